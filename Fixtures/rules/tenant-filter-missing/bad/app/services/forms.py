"""Other ways to ask, and where the rows are changed."""

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.models.wagons import Load, Wagon


async def all_of_them(db: AsyncSession):
    return (await db.scalars(select(Wagon))).all()  # expect: tenant-filter-missing


async def how_many(db: AsyncSession):
    return await db.scalar(select(func.count(Wagon.id)).where(Wagon.is_empty))  # expect: tenant-filter-missing


async def step_by_step(db: AsyncSession, kind: str | None):
    statement = select(Wagon.kind, Wagon.plate)  # expect: tenant-filter-missing
    if kind:
        statement = statement.where(or_(Wagon.kind == kind, Wagon.kind.is_(None)))
    statement = statement.order_by(Wagon.kind).limit(10)
    return await db.execute(statement)


async def by_a_list(db: AsyncSession, kind: str):
    conditions = [Wagon.is_empty == True]  # noqa: E712
    conditions.append(Wagon.kind == kind)
    return await db.scalars(select(Wagon).where(*conditions))  # expect: tenant-filter-missing


async def emptied(db: AsyncSession):
    await db.execute(update(Wagon).where(Wagon.kind == "coal").values(is_empty=True))  # expect: tenant-filter-missing
    await db.execute(delete(Load).where(Load.weight == 0))  # expect: tenant-filter-missing


def the_old_way(db: Session, kind: str):
    return db.query(Wagon).filter_by(kind=kind).order_by(Wagon.plate).all()  # expect: tenant-filter-missing
