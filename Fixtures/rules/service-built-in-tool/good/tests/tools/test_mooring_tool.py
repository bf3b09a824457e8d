"""Tests build what they like."""

from app.services.moorings import MooringService


async def test_free(session, context):
    assert await MooringService(session, context).free(3)
