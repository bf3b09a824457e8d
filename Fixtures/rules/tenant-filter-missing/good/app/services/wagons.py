"""The tenant is asked for, or nobody else's row can be found."""

import sqlalchemy as sa
from sqlalchemy import and_, exists, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.models.wagons import Load, Seal, Station, Wagon


class WagonService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def mine(self, kind: str):
        statement = (
            select(Wagon)
            .where(Wagon.client_account_id == self.context.client_account_id, Wagon.kind == kind)
            .order_by(Wagon.plate)
        )
        return (await self.db.scalars(statement)).all()


def scoped(statement, context):
    return statement.where(Wagon.client_account_id == context.client_account_id)


def own(context):
    return Wagon.client_account_id == context.client_account_id


async def by_a_helper(db: AsyncSession, context, kind: str):
    await db.scalars(scoped(select(Wagon).where(Wagon.kind == kind), context))
    statement = select(Wagon)
    statement = scoped(statement, context)
    await db.scalars(select(Wagon).where(own(context)))
    return await db.scalars(statement)


async def step_by_step(db: AsyncSession, context, kind: str):
    statement = select(func.count()).select_from(Wagon)
    found = select(Wagon)
    if kind:
        found = found.where(Wagon.kind == kind)
    found = found.where(and_(Wagon.client_account_id == context.client_account_id, Wagon.is_empty))
    conditions = [Wagon.kind == kind]
    conditions.append(Wagon.client_account_id == context.client_account_id)
    await db.scalars(select(Wagon).where(*conditions))
    await db.scalar(statement)
    return await db.scalars(found)


async def alone(db: AsyncSession, wagon: Wagon, plate: str, numbers: list[int]):
    await db.get(Wagon, wagon.id)
    await db.scalars(select(Wagon).where(Wagon.id == wagon.id))
    await db.scalars(select(Wagon).where(Wagon.id.in_(numbers)))
    await db.scalars(select(Wagon).where(Wagon.plate == plate))
    await db.scalars(select(Load).where(Load.wagon_id == wagon.id, Load.weight > 0))
    await db.execute(update(Wagon).where(Wagon.id == wagon.id).values(kind="coal"))


async def with_others(db: AsyncSession, context, town: str):
    await db.scalars(select(Wagon).join(Station).where(Station.town == town))
    await db.scalars(select(Wagon, Station).where(Station.town == town))
    await db.scalars(select(Load).where(exists().where(Wagon.id == Load.wagon_id)))
    await db.scalars(select(Wagon).where(Wagon.client_account == context.account))
    return await db.scalars(select(Station).where(Station.town == town))


def the_old_way(db: Session, context, filters):
    db.query(Wagon).filter(*filters).all()
    return db.query(Wagon).filter_by(client_account_id=context.client_account_id, kind="coal").all()


def base():
    return select(Wagon).where(Wagon.is_empty)


async def sum_for_all_tenants(db: AsyncSession):
    return await db.scalar(select(func.count(Wagon.id)))


async def who_has_any(db: AsyncSession):
    return await db.scalars(select(Wagon.client_account_id).distinct())


async def by_what_only_one_has(db: AsyncSession, context, token: str, station: Station):
    await db.scalars(select(Wagon).where(Wagon.share_token == token))
    return await db.scalars(select(Wagon).where(Wagon.station == station, Wagon.is_empty))


async def is_there_any(db: AsyncSession, context, filters):
    inner = select(Wagon.id).where(Wagon.client_account_id == context.client_account_id)
    await db.scalar(select(inner.exists()))
    await db.scalar(select(select(Wagon.id).where(Wagon.client_account_id == context.client_account_id).exists()))


def free_plate(context):
    return Wagon.kind + context.current_parameters["kind"]


async def nothing_at_all(db: AsyncSession, client_account_id: int):
    await db.scalars(select(Wagon).where(False))
    await db.scalars(select(Wagon).where(sa.false()))
    return await db.scalars(select(Wagon).where(false()))


async def by_the_number_of_its_seal(db: AsyncSession, client_account_id: int, number: int):
    return await db.scalar(select(Seal).where(Seal.number == number))
