class AssetRepository(ContextAwareRepository):
    async def save(self, asset):
        self.db.add(asset)
        await self._finish()

    async def _finish(self):
        await self.db.commit()
