"""Two classes of one name: which of them is meant is not said everywhere."""

from sqlalchemy.ext.asyncio import AsyncSession

try:
    from harbour_native import Crane
except ImportError:

    class Crane:
        def __init__(self, db: AsyncSession):
            self.db = db


if AsyncSession is not None:

    class Quay:
        def __init__(self, db: AsyncSession):
            self.db = db

        def close_quay(self):
            return None

else:

    class Quay:
        def __init__(self, db: AsyncSession):
            self.db = db


async def lift(db: AsyncSession):
    Crane(db).lift()
    Quay(db).close_quay()
    await db.flush()
