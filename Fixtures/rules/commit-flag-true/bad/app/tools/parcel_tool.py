from app.util.storage import store


class ParcelTool:
    def __init__(self, registry):
        self.registry = registry

    async def _arun(self, db, parcel):  # expect: session-passed-to-tool
        await store(db, parcel)  # expect: commit-flag-true
