"""Repositories on a synchronous session: the type has another name here, and so has the attribute."""

from sqlalchemy.orm import Session as OrmSession


class CopyRepository:
    def __init__(self, handle: OrmSession) -> None:
        self._handle = handle

    def add(self, copy) -> None:
        self._handle.add(copy)
        self._handle.commit()  # expect: commit-on-borrowed-session "`self._handle`"

    def add_many(self, copies) -> int:
        count = 0
        for copy in copies:
            self._handle.add(copy)
            if count % 100 == 0:
                self._handle.commit()  # expect: commit-on-borrowed-session
            count += 1
        else:
            self._handle.commit()  # expect: commit-on-borrowed-session
        return count
