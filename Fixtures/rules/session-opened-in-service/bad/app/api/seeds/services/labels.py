"""Services hide below `api/` as well; the most specific folder decides."""

from app.core.database import AsyncSessionLocal


class LabelService:
    async def print(self, batch_id: int) -> str:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-service
            return f"{batch_id} {session.is_active}"
