"""Plain functions of a `crud` folder are a repository too."""

from sqlalchemy.orm import Session


def add_line(db: Session, line, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
    db.add(line)
    if commit:
        db.commit()
        db.refresh(line)


def rename_line(db: Session, line, name: str, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
    line.name = name
    if commit is True:
        db.commit()
