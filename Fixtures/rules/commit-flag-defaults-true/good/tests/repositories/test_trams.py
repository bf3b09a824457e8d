"""Tests are left out."""


class FakeTramRepository:
    async def create(self, tram, commit: bool = True):
        return tram, commit
