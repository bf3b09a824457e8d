"""A tool that is given a session, or a service, in place of the registry."""

from crewai.tools import BaseTool
from sqlalchemy.ext.asyncio import AsyncSession

from app.services.trees import TreeService


class PruneTool(BaseTool):  # expect: tool-without-registry
    def __init__(self, db: AsyncSession, context):  # expect: session-passed-to-tool
        super().__init__()
        self._db = db
        self._context = context

    async def _arun(self, tree_id: int) -> str:
        return await TreeService(self._db, self._context).prune(tree_id)


class GraftTool(BaseTool):  # expect: tool-without-registry
    def __init__(self, trees: TreeService):
        super().__init__()
        self._trees = trees

    async def _arun(self, tree_id: int) -> str:
        return await self._trees.graft(tree_id)
