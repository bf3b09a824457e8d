"""Numbers are not salted."""


def by_number(number: int) -> int:
    return hash(number) % 8


def by_cast(text: str) -> int:
    return hash(int(text)) % 8


def by_literal() -> int:
    return hash(42) % 8


def by_numbers(row: int, column: int) -> int:
    return hash((row, column)) % 8


def by_length(text: str) -> int:
    return hash(len(text)) % 8
