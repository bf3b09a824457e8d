import asyncio

from app.services.store import write_all


class ReadingBuffer:
    def __init__(self, rows, opener):
        self.rows = rows
        self.opener = opener
        self.tasks = set()

    async def flush(self):
        if self.rows:
            task = asyncio.create_task(self._write())
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _write(self):
        async with self.opener() as session:
            await write_all(session, self.rows)
