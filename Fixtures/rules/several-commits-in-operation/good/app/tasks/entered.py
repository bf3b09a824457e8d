"""What a `with` in a loop enters is another one each round, whoever makes it."""

from lending.sessions import another_session, tenants_session


def beat(stop, attempts) -> None:
    while not stop.wait(5):
        try:
            with tenants_session() as db_session:
                db_session.execute("update attempts set beats = beats + 1")
                db_session.commit()
        except Exception:
            print("no beat")


async def move(tenants) -> None:
    for tenant in tenants:
        async with another_session(tenant) as session:
            session.add(tenant)
            await session.commit()
