"""What is made equal before our output is compared with CPython's, and why. Nothing is made equal anywhere else.

Reading a file
    Decoded as `compile()` does: BOM, PEP 263, then CRLF and lone CR become LF. (`tokenize` on raw bytes takes a lone CR
    for a stray character, while `compile()` ends the line there; ours follows `compile()`.) Decoding is strict: bytes
    that are no UTF-8 count as rejected, also in comments, where `ast.parse(bytes)` of 3.13 lets them pass.

Tokens
    NEWLINE, NL     only the start is compared: the width of a line ending is 1 after the translation above.
    NL of no width  dropped. `tokenize` makes one for a last line of only blanks or comment without a line ending.
    last DEDENTs and ENDMARKER
                    only kind and number: where "after the end" is depends on the last line ending.
    FSTRING_MIDDLE  empty ones are dropped and touching ones merged, and a doubled brace counts with both its
                    characters. `tokenize` splits the text after `{{`, `}}` and `\\N{...}`, leaves the second brace out
                    of every token, and makes an empty token where a format specification ends.

Facts
    Names in NFKC   `ast` normalises identifiers, a reader of bytes need not.
"""

import io
import re
import tokenize
import unicodedata


def source_text(data: bytes) -> str:
    """The characters that `compile()` sees. Raises SyntaxError, LookupError or UnicodeDecodeError."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    text = data.decode(encoding)
    if "\0" in text:
        # `tokenize` of 3.13.0 trips over its own error here and raises SystemError.
        raise SyntaxError("source code cannot contain null bytes")
    # A codec such as utf-7 or unicode_escape can bring forth line endings that the bytes did not show.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_braces(tokens):
    """Widens each FSTRING_MIDDLE that ends in a doubled brace by the brace that `tokenize` leaves out.

    Inside the text of an f-string the next token touches the last, except after such a pair.
    """
    previous = None
    for token in tokens:
        if previous is not None:
            line, column = previous.end
            if previous.string[-1:] in ("{", "}") and token.start == (line, column + 1):
                previous = previous._replace(end=(line, column + 1))
            yield previous
        previous = token if token.type == tokenize.FSTRING_MIDDLE else None
        if previous is None:
            yield token
    if previous is not None:
        yield previous


_STEPS = [
    (re.compile(r"^NL (\d+ \d+) \1\n", re.M), ""),
    (re.compile(r"^(NEWLINE|NL) (\d+ \d+) \d+ \d+$", re.M), r"\1 \2"),
    (re.compile(r"^FSTRING_MIDDLE (\d+ \d+) \1\n", re.M), ""),
]
_TOUCHING = re.compile(r"^FSTRING_MIDDLE (\d+ \d+) (\d+ \d+)\nFSTRING_MIDDLE \2 (\d+ \d+)$", re.M)
_TAIL = re.compile(r"(?:^(?:DEDENT|ENDMARKER) \d+ \d+ \d+ \d+\n)+\Z", re.M)


def canonical_tokens(listing: str) -> str:
    """The compact token lines of one file (`KIND line column endLine endColumn`) in the form in which two are equal."""
    for pattern, replacement in _STEPS:
        listing = pattern.sub(replacement, listing)
    count = 1
    while count:
        listing, count = _TOUCHING.subn(r"FSTRING_MIDDLE \1 \3", listing)
    return _TAIL.sub(lambda tail: re.sub(r" .*", "", tail.group()), listing)


def canonical_name(value):
    """A name or a list of names of a fact, in the spelling `ast` gives it."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFKC", value)
    if isinstance(value, list):
        return [canonical_name(entry) for entry in value]
    return value
