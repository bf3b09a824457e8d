"""What is given or opened is committed whenever nothing has gone wrong: also where it was given."""

from app.core.scopes import given_or_new


class ParcelService:
    def close(self, number: int, session=None) -> None:
        with given_or_new(session) as session:
            parcel = session.get("parcel", number)
            if not parcel:
                raise LookupError(number)
            parcel.is_open = False
            session.commit()  # expect: commit-on-borrowed-session "where one is given"
