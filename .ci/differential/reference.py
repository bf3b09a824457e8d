"""Prints what CPython 3.13 itself says about Python files, in the form of `sessionlint inspect`.

    reference.py tokens|facts [--jobs N] [FILE...]        file names from standard input, one a line, if none are given

Each file opens with the line `# <file>`. `tokens` goes on with one line a token, `KIND line column endLine endColumn`, as
`inspect tokens --compact`; `facts` with JSON lines as `inspect facts`, which has no opening lines. Lines and columns are
1-based, columns in code points, ends exclusive. A file that CPython rejects gives the one line `! <file>: <why>` instead.
Output is in the order of the names.

What surprises in `tokenize` and `ast` of 3.13, for whoever writes a lexer to match (normal.py has what we even out):
  - A DEDENT stands before the next token of code, after all comments and blank lines, and an INDENT spans column 0 to
    the first token. A last line without an ending has a NEWLINE nevertheless, after trailing blanks and comment.
  - Form feed sets the indentation back to nothing but counts as a column. A backslash in leading blanks makes its own
    column the indentation of the logical line, unless that is 0; INDENT then stands on the last of its lines.
  - The comment after a continuation (`x \\`, `# c`) belongs to the statement: COMMENT, NEWLINE.
  - Every character from U+0080 up is part of a NAME, a no-break space or a curly quote too. `$`, `?`, a backquote and
    a lone `!` are OP. Brackets are counted, not matched: `(]` closes.
  - Numbers end where they must: `1if`, `0xfor` is `0xf` `or`, `1_000j`, `1e` is `1` `e`, `1.__class__` is `1.` and a
    name, `1L` is two tokens. But `1_`, `0x`, `0or` reject the file.
  - In an f-string `:` and `!` end the expression only at its own bracket depth; there `:=` is `:` and text, and a
    lambda is cut in two, while `!=` stays an operator. In a format specification braces cannot be doubled: `{{` opens a
    field and a set. `\\N{...}` is text, unless the string is raw or the backslash is itself escaped. A backslash before
    a brace is text. A line end in the specification of a single-quoted f-string ends its text and is an NL.
  - `case A():` is no call. A call starts where its function starts, with that one's parentheses: `(a)()` at the `(`.
  - `ast` spells identifiers in NFKC; its columns are UTF-8 bytes, `tokenize`'s are code points.
"""

import argparse
import ast
import io
import json
import multiprocessing
import sys
import tokenize
import warnings

from normal import source_text, whole_braces

REJECTED = (SyntaxError, UnicodeDecodeError, LookupError, ValueError, RecursionError, MemoryError, tokenize.TokenError)


def token_listing(path: str, text: str) -> str:
    kinds = tokenize.tok_name
    lines = []
    # Lines end at "\n" alone; io.StringIO would translate others only if asked to.
    for token in whole_braces(tokenize.generate_tokens(io.StringIO(text, newline="\n").readline)):
        (line, column), (end_line, end_column) = token.start, token.end
        if not token.string and token.type in (tokenize.NEWLINE, tokenize.NL):
            end_column = column
        lines.append(f"{kinds[token.type]} {line} {column + 1} {end_line} {end_column + 1}\n")
    return "".join(lines)


class Facts(ast.NodeVisitor):
    """Collects the facts of one file. `path` is the dotted path of what encloses, `function` that of the nearest def."""

    def __init__(self, file: str, text: str):
        self.file = file
        self.lines = text.split("\n")
        self.path: list[str] = []
        self.function: str | None = None
        self.facts: list[dict] = []

    def add(self, node, kind: str, **details):
        line = self.lines[node.lineno - 1]
        column = node.col_offset
        if not line.isascii():
            column = len(line.encode()[:column].decode())
        self.facts.append({"file": self.file, "line": node.lineno, "column": column + 1, "fact": kind, **details})

    def visit_all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_Import(self, node):
        for alias in node.names:
            self.add(alias, "import", module=alias.name, name=None, **{"as": alias.asname})

    def visit_ImportFrom(self, node):
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            self.add(alias, "import", module=module, name=alias.name, **{"as": alias.asname})

    def visit_ClassDef(self, node):
        bases = ["*" + spelling(base.value) if isinstance(base, ast.Starred) else spelling(base) for base in node.bases]
        self.add(node, "class", name=".".join([*self.path, node.name]), bases=bases)
        self.visit_all(node.decorator_list)
        self.visit_all(node.type_params)
        self.visit_all(node.bases)
        self.visit_all(node.keywords)
        self.path.append(node.name)
        self.visit_all(node.body)
        self.path.pop()

    def visit_FunctionDef(self, node):
        arguments = node.args
        names = [argument.arg for argument in arguments.posonlyargs + arguments.args]
        if arguments.vararg:
            names.append("*" + arguments.vararg.arg)
        names += [argument.arg for argument in arguments.kwonlyargs]
        if arguments.kwarg:
            names.append("**" + arguments.kwarg.arg)
        name = ".".join([*self.path, node.name])
        is_async = isinstance(node, ast.AsyncFunctionDef)
        self.add(node, "function", name=name, parameters=names, **{"async": is_async})
        # All of the head is evaluated outside the function.
        self.visit_all(node.decorator_list)
        self.visit_all(node.type_params)
        self.visit(arguments)
        self.visit_all([node.returns])
        outer = self.function
        self.path.append(node.name)
        self.function = name
        self.visit_all(node.body)
        self.path.pop()
        self.function = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Call(self, node):
        arguments = [(place(argument), "*" if isinstance(argument, ast.Starred) else None) for argument in node.args]
        arguments += [(place(keyword), keyword.arg or "**") for keyword in node.keywords]
        labels = [label for _, label in sorted(arguments, key=lambda argument: argument[0])]
        self.add(node, "call", callee=spelling(node.func), labels=labels, function=self.function)
        self.generic_visit(node)


def place(node):
    return node.lineno, node.col_offset


def spelling(node) -> str:
    """The text of a chain without white space: `a.b`, `a().b`, `a[].b`, and `?` for any other base."""
    tail: list[str] = []
    while True:
        match node:
            case ast.Name(id=name):
                tail.append(name)
            case ast.Attribute(value=base, attr=name):
                tail.append("." + name)
                node = base
                continue
            case ast.Call(func=base):
                tail.append("()")
                node = base
                continue
            case ast.Subscript(value=base):
                tail.append("[]")
                node = base
                continue
            case _:
                tail.append("?")
        return "".join(reversed(tail))


def fact_listing(path: str, text: str) -> str:
    visitor = Facts(path, text)
    visitor.visit(ast.parse(text))
    kinds = ("import", "class", "function", "call")
    visitor.facts.sort(key=lambda fact: (fact["line"], fact["column"], kinds.index(fact["fact"])))
    return "".join(json.dumps(fact, ensure_ascii=False, separators=(",", ":")) + "\n" for fact in visitor.facts)


LISTINGS = {"tokens": token_listing, "facts": fact_listing}


def listing(job: tuple[str, str]) -> str:
    command, path = job
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000)
    try:
        with open(path, "rb") as file:
            return f"# {path}\n" + LISTINGS[command](path, source_text(file.read()))
    except REJECTED as error:
        return f"! {path}: {type(error).__name__}: {error}".replace("\n", " ") + "\n"


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f"reference.py: must run under CPython 3.13, this is {sys.version.split()[0]}")
    parser = argparse.ArgumentParser(prog="reference.py")
    parser.add_argument("command", choices=LISTINGS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    files = options.files or sys.stdin.read().split("\n")[:-1]
    jobs = [(options.command, file) for file in files]
    if options.jobs > 1 and len(jobs) > 1:
        with multiprocessing.Pool(options.jobs) as pool:
            for text in pool.imap(listing, jobs, chunksize=8):
                sys.stdout.write(text)
    else:
        for job in jobs:
            sys.stdout.write(listing(job))


if __name__ == "__main__":
    main()
