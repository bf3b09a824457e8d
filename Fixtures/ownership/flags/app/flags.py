"""An effect under a flag belongs to the call that sets the flag."""

from sqlalchemy.orm import Session


def save(db: Session, row, commit: bool = True):  # expect-fact: commits?(parameter db)
    db.add(row)
    if commit:
        db.commit()


def save_softly(db: Session, row, *, commit=False):  # expect-fact: commits?(parameter db)
    if not commit:
        return
    db.commit()


def by_default(db: Session):  # expect-fact: commits(parameter db)
    save(db, 1)


def by_position(db: Session):
    save(db, 1, False)


def by_keyword(db: Session):
    save(db, 1, commit=False)


def by_soft_default(db: Session):
    save_softly(db, 1)


def by_soft_keyword(db: Session):  # expect-fact: commits(parameter db)
    save_softly(db, 1, commit=True)


def forwarded(db: Session, auto_commit=True):  # expect-fact: commits?(parameter db)
    save(db, 1, commit=auto_commit)


def forwarded_and_decided(db: Session):
    forwarded(db, auto_commit=False)


def with_options(db: Session, **options):  # expect-fact: likely commits(parameter db)
    save(db, 1, **options)


def by_expression(db: Session, rows):  # expect-fact: likely commits(parameter db)
    save(db, 1, commit=len(rows) > 3)


def inverted(db: Session, dry_run: bool = False):  # expect-fact: commits?(parameter db)
    if not dry_run:
        db.commit()


def really(db: Session):  # expect-fact: commits(parameter db)
    inverted(db)


def only_trying(db: Session):
    inverted(db, dry_run=True)


def own_if_missing(db: Session = None):  # expect-fact: opens?(opened), likely commits(parameter db), likely commits(opened)
    if db is None:
        db = Session()
    db.commit()


def given(db: Session):  # expect-fact: likely commits(parameter db)
    own_if_missing(db)


def not_given():  # expect-fact: opens(opened)
    own_if_missing()


def by_keywords(db: Session, **options):  # expect-fact: rollsBack?(parameter db)
    if "keep" not in options:
        db.rollback()


def with_keyword(db: Session):
    by_keywords(db, keep=True)


def without_keyword(db: Session):  # expect-fact: rollsBack(parameter db)
    by_keywords(db, other=True)


class Store:
    def save(self, db: Session, commit=False):  # expect-fact: commits?(parameter db)
        if commit:
            db.commit()

    def by_default(self, db: Session):
        self.save(db)

    def by_place(self, db: Session):  # expect-fact: commits(parameter db)
        self.save(db, True)

    def by_unknown(self, db: Session, rows):  # expect-fact: likely commits(parameter db)
        self.save(db, len(rows) > 3)


def either_of_two(db: Session, commit=False, force=False):  # expect-fact: commits(parameter db)
    if not (commit or force):
        return
    db.commit()


def both(db: Session, rows, commit=False):  # expect-fact: commits?(parameter db)
    if commit and rows:
        db.commit()


def by_both(db: Session, rows):
    both(db, rows)
