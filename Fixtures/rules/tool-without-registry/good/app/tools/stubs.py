"""A stub of the base class, a protocol, an abstract tool: nothing runs in them."""

from abc import abstractmethod
from typing import Protocol

try:
    from crewai.tools import BaseTool
except ImportError:

    class BaseTool:
        def _run(self) -> str:
            raise NotImplementedError


class RunsTool(Protocol):
    def _run(self, bed_id: int) -> str: ...


class AbstractTool(BaseTool):
    @abstractmethod
    def _run(self, bed_id: int) -> str: ...
