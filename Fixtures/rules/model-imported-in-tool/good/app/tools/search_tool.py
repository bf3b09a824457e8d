"""What a module of models declares beside its models: an object with methods, a class without a base, a function."""

from crewai.tools import BaseTool

from app.models.catalogue import Exhibits, ExhibitTable, search_terms


class SearchTool(BaseTool):
    name: str = "search"

    def _run(self, text: str) -> str:
        table: ExhibitTable = Exhibits
        return f"{search_terms(text)} in {table}"
