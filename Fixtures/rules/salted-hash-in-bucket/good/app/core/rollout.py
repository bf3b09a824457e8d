"""The common case: a digest is the same in every process, on every machine, after every start."""

import hashlib
import zlib


def is_in_trial(tenant_id: str, percent: int) -> bool:
    digest = hashlib.sha256(tenant_id.encode()).digest()
    return int.from_bytes(digest[:8]) % 100 < percent


def worker(name: str, workers: int) -> int:
    return zlib.crc32(name.encode()) % workers
