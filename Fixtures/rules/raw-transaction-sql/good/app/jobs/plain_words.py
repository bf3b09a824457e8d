"""The words as data, in logs, comparisons, keys, calendars and certificates."""

import logging

log = logging.getLogger(__name__)

HEADER = "-----BEGIN PRIVATE KEY-----"
SHORT_HEADER = "BEGIN PRIVATE KEY"


def read(lines: list[str], parser) -> list[str]:
    log.info("COMMIT")
    print("ROLLBACK")
    words = {"BEGIN": 1, "COMMIT": 2}
    parser.expect("BEGIN")
    parser.execute("BEGIN:VCARD")
    parser.execute(SHORT_HEADER)
    return [line for line in lines if line != "COMMIT" and not line.startswith("BEGIN") and words.get("ROLLBACK") is None]
