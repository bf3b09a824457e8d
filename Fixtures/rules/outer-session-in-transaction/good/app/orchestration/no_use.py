"""Reading a name or an attribute of the outer session does no work in it; a string does not, either."""

import logging

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import AsyncSessionLocal

log = logging.getLogger(__name__)


async def store(db: AsyncSession, parcel) -> None:
    async with AsyncSessionLocal() as inner:
        inner.info["tenant"] = db.info["tenant"]
        log.debug("not db.add(parcel)")
        # db.add(parcel)
        if db is not inner:
            inner.add(parcel)
        await inner.commit()
