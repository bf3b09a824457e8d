class AssetService(ServiceBase):
    def __init__(self, db, context):
        self.db = db
        self.assets = AssetRepository(db)

    async def archive(self, asset):
        asset.archived = True
        await self.assets.save(asset)

    async def both(self, other):
        await self.db.commit(); await other.commit()

    async def report(self):
        session = sessionmaker(
            self.engine,
            expire_on_commit=False,
        )()
        return session
