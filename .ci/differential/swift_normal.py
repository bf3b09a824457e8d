"""What is made equal before our output for Swift is compared with that of the compiler's own parser, and why. Nothing
is made equal anywhere else.

Tokens
    Words           keywords, names, `$0` and `_` are one class: which words are keywords, the parser decides by their
                    place, and the facts show whether it decided alike.
    Strings         the compiler has tokens for quotes, `#`s, text and the parts of `\\(`; the reference puts them
                    together as our lexer cuts them (see swift/Tokens.swift). So with regular expressions.
    Operators       pieces that touch are one run. A run in one piece has its class, `prefix`, `infix` or `postfix`; one in
                    several on either side has none, for the pieces are cut where a generic argument list ends.
                    What stands behind `func` and `operator`, or is `...`, `<` or `>` has no class either: there
                    the compiler's parser forgets what its lexer saw.
    `::`            two colons.
    End of file     left out.

Facts are equal as they are. Their form:
    places          the word `import`, `class`, `extension`, `func`, `init`, ...; for a call its first token, `#` for a
                    macro; for a closure its `{`.
    import          `import A.B` is module `A.B`; `import struct A.B.C` is module `A.B`, name `C`.
    class           every nominal type and extension. `name` has the types and functions around it, without backticks
                    and generic arguments. `bases` as written, with blanks between words and numbers only.
    function        `func`, `init`, `deinit`, `subscript`, also without a body; no accessors, closures, enum cases,
                    macros. `labels`: null for `_` and for the lone name of a subscript's parameter. `parameters`: the
                    inner names. `throws` is true for `rethrows`.
    call            calls and macro expansions (`#name`). No calls are: attributes (but those in their arguments),
                    the conditions of `#if`, patterns (`case .a(let x)`) and what stands in them.
                    `callee`: names without backticks, generic arguments and labels; `?` and `!` are left out; a call
                    within is `a().b`, a subscript `a[].b`, any other base `?`; a group of one chain is that chain.
                    In a header, `if f(x) { }, b { }`, SwiftParser makes a second call of the closure; the compiler
                    itself makes one call of both (`-dump-parse`), and so does the reference.
    closure         `call` is the place of the call that it is an argument of, in parentheses or trailing, else null.
"""

import re

_KINDS = {
    "dollar": "word",
    "identifier": "word",
    "underscore": "word",
    "leftParenthesis": "(",
    "rightParenthesis": ")",
    "leftBracket": "[",
    "rightBracket": "]",
    "leftBrace": "{",
    "rightBrace": "}",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "at": "@",
    "backslash": "\\",
    "dot": ".",
    "equal": "=",
    "arrow": "->",
    "questionPostfix": "?postfix",
    "questionInfix": "?infix",
    "exclamationPostfix": "exclamation",
    "ampersandPrefix": "&prefix",
    "less": "<",
    "greater": ">",
    "andAnd": "infix",
    "orOr": "infix",
    "questionQuestion": "infix",
    "comparison": "infix",
    "compoundAssignment": "infix",
    "infixOperator": "infix",
    "prefixOperator": "prefix",
    "postfixOperator": "postfix",
}
OPERATORS = {"infix", "prefix", "postfix", "<", ">", "=", "->", "?postfix", "?infix", "exclamation", "&prefix"}
_KIND = re.compile(r"^\w+", re.M)


def _class(kind: re.Match) -> str:
    kind = kind[0]
    known = _KINDS.get(kind)
    if known is None:
        if re.match(r"(word|kw)[A-Z]", kind):
            known = "word"
        elif re.match(r"pound[A-Z]", kind):
            known = "directive"
        else:
            # `integer`, `string`, `lineComment`, ...: the reference uses the same name.
            known = kind
        _KINDS[kind] = known
    return known


def token_classes(listing: str) -> str:
    """Our listing with the classes of the reference instead of our kinds."""
    return _KIND.sub(_class, re.sub(r"^endOfFile .*\n", "", listing, flags=re.M))


def runs(listing: str, text: list[str]) -> list[tuple]:
    """The tokens as (class, start, end), operators that touch made one. `text` is the lines of the file."""

    def shown(start: tuple, end: tuple) -> str:
        return text[start[0] - 1][start[1] - 1 : end[1] - 1] if start[0] <= len(text) else ""

    found = []
    behind_declaration = False
    for line in listing.splitlines():
        name, *numbers = line.split(" ")
        start, end = tuple(map(int, numbers[:2])), tuple(map(int, numbers[2:]))
        if name == "::":
            middle = (start[0], start[1] + 1)
            found += [(":", start, middle), (":", middle, end)]
            continue
        if name in OPERATORS:
            last = found[-1] if found else None
            if last and last[0] in OPERATORS | {"run"} and last[2] == start:
                found[-1] = ("run", last[1], end)
                continue
            if behind_declaration or shown(start, end) in ("...", "<", ">"):
                name = "run"
        behind_declaration = name == "word" and shown(start, end) in ("func", "operator")
        found.append((name, start, end))
    return found


def same(ours: tuple, theirs: tuple) -> bool:
    """Whether two of `runs` are equal: a run of several pieces has no class."""
    if ours == theirs:
        return True
    return ours[1:] == theirs[1:] and "run" in (ours[0], theirs[0]) and {ours[0], theirs[0]} <= OPERATORS | {"run"}
