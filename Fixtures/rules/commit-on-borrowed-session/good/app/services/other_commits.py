"""Other things are committed too: a git index, Kafka offsets, a search index, a ledger of the service's own."""

import git
from kafka import KafkaConsumer
from whoosh import index


class ArchiveService:
    def __init__(self, path: str, consumer: KafkaConsumer):
        self.repo = git.Repo(path)
        self.consumer = consumer
        self.ledger = Ledger()

    def store(self, name: str) -> None:
        self.repo.index.add([name])
        self.repo.index.commit(f"Add {name}")

    def receive(self) -> None:
        for message in self.consumer:
            self.store(message.value)
        self.consumer.commit()

    def look_up(self, path: str) -> None:
        writer = index.open_dir(path).writer()
        writer.commit()

    def enter(self, amount: int) -> None:
        self.ledger.commit(amount)
        self.commit()

    def commit(self) -> None:
        self.repo.git.commit("-m", "enter")


class Ledger:
    def __init__(self):
        self.entries = []

    def commit(self, amount: int) -> None:
        self.entries.append(amount)
