"""Rewrites source files so that they mean the same: comments, names of local variables, the order of functions.

CPython's own `tokenize`, `ast` and `symtable` tell where that is safe; for Swift the program's list of tokens does, which
other trials hold against the compiler's.
"""

import ast
import fnmatch
import io
import itertools
import json
import keyword
import pathlib
import random
import re
import subprocess
import symtable
import tokenize
import tomllib
import warnings

BREAKS = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENCODING)
COMMENTS = ["a word", "session.commit() is done elsewhere", "ä😀 \u202f", "db = AsyncSessionLocal()", "", "'''", '"""']


# Comments.


def commented(
    source: bytes, suffix: str, tool: str, path: pathlib.Path, chance: random.Random
) -> tuple[bytes, list[int]] | None:
    """The text with lines and comments put in, and for each of its lines the number of the old one; None if untouched."""
    if b"\r" in source or b"\f" in source or b"coding" in source[:200]:
        return None
    try:
        lines = source.decode().split("\n")
    except UnicodeDecodeError:
        return None
    free = free_python_lines(source) if suffix == ".py" else free_swift_lines(tool, path, source)
    if free is None:
        return None
    starts, ends = free
    mark = "#" if suffix == ".py" else "//"
    text: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(lines, 1):
        # What stands below a comment may be what it is about, and the first lines may be about the file.
        if number > 2 and number in starts and not is_comment(lines[number - 2]) and chance.random() < 0.2:
            for _ in range(chance.choice([1, 1, 3])):
                indent = " " * chance.choice([0, 4, 7])
                word = chance.choice(COMMENTS)
                text.append(chance.choice(["", indent, f"{indent}{mark} {word}", f"{indent}{mark} {word}"]))
                numbers.append(number)
        if number in ends and line.strip() and mark not in line and chance.random() < 0.1:
            line += f"  {mark} {chance.choice(COMMENTS)}"
        text.append(line)
        numbers.append(number)
    return "\n".join(text).encode(), numbers


def is_comment(line: str) -> bool:
    return "sessionlint" in line or "expect" in line or line.lstrip().startswith(("#", "//", "*", "/*"))


def free_python_lines(source: bytes) -> tuple[set[int], set[int]] | None:
    """Lines before which a line may be put, and lines at whose end a comment may stand; None if it is not Python."""
    try:
        ast.parse(source)
        tokens = list(tokenize.tokenize(io.BytesIO(source).readline))
    except (SyntaxError, ValueError, RecursionError, tokenize.TokenError):
        return None
    last = {token.end[0] for token in tokens if token.type in (tokenize.NEWLINE, tokenize.NL)}
    # A place that goes on in the next line is told up to the end of its first one, with a comment that stands there.
    begun = {right.start[0] for left, right in zip(tokens, tokens[1:]) if left.type in BREAKS and right.type not in BREAKS}
    ends = {token.end[0] for token in tokens if token.type == tokenize.NEWLINE}
    return {number + 1 for number in last}, ends & begun


def free_swift_lines(tool: str, path: pathlib.Path, source: bytes) -> tuple[set[int], set[int]] | None:
    """The same; a line ends where no token goes over its end, and a statement where the next line begins one."""
    done = subprocess.run([tool, "inspect", "tokens", str(path)], capture_output=True)
    if done.returncode:
        return None
    count = source.count(b"\n") + 1
    taken: set[int] = set()
    for line in done.stdout.splitlines():
        token = json.loads(line)
        taken.update(range(token["line"], token.get("endLine", token["line"])))
    free = set(range(1, count)) - taken
    lines = source.decode().split("\n")
    ends = {
        number for number in free
        if is_balanced(lines[number - 1]) and re.match(r"\s*((let|var|func|return|if|guard)\b|\}|$)", lines[number])
    }  # fmt: skip
    return {number + 1 for number in free}, ends


def is_balanced(line: str) -> bool:
    return all(line.count(opened) == line.count(closed) for opened, closed in ("()", "[]", "{}"))


# Names of local variables.


def meaningful_words(rules: pathlib.Path) -> list[str]:
    """Every word that a rule, a model or a role knows, as patterns; what they say to people is left out."""
    words: set[str] = set()

    def collect(value) -> None:
        if isinstance(value, str):
            words.update(re.findall(r"[\w*]+", value))
        elif isinstance(value, list):
            for element in value:
                collect(element)
        elif isinstance(value, dict):
            for key, element in value.items():
                if key not in ("page", "message", "summary", "help", "title"):
                    collect(element)

    for path in sorted(rules.rglob("*.toml")):
        collect(tomllib.loads(path.read_text()))
    return sorted(word for word in words if word.strip("*_"))


class LocalNames(ast.NodeVisitor):
    """The places where a function's own names stand, without those of scopes inside it."""

    def __init__(self):
        self.places: dict[str, list[ast.Name]] = {}
        self.others: set[str] = set()

    def visit_Name(self, node: ast.Name) -> None:
        self.places.setdefault(node.id, []).append(node)

    def visit_FunctionDef(self, node) -> None:
        self.others.add(node.name)
        parts = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), node.returns]
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        for part in [*parts, *(argument.annotation for argument in arguments if argument)]:
            if part:
                self.visit(part)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for part in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
            self.visit(part)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.others.add(node.name)
        for part in [*node.decorator_list, *node.bases, *(word.value for word in node.keywords)]:
            self.visit(part)

    def comprehension(self, node) -> None:
        self.visit(node.generators[0].iter)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.others.add(node.name or "")
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.others.add(node.name or "")
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self.others.add(node.name or "")

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.others.add(node.rest or "")
        self.generic_visit(node)

    def visit_alias(self, node: ast.alias) -> None:
        self.others.add((node.asname or node.name).split(".")[0])


def functions_with_tables(tree: ast.Module, table: symtable.SymbolTable):
    """Each function with the table of its scope, found by name and line."""
    tables: dict[tuple[str, int], list[symtable.SymbolTable]] = {}
    waiting = [table]
    while waiting:
        current = waiting.pop()
        waiting += current.get_children()
        if current.get_type() == "function":
            tables.setdefault((current.get_name(), current.get_lineno()), []).append(current)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            found = tables.get((node.name, node.lineno), tables.get((node.name, line), []))
            if len(found) == 1:
                yield node, found[0]


def renamed(source: bytes, meaning: list[str], names: dict[str, str]) -> tuple[bytes, int] | None:
    """The text with other names for its local variables, and how many; `names` takes new names and what they were."""
    try:
        text = source.decode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
            table = symtable.symtable(text, "file", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return None
    if text.startswith("\ufeff") or re.search(r"\b(locals|vars|eval|exec|dir|globals|_getframe)\b", text):
        return None
    taken = set(re.findall(r"\w+", text))
    edits: list[tuple[int, int, str]] = []
    chosen: dict[str, str | None] = {}
    for node, scope in functions_with_tables(tree, table):
        visitor = LocalNames()
        for statement in node.body:
            visitor.visit(statement)
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            is_own = symbol.is_local() and not symbol.is_parameter() and not symbol.is_imported()
            is_shared = symbol.is_declared_global() or symbol.is_nonlocal() or symbol.is_namespace()
            inner = any(is_free(child, name) for child in scope.get_children())
            if not is_own or is_shared or inner or name in visitor.others or name.startswith("__"):
                continue
            if name not in chosen:
                chosen[name] = None if has_meaning(name, meaning) else new_name(name, taken, names)
            new = chosen[name]
            if new and all(source_name(source, place) == name for place in visitor.places.get(name, [])):
                edits += [(place.lineno, place.col_offset, name) for place in visitor.places.get(name, [])]
    if not edits:
        return None
    lines = source.split(b"\n")
    for line, column, name in set(edits):
        row, new = lines[line - 1], chosen[name]
        lines[line - 1] = row[:column] + new.encode() + row[column + len(name) :]
    return b"\n".join(lines), len(set(edits))


def is_free(scope: symtable.SymbolTable, name: str) -> bool:
    """Whether a scope inside, or one inside that, means the name of the scope around it."""
    if name in scope.get_identifiers() and (scope.lookup(name).is_free() or scope.lookup(name).is_nonlocal()):
        return True
    return any(is_free(child, name) for child in scope.get_children())


def source_name(source: bytes, place: ast.Name) -> str:
    row = source.split(b"\n")[place.lineno - 1]
    return row[place.col_offset : place.end_col_offset].decode("utf-8", "replace")


def has_meaning(name: str, meaning: list[str]) -> bool:
    return not name.isascii() or any(fnmatch.fnmatchcase(name, word) or name == word for word in meaning)


def new_name(name: str, taken: set[str], names: dict[str, str]) -> str | None:
    """One of the same length, of letters that hardly stand together in words; each stands for one old name."""
    bare = name.lstrip("_")
    for letters in itertools.islice(itertools.product("qzxjvk", repeat=len(bare)), 5000):
        new = name[: len(name) - len(bare)] + "".join(letters)
        if new != name and new not in taken and names.get(new, name) == name and not keyword.iskeyword(new):
            taken.add(new)
            names[new] = name
            return new
    return None


# The order of functions.


def reordered(source: bytes, chance: random.Random) -> tuple[bytes, int] | None:
    """The text with functions that stand side by side in another order, and how many moved; None if there are none."""
    try:
        source.decode()
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    if b"\r" in source or b"\f" in source or b"sessionlint" in source:
        return None
    lines = source.split(b"\n")
    moved = 0
    # From the last to the first, so that lines above stay where they are; inner runs do not touch outer ones.
    runs = [run for node in ast.walk(tree) if isinstance(node, (ast.Module, ast.ClassDef)) for run in runs_of(node, lines)]
    for run in sorted(runs, key=lambda run: -run[0][0]):
        if any(other is not run and other[0][0] <= run[0][0] and run[-1][1] <= other[-1][1] for other in runs):
            continue
        shuffled = run[:]
        chance.shuffle(shuffled)
        moved += sum(left is not right for left, right in zip(run, shuffled))
        lines[run[0][0] - 1 : run[-1][1]] = [line for start, end in shuffled for line in lines[start - 1 : end]]
    text = b"\n".join(lines)
    try:
        ast.parse(text)
    except SyntaxError:
        return None
    return (text, moved) if moved else None


def runs_of(node: ast.Module | ast.ClassDef, lines: list[bytes]) -> list[list[tuple[int, int]]]:
    """Runs of plain functions that may change places: each with its first and last line, comments above it included."""
    counts: dict[str, int] = {}
    for statement in ast.walk(node):
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            counts[statement.name] = counts.get(statement.name, 0) + 1
    runs: list[list[tuple[int, int]]] = [[]]
    end = node.body[0].lineno - 1 if node.body else 0
    for statement in node.body:
        start = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
        if is_plain(statement) and counts[statement.name] == 1 and start > end:
            # Blank lines and comments above a function go with it.
            first = end + 1 if runs[-1] else start
            runs[-1].append((first, statement.end_lineno))
        elif runs[-1]:
            runs.append([])
        end = max(end, statement.end_lineno)
    return [run for run in runs if len(run) > 1]


def is_plain(statement: ast.stmt) -> bool:
    """Whether nothing is worked out where the function stands but names from elsewhere."""
    if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) or statement.decorator_list:
        return False
    defaults = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
    return all(isinstance(default, ast.Constant) for default in defaults)
