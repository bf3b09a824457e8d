"""A way through re-exports, stars, aliases, relative and local imports."""

import app
import app.deep as far
from app import finish as end


def by_alias(db):  # expect-fact: commits(parameter db)
    end(db)


def by_module(db):  # expect-fact: commits(parameter db)
    far.level_three(db)


def by_package(db):  # expect-fact: commits(parameter db)
    app.finish(db)


def by_local_import(db):  # expect-fact: commits(parameter db)
    from app.inner.one import level_one

    level_one(db)
