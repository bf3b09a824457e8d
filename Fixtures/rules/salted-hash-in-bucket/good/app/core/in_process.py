"""Compared, counted and remembered inside one process: the number never leaves it."""


def distinct(texts: list[str]) -> int:
    seen = set()
    for text in texts:
        seen.add(hash(text))
    return len(seen)


def changed(before: str, after: str) -> bool:
    return hash(before) != hash(after)


def is_hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def remembered(text: str, memory: dict[int, str]) -> str:
    key = hash(text)
    if key not in memory:
        memory[key] = text.upper()
    return memory[key]


def next_free(text: str, memory: dict[int, str]) -> dict[str, int]:
    key = hash(text)
    while memory.setdefault(key, text) != text:
        key += 1
    return {"key": key}
