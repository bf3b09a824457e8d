from app.core.database import AsyncSessionLocal
from app.services.asset import AssetService


class AssetTool(BaseTool):
    """Renames assets."""

    async def _arun(self, asset_id, name):
        async with AsyncSessionLocal() as db:
            asset = await db.get(Asset, asset_id)
            asset.name = name

            await db.commit()
        return asset


def create_asset_tools(context):
    return [AssetTool(context=context)]
