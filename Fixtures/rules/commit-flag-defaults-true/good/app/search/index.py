"""Code without a role that writes a search index, with the flag of that library."""


class IndexWriter:
    def add(self, document: dict, commit: bool = True) -> None:
        if commit:
            self.write(document)

    def write(self, document: dict) -> None:
        document["written"] = True
