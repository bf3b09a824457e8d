"""When ferries leave."""


def next_ferry(quay):
    return f"the next ferry from {quay}"


async def sail(db, ferry):
    return db, ferry
