"""Executors of the standard library's kind run functions, in threads or processes."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

from sqlalchemy.orm import Session


class NamedExecutor(ThreadPoolExecutor):
    def __init__(self, session: Session, workers: int = 4):
        super().__init__(workers)
        self.label = str(session)


class ReportExecutor(ProcessPoolExecutor):
    def __init__(self, db):
        super().__init__()
        self.label = str(db)


class InlineExecutor(Executor):
    def __init__(self, session: Session):
        self.session = session

    def submit(self, work, /, *args, **kwargs):
        return work(*args, **kwargs)
