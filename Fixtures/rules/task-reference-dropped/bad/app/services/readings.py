import asyncio

from app.services.store import write_all


class ReadingBuffer:
    def __init__(self, rows, opener):
        self.rows = rows
        self.opener = opener

    async def flush(self):
        if self.rows:
            # expect(+1): task-reference-dropped "before `write_all` is done with the database"
            asyncio.create_task(self._write())

    async def _write(self):
        async with self.opener() as session:
            await write_all(session, self.rows)
