"""Functions that call each other, a module that imports itself, classes that derive from each other: all end."""

import app.one
from app.two import Second, pong
from sqlalchemy.orm import Session
from typing import Dict, List, TypeAlias, Union

Tree: "Dict[str, Union[Tree, List[Tree], Forest]]" = {}
Forest: "List[Union[Tree, Forest]]" = []
Both: TypeAlias = "Dict[Both, List[Both]]"


def ping(db: Session, count):  # expect-fact: commits(parameter db)
    if count > 0:
        pong(db, count - 1)


def alone(db: Session, count):  # expect-fact: rollsBack(parameter db)
    alone(db, count - 1)
    db.rollback()


def by_itself(db: Session):  # expect-fact: rollsBack(parameter db)
    app.one.alone(db, 1)


class First(Second):
    def finish(self, db: Session):  # expect-fact: commits(parameter db)
        self.end(db)


def by_trees(trees: Tree, all: Both, db: Session):  # expect-fact: commits(parameter db)
    for tree in trees:
        tree.grow(all[tree].grow())
    ping(db, 1)
