from app.util.counting import count_orders
from sqlalchemy.ext.asyncio import AsyncSession


class ExportService:
    def __init__(self, db: AsyncSession):
        self.db = db

    async def export_in_background(self, path):
        """Only ever started: there is no session that it could be handed."""
        print(path, await count_orders())
