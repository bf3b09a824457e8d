import Testing

/// Where sessions come from, inside one file.
struct OriginTests {
    @Test(
        "a session has an origin",
        arguments: [
            (
                "annotated", "from lib import Session\ndef f(x: Session): x.commit()",
                ["f commits parameter x"]
            ),
            (
                "quoted", "from lib import Session\ndef f(x: 'Session | None'): x.commit()",
                ["f commits parameter x"]
            ),
            (
                "optional",
                "import lib\nfrom typing import Optional\ndef f(x: Optional[lib.Session]): x.commit()",
                ["f commits parameter x"]
            ),
            (
                "imported further down", "def f(x: Later): x.commit()\nfrom lib import Session as Later",
                ["f commits parameter x"]
            ),
            ("by name", "import lib\ndef f(db): db.commit()", ["f commits parameter db (name)"]),
            ("by name alone", "def f(db): db.commit()", ["f commits parameter db (weakName)"]),
            (
                "anything is no promise", "from typing import Any\ndef f(db: Any): db.commit()",
                ["f commits parameter db (weakName)"]
            ),
            ("another class", "from shop import Till\ndef f(db: Till): db.commit()", []),
            ("a text", "def f(db: str): db.commit()", []),
            (
                "opened",
                "from app.db import Local, scope\nimport lib\ndef f():\n  s = Local()\n  s.commit()",
                ["f opens opened", "f commits opened"]
            ),
            (
                "opened by the class", "import lib\ndef f():\n  with lib.Session() as s: s.commit()",
                ["f opens opened", "f commits opened"]
            ),
            (
                "opened by a factory made here",
                "from lib import maker\nmake = maker()\ndef f(): make().commit()",
                ["f opens opened", "f commits opened"]
            ),
            (
                "opened by a factory that is handed in",
                "from typing import Callable\nfrom lib import Session\ndef f(make: Callable[[], Session]): make()",
                ["f opens opened"]
            ),
            (
                "iterated",
                "from app.db import Local, scope\nasync def f():\n  async for s in scope(): s.commit()",
                ["f opens opened", "f commits opened"]
            ),
            (
                "iterated by hand",
                "from app.db import Local, scope\ndef f():\n  s = next(scope())\n  s.commit()",
                ["f opens opened", "f commits opened"]
            ),
            (
                "captured", "from lib import Session\ndef f(x: Session):\n  def g(): x.commit()\n  return g",
                ["f.g commits captured x"]
            ),
            (
                "global", "from app.db import Local, scope\nimport lib\ns = Local()\ndef f(): s.commit()",
                [" opens opened", "f commits ambient s"]
            ),
            (
                "imported", "from lib import things\nfrom app import db\ndef f(): db.commit()",
                ["f commits ambient db (name)"]
            ),
            (
                "of a registry", "from lib import Registry\ndef f(r: Registry): r.db.commit()",
                ["f commits attribute db"]
            ),
            ("returned", "import lib\ndef f():\n  db = make()\n  db.commit()", ["f commits returned (name)"]),
            ("shadowed", "import lib, web\ndef f(db: lib.Session):\n  db = web.open()\n  db.commit()", []),
        ]
    )
    func origin(_ name: String, _ source: String, _ expected: [String]) {
        #expect(Sample.effects(source) == expected, "\(name)")
    }

    @Test(
        "branches are followed apart and joined",
        arguments: [
            (
                "one or the other",
                "import lib\ndef f(x: lib.Session, y: lib.Session, z):\n  s = x if z else y\n  s.commit()",
                ["f commits parameter x (oneOfSeveral) | parameter y (oneOfSeveral)"]
            ),
            (
                "given or opened",
                "from app.db import Local, scope\nimport lib\ndef f(x: lib.Session = None):\n  s = x or Local()\n  s.commit()",
                ["f opens opened", "f commits parameter x (oneOfSeveral) | opened (oneOfSeveral)"]
            ),
            (
                "an arm that returns counts for nothing",
                "import lib, web\ndef f(x: lib.Session, z):\n  if z:\n    x = web.open()\n    return\n  x.commit()",
                ["f commits parameter x"]
            ),
            (
                "bound in all arms",
                "from app.db import Local, scope\nimport lib\ndef f(z):\n  if z:\n    s = Local()\n  else:\n    s = Local()\n  s.commit()",
                [
                    "f opens opened", "f opens opened",
                    "f commits opened (oneOfSeveral) | opened (oneOfSeveral)",
                ]
            ),
            (
                "the import may fail",
                "try:\n  from app.db import Local\nexcept ImportError:\n  Local = None\ndef f(): Local()",
                ["f opens opened"]
            ),
            (
                "a handler sees what the body has bound",
                "from app.db import Local, scope\nimport lib\ndef f():\n  try:\n    s = Local()\n  except ValueError:\n    s.rollback()",
                ["f opens opened", "f rollsBack opened"]
            ),
            (
                "a comprehension's names do not leave it",
                "import lib\ndef f(x: lib.Session, y):\n  [x for x in y]\n  x.commit()",
                ["f commits parameter x"]
            ),
        ]
    )
    func branches(_ name: String, _ source: String, _ expected: [String]) {
        #expect(Sample.effects(source) == expected, "\(name)")
    }

    @Test(
        "attributes are traced through the class",
        arguments: [
            (
                "from the constructor",
                "import lib\nclass A:\n  def __init__(self, s: lib.Session): self._s = s\n  def f(self): self._s.commit()",
                ["A.f commits attribute _s"]
            ),
            (
                "opened by the object",
                "from app.db import Local, scope\nimport lib\nclass A:\n  def __init__(self): self.s = Local()\n  def f(self): self.s.commit()",
                ["A.__init__ opens opened", "A.f commits attribute s"]
            ),
            (
                "from a base in the file",
                "import lib\nclass A:\n  def __init__(self, s: lib.Session): self.s = s\nclass B(A):\n  def f(self): self.s.commit()",
                ["B.f commits attribute s"]
            ),
            (
                "a field", "import lib\n@data\nclass A:\n  s: lib.Session\n  def f(self): self.s.commit()",
                ["A.f commits attribute s"]
            ),
            (
                "a property",
                "import lib\nclass A:\n  def __init__(self, s: lib.Session): self._s = s\n  @property\n  def s(self): return self._s\n  def f(self): self.s.commit()",
                ["A.f commits attribute s"]
            ),
            (
                "from elsewhere, by its name", "import lib\nclass A(Base):\n  def f(self): self.db.commit()",
                ["A.f commits attribute db (name)"]
            ),
            (
                "something else",
                "import lib, web\nclass A:\n  def __init__(self): self.db = web.open()\n  def f(self): self.db.commit()",
                []
            ),
            (
                "a class of the same name",
                "class Session:\n  def commit(self): pass\ndef f(db: Session): db.commit()", []
            ),
            (
                "a hierarchy with a circle",
                "import lib\nclass A(B):\n  def f(self): self.db.commit()\nclass B(A): pass",
                ["A.f commits attribute db (name)"]
            ),
        ]
    )
    func attributes(_ name: String, _ source: String, _ expected: [String]) {
        #expect(Sample.effects(source) == expected, "\(name)")
    }

    @Test(
        "a call may be hidden",
        arguments: [
            (
                "bound method", "import lib\ndef f(x: lib.Session):\n  c = x.commit\n  c()",
                ["f commits parameter x"]
            ),
            (
                "getattr", "import lib\ndef f(x: lib.Session): getattr(x, 'commit')()",
                ["f commits parameter x"]
            ),
            (
                "transaction", "import lib\ndef f(x: lib.Session):\n  t = x.begin()\n  t.commit()",
                ["f begins parameter x", "f commits parameter x"]
            ),
            ("savepoint", "import lib\ndef f(x: lib.Session):\n  t = x.begin_nested()\n  t.commit()", []),
        ]
    )
    func hidden(_ name: String, _ source: String, _ expected: [String]) {
        #expect(Sample.effects(source) == expected, "\(name)")
    }

    @Test("a name speaks for less where another library has the same method")
    func foreignMethods() {
        #expect(Sample.effects("import lib, web\ndef f(db): db.close()") == [])
        #expect(Sample.effects("import lib\ndef f(db): db.close()") == ["f closes parameter db (name)"])
        #expect(Sample.effects("def f(db): db.close()") == [])
    }
}
