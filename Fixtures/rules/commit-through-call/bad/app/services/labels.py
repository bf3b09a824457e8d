"""One call that may land on a method and on its overrides is told once."""

from app.core.stores import Store, Stores


class LabelService:
    def __init__(self, stores: Stores):
        self.labels: Store = stores.labels

    def add(self, row):
        return self.labels.create(row)  # expect: commit-through-call "commits `self.labels.session`"
