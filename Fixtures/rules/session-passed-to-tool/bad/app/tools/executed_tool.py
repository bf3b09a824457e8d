"""A base of one's own, whose tools are executed."""

from typing import Any


class BaseTool:
    name = ""

    async def execute(self, arguments: dict, db_session: Any) -> str:
        raise NotImplementedError


class WeighTool(BaseTool):
    name = "weigh"

    async def execute(self, arguments: dict, db_session: Any) -> str:  # expect: session-passed-to-tool "`db_session`"
        return str(await db_session.scalar(arguments["crate"]))
