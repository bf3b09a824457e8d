from contextlib import asynccontextmanager, contextmanager
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

Factory = async_sessionmaker()


def fresh():  # expect-fact: opens(opened)
    return Factory()


@asynccontextmanager
async def borrowed_desk():  # expect-fact: opens(opened), closes(opened)
    async with Factory() as db:
        yield db


async def provide():  # expect-fact: opens(opened), closes(opened)
    async with Factory() as db:
        yield db


@asynccontextmanager
async def desk_of_desks():  # expect-fact: opens(opened), closes(opened)
    async with borrowed_desk() as db:
        yield db


class Manager:
    def __init__(self, factory: async_sessionmaker = Factory):
        self.factory = factory

    def open(self):  # expect-fact: opens(opened)
        return self.factory()
