"""Keys made of the text itself, or of its digest."""

import hashlib


class PageService:
    def __init__(self, db):
        self.db = db

    def store(self, page, url: str) -> None:
        page.id = hashlib.sha256(url.encode()).hexdigest()
        self.db.add(page)
