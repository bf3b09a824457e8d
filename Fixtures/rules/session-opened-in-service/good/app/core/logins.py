"""Sessions that are rows: what one visitor has logged in with."""


class Login:
    def __init__(self, name: str):
        self.name = name


class LoginTable:
    async def create_session(self, name: str) -> Login | None:
        return Login(name)

    async def get_db_session(self, name: str) -> Login:
        return Login(name)


Logins = LoginTable()


class Store:
    dialect = "sqlite"


_store = Store()


def get_db() -> Store:
    return _store
