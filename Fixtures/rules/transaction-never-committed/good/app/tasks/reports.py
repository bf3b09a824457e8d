"""A factory that nobody here has written: it may commit when its block ends."""

from sqlalchemy.ext.asyncio import AsyncSession


class Report:
    def __init__(self, session_factory):
        self.session_factory = session_factory


async def refresh(session: AsyncSession, report):
    session.add(report)


def build(db_session_factory):
    async def run(report):
        async with db_session_factory() as session:
            await refresh(session, report)

    return run
