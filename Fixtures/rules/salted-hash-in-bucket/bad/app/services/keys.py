"""Ids that are stored, sent or compared later, in another process."""


def cache_key(question: str) -> str:
    return f"answer:{hash(question)}"  # expect: salted-hash-in-bucket


def file_name(url: str) -> str:
    return "page-" + str(hash(url)) + ".html"  # expect: salted-hash-in-bucket


def short_id(text: str) -> str:
    return hex(hash(text))[2:10]  # expect: salted-hash-in-bucket


class PageService:
    def __init__(self, db):
        self.db = db

    def store(self, page, url: str, row) -> None:
        page.id = hash(url)  # expect: salted-hash-in-bucket
        self.db.add(page)
        self.db.add(row(external_id=hash(url)))  # expect: salted-hash-in-bucket
