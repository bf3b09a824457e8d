from app.core.storage import AuditedWriter, Writer, finish, finish_by_way_of_others, start_again
from sqlalchemy.ext.asyncio import AsyncSession


class OrderService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context
        self.writer = AuditedWriter(db)

    async def place(self, order):
        self.db.add(order)
        await finish(self.db)

    async def place_far_away(self, order):
        await finish_by_way_of_others(self.db)

    async def place_written(self, order):
        await self.writer.save_with_audit(order, "me")  # expect: commit-through-call "`self.writer.db`"

    async def place_by_default(self, order):
        await Writer(self.db).save(order)  # expect: commit-flag-true

    async def place_by_position(self, order):
        writer = Writer(self.db)
        await writer.save(order, True)  # expect: commit-flag-true

    async def cancel(self, order, db: AsyncSession):
        await start_again(db)  # expect: commit-through-call "rolls back `db`"

    async def place_all(self, orders):
        for order in orders:
            await self._place(order)

    async def _place(self, order):
        await self.writer.save(order)  # expect: commit-flag-true
