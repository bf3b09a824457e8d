import Facts
import LanguagePython
import Testing

@testable import Linking

/// Functions that hand out what opens a session, and the first look that says which are worth evaluating.
struct HandoutTests {
    /// Every function called `hands…` hands something out, and no other one does.
    static let source = """
        from contextlib import contextmanager
        from app.base import Shared, Base
        from elsewhere import Local, scope
        from lib import Session, Session as S, maker, maker as make
        import lib

        class Own(Session): pass
        class Further(Own): pass
        def promised(url) -> maker: ...
        kept = maker(bind=1)

        def hands_direct(): return Session()
        def hands_alias(): return S()
        def hands_module(): return lib.Session()
        def hands_class(): return Own()
        def hands_further(): return Further()
        def hands_name():
            db = Session()
            return db
        def hands_either(old=None):
            found = None
            if old:
                found = Local()
            else:
                found = Session()
            return found
        def hands_chosen(a): return Session() if a else Local()
        def hands_called_factory(): return maker(bind=1)()
        def hands_local_factory():
            made = make(bind=1)
            return made()
        def hands_parameter(factory: maker): return factory()
        def hands_shared(): return Shared()
        def hands_kept(): return kept()
        def hands_factory(): return maker(bind=1)
        def hands_promised(): return promised(1)
        def hands_constant(): return getattr(lib, "Session")()
        def hands_generator():
            with Session() as db:
                yield db
        async def hands_awaited(): return await Session()
        def hands_next(): return next(scope())
        def hands_loop():
            for db in scope():
                return db

        class Manager:
            field = maker(bind=1)
            def __init__(self, url):
                self.anything = maker(bind=url)
            @property
            def factory(self): return self.anything
            def hands_attribute(self): return self.anything()
            def hands_field(self): return self.field()
            def hands_property(self): return self.factory()
            def hands_stored(self):
                self.last = Session()
                return self.last if self else Session()
            def own(self): return self.last

        def rows(db): return db.query(1).all()
        def closed():
            with Session() as db:
                return db.query(1).all()
        def text(name): return name.strip().lower()
        def told(name): return rows(name)
        def given(session): return session
        def item(name): return Manager(name)
        """

    static func program() -> (program: Program, file: Int) {
        var frontEnd = PythonFrontEnd()
        let sources = [
            ("app/a.py", source),
            ("app/base.py", "from lib import maker\nShared = maker(bind=2)\nclass Base: ...\n"),
        ]
        let files = sources.map { path, text in
            let facts = frontEnd.facts(of: Array(text.utf8))
            return Program.File(path: path, facts: facts, scan: FileScan(facts, Sample.models))
        }
        return (Program(files, [Sample.models]), 0)
    }

    @Test func theLookPassesOverNothingThatHandsOut() {
        let (program, file) = Self.program()
        let facts = program.files[file].facts
        let look = HandoutLook(program, file)
        var evaluation = FileEvaluation(
            facts, program.files[file].scan, Sample.models, program, file: file)
        let all = Array(0..<facts.functionCount)
        let found = evaluation.handouts(of: all).map(\.function)
        for function in found {
            let mayHandOut = look.mayHandOut(function)
            #expect(mayHandOut, "\(facts.string(facts.function(function).name))")
        }
        let named = all.filter { facts.string(facts.function($0).name).hasPrefix("hands_") }
        #expect(
            found.map { facts.string(facts.function($0).name) }
                == named.map { facts.string(facts.function($0).name) })
    }

    @Test func theLookPassesOverWhatAsksAndReturnsRows() {
        let (program, file) = Self.program()
        let facts = program.files[file].facts
        let look = HandoutLook(program, file)
        let passed = (0..<facts.functionCount).filter { !look.mayHandOut($0) }.map {
            facts.string(facts.function($0).name)
        }
        for name in ["rows", "closed", "text", "told", "given", "item"] { #expect(passed.contains(name)) }
    }
}
