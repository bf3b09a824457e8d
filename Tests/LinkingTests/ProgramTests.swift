import SourceText
import Testing

@testable import Linking

/// Modules, and what they export to one another.
struct ProgramTests {
    static let paths = [
        "app/__init__.py", "app/core/database.py", "app/tools/lend.py", "backend/app/core/database.py",
        "backend/app/tools/lend.py", "src/pack/__init__.py", "src/pack/deep/mod.py", "tests/test_lend.py",
    ]

    @Test(
        "a module is looked for below the folders above its importer",
        arguments: [
            ("app.core.database", "app/tools/lend.py", "app/core/database.py"),
            ("app.core.database", "backend/app/tools/lend.py", "backend/app/core/database.py"),
            ("app.tools.lend", "tests/test_lend.py", "app/tools/lend.py"),
            ("pack", "tests/test_lend.py", "src/pack/__init__.py"),
            ("pack.deep.mod", "app/tools/lend.py", "src/pack/deep/mod.py"),
            ("lend", "app/core/database.py", nil),
            ("no.such.module", "app/tools/lend.py", nil),
        ]
    )
    func modules(_ module: String, _ importer: String, _ expected: String?) {
        let index = ModuleIndex(paths: Self.paths)
        let found = index.file(PathHash(module), near: Self.paths.firstIndex(of: importer) ?? 0)
        #expect(found.map { Self.paths[$0] } == expected)
    }

    @Test func theTreesOwnModulesAreKnown() {
        let index = ModuleIndex(paths: Self.paths)
        #expect(index.isInTree("app"[...].utf8, near: 2))
        #expect(index.isInTree("pack"[...].utf8, near: 7))
        #expect(!index.isInTree("torch"[...].utf8, near: 2))
    }

    @Test(
        "the module that makes a name decides what it is",
        arguments: [
            ("a factory of any name", "from lib import maker\nshelves = maker()", "shelves()", true),
            (
                "a type alias", "from typing import Annotated\nimport lib\nLocal = Annotated[lib.Session, 1]",
                "Local()", false
            ),
            ("a class of the same name", "class Local: pass", "Local()", false),
            (
                "a class that derives from a session", "import lib\nclass Mine(lib.Session): pass", "Mine()",
                true
            ),
            ("nothing is known", "import lib", "Local()", true),
        ]
    )
    func exports(_ name: String, _ module: String, _ call: String, _ opens: Bool) {
        let callee = call.dropLast(2)
        let found = Sample.effects(
            "from app.core import \(callee)\ndef f(): \(call)", path: "app/a.py",
            beside: ["app/core.py": module])
        #expect(found == (opens ? ["f opens opened"] : []), "\(name)")
    }

    @Test(
        "exports are handed on",
        arguments: [
            ("from app.core import shelves as s\ndef f(): s()", "app/a.py"),
            ("from .core import shelves\ndef f(): shelves()", "app/a.py"),
            ("from app.core import *\ndef f(): shelves()", "app/a.py"),
            ("from app import core\ndef f(): core.shelves()", "app/a.py"),
            ("import app.core\ndef f(): app.core.shelves()", "app/a.py"),
            ("from app.again import shelves\ndef f(): shelves()", "app/a.py"),
        ]
    )
    func handedOn(_ source: String, _ path: String) {
        let others = [
            "app/core.py": "from lib import maker\nshelves = maker()",
            "app/again.py": "from app.core import shelves",
        ]
        #expect(Sample.effects(source, path: path, beside: others) == ["f opens opened"])
    }
}
