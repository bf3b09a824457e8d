from app.inner import *
from app import inner as package


def level_three(db):  # expect-fact: commits(parameter db)
    level_two(db)


def by_package(db):  # expect-fact: commits(parameter db)
    package.level_one(db)
