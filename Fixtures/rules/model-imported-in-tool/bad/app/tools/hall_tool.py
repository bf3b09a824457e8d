"""A table stays one, also behind a class of one's own and next to schemas."""

from app.models.room import (
    Hall,  # expect: model-imported-in-tool "`Hall` from `app.models.room`"
    HallRead,
)


def show(hall: Hall) -> HallRead:
    return HallRead(name=hall.name)
