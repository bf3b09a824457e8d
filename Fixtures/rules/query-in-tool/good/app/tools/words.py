"""`await db.execute(select(Bike))`, in a sentence."""

# session.query(Bike).all()

TEXT = "session.scalars(select(Bike))"
