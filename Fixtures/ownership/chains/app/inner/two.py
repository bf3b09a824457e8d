from . import one


def level_two(db):  # expect-fact: commits(parameter db)
    one.level_one(db)
