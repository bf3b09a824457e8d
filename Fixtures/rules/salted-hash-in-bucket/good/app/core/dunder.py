"""What `__hash__` is for: dictionaries and sets of this process."""


class Place:
    def __init__(self, country: str, town: str):
        self.country = country
        self.town = town

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.country, self.town) == (other.country, other.town)

    def __hash__(self) -> int:
        return hash((self.country, self.town))


class Folded:
    def __init__(self, text: str):
        self.text = text

    def __hash__(self) -> int:
        return hash(self.text.casefold()) % 1_000_003
