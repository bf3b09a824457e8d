import Facts
import LanguagePython
import Testing

@testable import RuleEngine

/// The regions around an operation are those that have begun before it and have not ended.
@Suite struct RegionNestTests {
    @Test func loopsAroundEveryOperation() {
        let text = """
            def f(db, rows):
                db.a()
                for row in rows:
                    db.b(row)
                    while row:
                        db.c([x for x in row if x])
                        if row:
                            continue
                    else:
                        db.d()
                    for other in rows:
                        break
                db.e()
                while True:
                    db.g()
            """
        var frontEnd = PythonFrontEnd()
        let facts = frontEnd.facts(of: Array(text.utf8))
        var deepest = 0
        for function in 0..<facts.functionCount {
            let body = Body(facts, function: function)
            let nest = RegionNest(body, from: .loopBegin, to: .loopEnd)
            var open: [Int] = []
            for index in 0..<body.count {
                #expect(nest.around(index) == open)
                if body.kind(index) == .loopBegin { open.append(index) }
                if body.kind(index) == .loopEnd { open.removeLast() }
                deepest = max(deepest, open.count)
            }
            #expect(nest.around(body.count) == [])
            #expect(nest.around(body.count + 1) == [])
        }
        #expect(deepest == 3)
    }
}
