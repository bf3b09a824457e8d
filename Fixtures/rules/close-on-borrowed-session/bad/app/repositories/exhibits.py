"""A repository closes after each call, so that the rows it hands out are detached."""

from sqlalchemy.orm import Session


class ExhibitQueries:
    def __init__(self, session: Session):
        self.session = session

    def by_room(self, room: str) -> list:
        found = list(self.session.info.get(room, ()))
        self.session.close()  # expect: close-on-borrowed-session
        return found

    def by_year(self, year: int) -> list:
        with open("years.txt") as file:
            found = file.readlines()
            file.close()
        self.session.close()  # expect: close-on-borrowed-session
        return found[year:]
