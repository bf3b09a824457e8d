from crewai.tools import BaseTool

from ..guides import models


class RemarkTool(BaseTool):
    def _run(self, text: str) -> str:
        return models.Remark(text=text).text
