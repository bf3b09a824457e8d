"""A folder called `crud` holds repositories as well, and a function is enough."""


def add_fare(fare) -> None:
    from app.core.database import SessionLocal as Local

    session = Local()  # expect: session-opened-in-repository
    try:
        session.add(fare)
        session.commit()
    finally:
        session.close()
