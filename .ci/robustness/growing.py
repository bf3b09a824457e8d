"""What growth.py grows: small programs in which one thing is there n times, and what stands around them."""

import dataclasses
from collections.abc import Callable

SERVICE = """\
from sqlalchemy.ext.asyncio import AsyncSession


class OrderService:
    def __init__(self, db: AsyncSession):
        self.db = db

"""
SWIFT = "import Fluent\nimport Vapor\n\n"


@dataclasses.dataclass
class Case:
    name: str
    make: Callable[[int], dict[str, str]]
    most: int
    """A tree of four times this size is still made."""


CASES: list[Case] = []


def case(name: str, most: int = 64_000):
    """Registers a function of n that returns a text of Python, or files by their names."""

    def register(make):
        def files(n: int) -> dict[str, str]:
            made = make(n)
            return made if isinstance(made, dict) else {"services/order_service.py": made}

        CASES.append(Case(name, files, most))
        return make

    return register


def swift(name: str, most: int = 64_000):
    def register(make):
        CASES.append(Case(f"Swift: {name}", lambda n: {"Sources/App/OrderService.swift": make(n)}, most))
        return make

    return register


def method(name: str, *lines: str, parameters: str = "self") -> str:
    return f"    async def {name}({parameters}):\n" + "".join(f"        {line}\n" for line in lines or ("pass",)) + "\n"


def joined(n: int, line: Callable[[int], str]) -> str:
    return "".join(line(number) for number in range(n))


# Lines and comments.

case("elements on a line")(lambda n: "x = [" + "f(a), " * n + "]\n")
case("letters on a line", 4_000_000)(lambda n: "x = '" + "ü" * n + "'\n")
case("blanks on a line", 4_000_000)(lambda n: "x = 1" + " " * n + "\n" + " " * n + "\n")
case("findings on a line", 4_000)(
    lambda n: SERVICE + method("a", "[" + "await self.db.commit(), " * n + "]"),
)
case("suppressions of nothing")(lambda n: "x = 1  # sessionlint: allow(commit-on-borrowed-session): so\n" * n)
case("suppressions of findings", 4_000)(
    lambda n: SERVICE + joined(n, lambda i: method(
        f"a{i}", "await self.db.commit()  # sessionlint: allow(commit-on-borrowed-session): so")),
)  # fmt: skip
case("rules in one suppression")(lambda n: "x = 1  # sessionlint: allow(" + "a-b, " * n + "a-b): so\n")
case("suppressions of a whole file", 16_000)(lambda n: "# sessionlint: allow-file(commit-through-call): so\n" * n)
case("comments")(lambda n: "# a word\n" * n)
case("string of many lines")(lambda n: '"""' + "a word\n" * n + '"""\n')
case("lines of a finding")(lambda n: SERVICE + method("a", "await self.db.execute(" + "\n1," * n + ")", "await self.db.commit()"))

# Names, imports, files.

case("imports of names")(lambda n: joined(n, lambda i: f"from a.b{i} import c{i}\n"))
case("imports of modules")(lambda n: joined(n, lambda i: f"import a.b{i}.c as d{i}\n"))
case("imports of one name", 32_000)(lambda n: "from a import b\n" * n)
case("names in one import")(lambda n: "from a import (" + joined(n, lambda i: f"b{i}, ") + ")\n")
case("star imports of one file", 2_000)(
    lambda n: {"a.py": joined(n, lambda i: f"from m{i} import *\n") + "commit()\n"} | {f"m{i}.py": f"x{i} = 1\n" for i in range(n)}
)
case("star imports in a chain", 2_000)(
    lambda n: {f"m{i}.py": f"from m{i + 1} import *\nx{i} = y\n" for i in range(n)} | {f"m{n}.py": "y = 1\n"}
)
case("imports in a ring", 2_000)(
    lambda n: {f"m{i}.py": f"from m{(i + 1) % n} import y\nfrom m{(i + 1) % n} import *\ny()\n" for i in range(n)}
)
case("re-exports in a chain", 2_000)(
    lambda n: {f"m{i}.py": f"from m{i + 1} import S\ndef f{i}(s: S): s.commit()\n" for i in range(n)}
    | {f"m{n}.py": "from sqlalchemy.orm import Session as S\n"}
)
case("files", 4_000)(lambda n: {f"services/s{i}.py": SERVICE + method("a", "await self.db.commit()") for i in range(n)})
case("files of one name", 2_000)(lambda n: {f"d{i}/service.py": "from service import f\ndef f(): f()\n" for i in range(n)})
case("aliases in a chain", 16_000)(
    lambda n: SERVICE + method("a", "x0 = self.db", *(f"x{i + 1} = x{i}" for i in range(n)), f"await x{n}.commit()")
)
case("module names in a chain", 16_000)(
    lambda n: "from sqlalchemy.orm import Session\nA0 = Session\n" + joined(n, lambda i: f"A{i + 1} = A{i}\n") + f"def f(s: A{n}): s.commit()\n"
)
case("module names in a ring", 16_000)(lambda n: joined(n, lambda i: f"A{i} = A{(i + 1) % n}\n") + "def f(s: A0): s.commit()\n")
case("assignments of one name", 16_000)(lambda n: SERVICE + method("a", *["x = self.db"] * n, "await x.commit()"))
case("functions of one name", 16_000)(lambda n: "def f(db): db.commit()\n" * n + "def g(db): f(db)\n")

# Classes.

case("methods of a class", 16_000)(lambda n: SERVICE + joined(n, lambda i: method(f"a{i}", "await self.db.commit()")))
case("methods that call the next", 16_000)(
    lambda n: SERVICE + joined(n, lambda i: method(f"a{i}", f"await self.a{i + 1}()")) + method(f"a{n}", "await self.db.commit()")
)
case("methods that call the one before", 16_000)(
    lambda n: SERVICE + method("a0", "await self.db.commit()") + joined(n, lambda i: method(f"a{i + 1}", f"await self.a{i}()"))
)
case("methods in a ring", 16_000)(
    lambda n: SERVICE + joined(n, lambda i: method(f"a{i}", f"await self.a{(i + 1) % n}()")) + method("b", "await self.db.commit()", "await self.a0()")
)
case("methods that all call two", 8_000)(
    lambda n: SERVICE + joined(n, lambda i: method(f"a{i}", f"await self.a{2 * i % n}()", f"await self.a{(2 * i + 1) % n}()", "await self.db.commit()"))
)
case("attributes of a class", 16_000)(
    lambda n: "class A:\n    def __init__(self, db):\n" + joined(n, lambda i: f"        self.x{i} = db\n") + joined(n, lambda i: method(f"a{i}", f"self.x{i}.commit()"))
)
case("subclasses of one class", 8_000)(
    lambda n: SERVICE + method("save", "pass") + method("all", "await self.save()")
    + joined(n, lambda i: f"class S{i}(OrderService):\n" + method("save", "await self.db.commit()"))
)  # fmt: skip
case("callers of a method with subclasses", 500)(
    lambda n: SERVICE + method("save", "pass") + joined(n, lambda i: method(f"all{i}", "await self.save()"))
    + joined(n, lambda i: f"class S{i}(OrderService):\n" + method("save", "await self.db.commit()"))
)  # fmt: skip
case("classes in a chain", 4_000)(
    lambda n: SERVICE + method("save", "await self.db.commit()") + "class C0(OrderService): pass\n"
    + joined(n, lambda i: f"class C{i + 1}(C{i}):\n" + method(f"a{i}", "await self.save()"))
)  # fmt: skip
case("classes in a ring", 4_000)(lambda n: joined(n, lambda i: f"class C{i}(C{(i + 1) % n}):\n" + method("a", "await self.b()")))
case("classes with two bases each", 2_000)(
    lambda n: "class C0: pass\nclass C1(C0): pass\n" + joined(n, lambda i: f"class C{i + 2}(C{i + 1}, C{i}):\n" + method("a", "await self.b()"))
)
case("bases of one class", 16_000)(
    lambda n: joined(n, lambda i: f"class B{i}: pass\n") + "class A(" + joined(n, lambda i: f"B{i}, ") + "):\n" + method("a", "self.b()")
)
case("classes in a module", 16_000)(
    lambda n: joined(n, lambda i: f"class S{i}Service:\n    def __init__(self, db: AsyncSession): self.db = db\n" + method("a", "await self.db.commit()"))
)
case("properties that give each other", 4_000)(
    lambda n: "class A:\n" + joined(n, lambda i: f"    @property\n    def p{i}(self): return self.p{i + 1}\n") + method("a", "self.p0.commit()")
)

# Bodies.

case("commits in one function", 8_000)(lambda n: SERVICE + method("a", *["await self.db.commit()"] * n))
case("branches with a commit each", 8_000)(
    lambda n: SERVICE + method("a", *(line for i in range(n) for line in (f"if b{i}:", "    await self.db.commit()")))
)
case("branches with a session each", 4_000)(
    lambda n: "class OrderTool(BaseTool):\n" + method("_arun", *(line for i in range(n) for line in (f"if b{i}:", f"    s{i} = AsyncSessionLocal()", f"await s{i}.commit()")))
)
case("blocks with a session each", 4_000)(
    lambda n: method("a", *(line for i in range(n) for line in (f"async with AsyncSessionLocal() as s{i}:", f"    await s{i}.commit()"))).replace("    async def", "async def", 1).replace("        ", "    ")
)
case("sessions of one function", 4_000)(
    lambda n: "from app.core.database import AsyncSessionLocal\nasync def a():\n"
    + joined(n, lambda i: f"    s{i} = AsyncSessionLocal()\n") + joined(n, lambda i: f"    await s{i}.commit()\n")
)  # fmt: skip
case("tries with a commit each", 8_000)(
    lambda n: SERVICE + method("a", *["try:", "    await self.db.commit()", "except E:", "    await self.db.rollback()"] * n)
)
case("tries that swallow an error each", 8_000)(
    lambda n: SERVICE + method("a", *["try:", "    await self.db.execute(b)", "except Exception:", "    pass"] * n)
)
case("loops with a commit each", 8_000)(lambda n: SERVICE + method("a", *["for x in y:", "    await self.db.commit()"] * n))
case("commits in one loop", 8_000)(lambda n: SERVICE + method("a", "for x in y:", *["    await self.db.commit()"] * n))
case("returns", 8_000)(lambda n: SERVICE + method("a", "x = AsyncSessionLocal()", *["if b:", "    return x"] * n, "await x.close()"))
case("closures in one function", 8_000)(
    lambda n: SERVICE + method("a", "x = self.db", *(line for i in range(n) for line in (f"async def f{i}():", "    await x.commit()", f"await f{i}()")))
)
case("lambdas handed to one function", 8_000)(
    lambda n: "def run(f): f()\n" + SERVICE + method("a", *["run(lambda: self.db.commit())"] * n)
)
case("functions handed on in a chain", 4_000)(
    lambda n: joined(n, lambda i: f"def f{i}(g): f{i + 1}(g)\n") + f"def f{n}(g): g()\n" + SERVICE + method("a", "f0(self.db.commit)")
)
case("functions that give the next", 4_000)(
    lambda n: joined(n, lambda i: f"def f{i}(): return f{i + 1}()\n") + f"def f{n}(): return AsyncSessionLocal()\ndef g(): f0().commit()\n"
)
case("parameters handed on in a chain", 4_000)(
    lambda n: joined(n, lambda i: f"def f{i}(db): f{i + 1}(db)\n") + f"def f{n}(db): db.commit()\n"
)
case("parameters of one function", 8_000)(
    lambda n: "def f(" + joined(n, lambda i: f"a{i}, ") + "):\n" + joined(n, lambda i: f"    a{i}.commit()\n") + "def g(" + joined(n, lambda i: f"b{i}, ") + "):\n    f(" + joined(n, lambda i: f"b{i}, ") + ")\n"
)
case("flags handed on in a chain", 4_000)(
    lambda n: joined(n, lambda i: f"def f{i}(db, commit=True): f{i + 1}(db, commit=commit)\n") + f"def f{n}(db, commit=False):\n    if commit: db.commit()\n"
)
case("callers of one function", 8_000)(
    lambda n: SERVICE + method("save", "await self.db.commit()") + joined(n, lambda i: method(f"a{i}", "await self.save()"))
)
case("tasks started with one session", 8_000)(
    lambda n: "import asyncio\nasync def f(db):\n" + joined(n, lambda i: f"    t{i} = asyncio.create_task(g(db))\n")
)
case("tasks awaited one by one", 8_000)(
    lambda n: "import asyncio\nasync def f(db):\n" + joined(n, lambda i: f"    t{i} = asyncio.create_task(g(db))\n    await t{i}\n")
)
case("decorators of one function", 8_000)(lambda n: "@a.b(c)\n" * n + "def f(db): db.commit()\n")
case("decorated functions", 8_000)(
    lambda n: "def d(f):\n    def g(db):\n        f(db)\n        db.commit()\n    return g\n" + joined(n, lambda i: f"@d\ndef f{i}(db): pass\n")
)
case("calls with all arguments", 8_000)(lambda n: "def f(*a, **k):\n" + "    f(*a, **k)\n" * n)
case("entries of a table", 16_000)(
    lambda n: joined(n, lambda i: f"def f{i}(db): db.commit()\n") + "T = {" + joined(n, lambda i: f"'f{i}': f{i}, ") + "}\ndef g(db, k): T[k](db)\n"
)
case("words in a text of SQL", 16_000)(lambda n: SERVICE + method("a", "self.db.execute(text('" + "select 1; " * n + "'))"))
case("services that are registered", 4_000)(
    lambda n: joined(n, lambda i: f"registry.register('s{i}', S{i}, dependencies=['s{i + 1}'])\n")
)

# Swift.

swift("elements on a line")(lambda n: "let x = [" + "f(a), " * n + "1]\n")
swift("letters on a line", 4_000_000)(lambda n: 'let x = "' + "ü" * n + '"\n')
swift("functions of a type", 16_000)(
    lambda n: SWIFT + "struct OrderService {\n let db: any Database\n"
    + joined(n, lambda i: f" func a{i}() async throws {{ try await a{i + 1}(); try await db.transaction {{ d in }} }}\n") + "}\n"
)  # fmt: skip
swift("extensions of one type", 8_000)(
    lambda n: SWIFT + "struct OrderService { let db: any Database }\n"
    + joined(n, lambda i: f"extension OrderService {{ func a{i}() {{ a{i + 1}() }} }}\n")
)  # fmt: skip
swift("protocols in a chain", 4_000)(lambda n: joined(n, lambda i: f"protocol P{i}: P{i + 1} {{ func a{i}() }}\n"))
swift("types of one protocol", 4_000)(
    lambda n: "protocol P { func save() }\nfunc all(p: P) { p.save() }\n" + joined(n, lambda i: f"struct S{i}: P {{ let db: any Database\n func save() {{ db.transaction {{ d in }} }} }}\n")
)
swift("overloads of one function", 8_000)(lambda n: joined(n, lambda i: f"func f(a{i}: Int) {{ f(a{(i + 1) % n}: 1) }}\n"))
swift("closures side by side", 8_000)(lambda n: "func f() {\n" + " run { db.save { $0 } }\n" * n + "}\n")
swift("branches", 8_000)(lambda n: "func f(db: Database) {\n" + " if a { db.save() }\n" * n + "}\n")
swift("guards", 8_000)(lambda n: "func f(db: Database) {\n" + " guard let a else { return }\n" * n + "}\n")
swift("conditions of compilation", 8_000)(lambda n: "#if a\nfunc f() {}\n#endif\n" * n)
swift("imports", 16_000)(lambda n: joined(n, lambda i: f"import M{i}\n"))
swift("contexts of one function", 4_000)(
    lambda n: "import SwiftData\nfunc f() throws {\n" + joined(n, lambda i: f" let c{i} = ModelContext(k)\n try c{i}.save()\n") + "}\n"
)
swift("comments that suppress", 16_000)(lambda n: "let x = 1  // sessionlint: allow(commit-on-borrowed-session): so\n" * n)
swift("operators without blanks", 16_000)(lambda n: "let x = a" + "<b" * n + "\n")
swift("types of generics", 16_000)(lambda n: "let x: A<" + "B<C>, " * n + "D> = 1\n")
swift("switch cases", 8_000)(lambda n: "func f() {\n switch a {\n" + " case .b(let c): c.save()\n" * n + " }\n}\n")

# What stands around the code.

FEW = {f"services/s{i}.py": SERVICE + method("a", "await self.db.commit()") for i in range(50)}


def around(name: str, file: str, most: int = 16_000, beside: dict[str, str] = FEW):
    def register(make):
        CASES.append(Case(name, lambda n: beside | {file: make(n)}, most))
        return make

    return register


around("keys of a configuration", "sessionlint.toml")(lambda n: "[roles]\n" + joined(n, lambda i: f'"a{i}/**" = "service"\n'))
around("excludes of a configuration", "sessionlint.toml")(lambda n: "exclude = [" + joined(n, lambda i: f'"a{i}/**/b*", ') + "]\n")
around("overrides of a configuration", "sessionlint.toml", 8_000)(
    lambda n: joined(n, lambda i: f'[[overrides]]\npaths = ["a{i}/**"]\nignore = ["session"]\n')
)
around("unknown keys of a configuration", "sessionlint.toml", 2_000)(lambda n: joined(n, lambda i: f"colour{i} = 1\n"))
around("words of a selection", "sessionlint.toml")(lambda n: "select = [" + '"session", ' * n + "]\n")
around("dotted keys", "sessionlint.toml")(lambda n: joined(n, lambda i: f"a.b{i}.c = 1\n"))
around("tables of a list", "sessionlint.toml")(lambda n: "[[a]]\nb = 1\n" * n)
around("patterns to ignore", ".gitignore")(lambda n: joined(n, lambda i: f"a{i}*b\n"))
around("stars of a pattern to ignore", ".gitignore", 4_000)(lambda n: "s" + "*s" * n + "\n")
around("double stars of a pattern to ignore", ".gitignore", 4_000)(lambda n: "**/a/" * n + "b\n")
around("entries of a baseline", "sessionlint.baseline", 64_000)(
    lambda n: "# SessionLint baseline, version 1\n" + joined(n, lambda i: f"a{i}.py commit-on-borrowed-session S.f{i} 00000000 1\n")
)
around("entries of one place in a baseline", "sessionlint.baseline", 16_000)(
    lambda n: "# SessionLint baseline, version 1\n" + joined(n, lambda i: f"services/s0.py commit-on-borrowed-session OrderService.a 0000000{i % 8} {i + 1}\n")
)


@case("findings that a baseline holds", 4_000)
def _(n: int) -> dict[str, str]:
    return {
        "services/order_service.py": SERVICE + joined(n, lambda i: method("a", "await self.db.commit()")),
        "sessionlint.baseline": "# SessionLint baseline, version 1\n"
        + joined(n, lambda i: f"services/other.py commit-on-borrowed-session OrderService.a {i:08x} {i + 1}\n"),
    }
