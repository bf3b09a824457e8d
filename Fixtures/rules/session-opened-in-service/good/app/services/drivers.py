"""A store of vectors has a database of its own: those who ask it open no session of theirs."""

from app.vectors.store import VectorStore


class SearchService:
    def __init__(self, store: VectorStore):
        self.store = store

    def near(self, vector: list) -> list:
        return self.store.near(vector)
