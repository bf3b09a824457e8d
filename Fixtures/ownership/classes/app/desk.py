"""Sessions kept by objects: context managers written as classes, and factories under attributes."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

Factory = async_sessionmaker()


class Unit:
    def __init__(self, factory: async_sessionmaker = Factory):
        self.factory = factory

    async def __aenter__(self):  # expect-fact: opens(opened)
        self.db = self.factory()
        return self

    async def __aexit__(self, *error):  # expect-fact: commits(attribute self.db), closes(attribute self.db)
        await self.db.commit()
        await self.db.close()

    async def finish(self):  # expect-fact: commits(attribute self.db)
        await self.db.commit()


class Loan:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def __aenter__(self):
        return self.db

    async def __aexit__(self, *error):  # expect-fact: commits(attribute self.db)
        await self.db.commit()


class Shelf:
    make = Factory

    def __init__(self, open_desk: async_sessionmaker):
        self.open_desk = open_desk
        self.own = Factory

    async def by_parameter_of_constructor(self):  # expect-fact: opens(opened), commits(opened)
        db = self.open_desk()
        await db.commit()

    async def by_own(self):  # expect-fact: opens(opened), commits(opened), closes(opened)
        async with self.own() as db:
            await db.commit()

    async def by_class(self):  # expect-fact: opens(opened), commits(opened)
        db = self.make()
        await db.commit()
