import Facts
import LanguagePython
import LanguageSwift
import Linking
import Testing

/// Questions about paths, on small bodies. Calls of `open`, `close`, `commit` and `use` are what happens; lines are
/// what is asked for.
@Suite struct PathQueryTests {
    // MARK: At most once

    @Test(arguments: [
        ("commit()\ncommit()", [2]),
        ("if x:\n commit()\nelse:\n commit()", []),
        ("if x:\n commit()\ncommit()", [3]),
        ("if x:\n commit()\n return\ncommit()", []),
        ("if x:\n commit()\nelif y:\n commit()\nelse:\n pass\ncommit()", [7]),
        ("for a in b:\n commit()", [2]),
        ("for a in b:\n commit()\n break", []),
        ("for a in b:\n if a:\n  commit()\n  return", []),
        ("for a in b:\n if a:\n  commit()\n  continue\n break", [3]),
        ("while True:\n for a in b:\n  break\n else:\n  commit()\n  return", []),
        ("for a in b:\n pass\nelse:\n commit()\ncommit()", [5]),
        ("for a in b:\n commit()\n break\nelse:\n commit()", []),
        ("while True:\n commit()\n if x: break\ncommit()", [2, 4]),
        ("try:\n commit()\nexcept E:\n commit()", []),
        ("try:\n commit()\n f()\nexcept E:\n commit()", [5]),
        ("try:\n f()\nexcept E:\n commit()\n raise\ncommit()", []),
        ("try:\n f()\nexcept E:\n pass\nelse:\n commit()\ncommit()", [7]),
        ("try:\n return commit()\nfinally:\n commit()", [4]),
        ("try:\n f()\nfinally:\n commit()", []),
        ("for a in b:\n try:\n  commit()\n  break\n except E:\n  f()", []),
        ("a = commit() if x else commit()", []),
        ("x and commit()\ncommit()", [2]),
        ("match x:\n case 1: commit()\n case 2: commit()", []),
        ("for a in b:\n for c in d:\n  f()\n commit()\n return", []),
    ])
    func once(_ source: String, _ lines: [Int]) {
        let trial = Trial(python: source)
        #expect(trial.lines("commit", trial.query.repeated(trial.marks("commit"))) == lines)
    }

    @Test func countingBeginsAnew() {
        let trial = Trial(python: "for a in b:\n open()\n commit()\n close()")
        #expect(trial.query.repeated(trial.marks("commit"), anew: trial.marks("open")).isEmpty)
    }

    @Test(arguments: [
        ("commit()\ncommit()", [2]),
        ("defer { commit() }\nif x { return }\ncommit()", [1]),
        ("if x { defer { commit() }\nf() }\ncommit()", [3]),
        ("guard x else { commit(); return }\ncommit()", []),
        ("switch x { case 1: commit()\ncase 2: commit()\ndefault: break }", []),
        ("repeat { commit() } while x", [1]),
        ("repeat { commit(); break } while x", []),
        ("do { try commit() } catch { commit() }", []),
        ("do { try commit(); f() } catch { commit() }", []),
        ("do { commit(); try f() } catch { commit() }", [1]),
        ("try? f()\ncommit()", []),
        ("for a in b where a { commit(); return }", []),
        ("#if A\ncommit()\n#else\ncommit()\n#endif", []),
        ("#if A\ncommit()\n#else\nf()\n#endif\ncommit()", [6]),
    ])
    func onceInSwift(_ source: String, _ lines: [Int]) {
        let trial = Trial(swift: source)
        #expect(trial.lines("commit", trial.query.repeated(trial.marks("commit"))) == lines)
    }

    // MARK: Released on every way out

    /// A letter for each way out on which it is still held: `e`nd, `r`eturn, `x` for an error; with its line.
    @Test(arguments: [
        ("open()\nclose()", []),
        ("open()\nf()\nclose()", ["x2"]),
        ("open()\ntry:\n f()\nfinally:\n close()", []),
        ("open()\nif x:\n return 1\nclose()", ["r3"]),
        ("open()", ["e"]),
        ("open()\ntry:\n f()\nexcept Exception:\n close()\n raise\nclose()", []),
        ("open()\ntry:\n f()\nexcept E:\n close()\n raise\nclose()", ["x3"]),
        ("open()\ntry:\n f()\nexcept E:\n pass\nclose()", ["x3"]),
        ("if x:\n open()\nif x:\n close()", ["e"]),
        ("open()\ntry:\n try:\n  f()\n finally:\n  g()\nfinally:\n close()", []),
        ("open()\nwhile True:\n if x:\n  close()\n  return\n y = 1", []),
        ("open()\nraise E()", ["x2"]),
        ("for a in b:\n open()\n close()", []),
        ("open()\nwith m:\n close()", ["x2"]),
        ("open()\nfor a in b:\n close()", ["e", "x2"]),
        ("open()\nsys.exit()", []),
    ])
    func released(_ source: String, _ ways: [String]) {
        #expect(Trial(python: source).waysOut() == ways)
    }

    @Test(arguments: [
        ("open()\ndefer { close() }\nif x { return }\ntry f()", []),
        ("open()\nif x { return }\nclose()", ["r2"]),
        ("open()\ntry f()\nclose()", ["x2"]),
        ("open()\nf()\nclose()", []),
        ("open()\ntry? f()\nclose()", []),
        ("open()\ntry! f()\nclose()", []),
        ("open()\ndo { try f() } catch { }\nclose()", []),
        ("open()\ndo { try f() } catch is E { }\nclose()", ["x2"]),
        ("defer { if x { close() } }\nopen()", ["e"]),
        ("defer { close() }\nopen()\ndefer { f() }\ntry g()", []),
        ("open()\nguard x else { fatalError() }\nclose()", []),
    ])
    func releasedInSwift(_ source: String, _ ways: [String]) {
        #expect(Trial(swift: source).waysOut() == ways)
    }

    @Test func blocksEndOnEveryWayOut() {
        let trial = Trial(python: "with a as b:\n open()\n if x: return\n f()\n g()")
        let entered = trial.ops { $0 == .entered }
        let always = PathQuery.Mark(at: entered[0], time: .atEnd, alsoFailing: true)
        let whereDone = PathQuery.Mark(at: entered[0], time: .atEnd)
        let opened = trial.marks("open")
        #expect(trial.query.unreleased(acquired: opened, released: [always]).isEmpty)
        let ways = trial.query.run(
            [PathQuery.Happening(at: opened[0].op, PathStep(to: 1))] + [whereDone.happening]
        ).waysOut.filter { $0.state == 1 }
        #expect(ways.map(\.kind) == [.error])
    }

    // MARK: Before and after

    @Test(arguments: [
        ("close()\nuse()", ["2"]),
        ("if x:\n close()\nuse()", ["3?"]),
        ("use()\nclose()", []),
        ("for a in b:\n use()\n close()", ["2?"]),
        ("try:\n use()\nfinally:\n close()\nuse()", ["5"]),
        ("try:\n f()\nexcept E:\n close()\n raise\nuse()", []),
        ("close()\nopen()\nuse()", []),
    ])
    func late(_ source: String, _ lines: [String]) {
        let trial = Trial(python: source)
        let uses = trial.marks("use")
        let late = trial.query.late(uses, after: trial.marks("close"), anew: trial.marks("open"))
        #expect(late.map { "\(trial.line(uses[$0.place].op))\($0.always ? "" : "?")" } == lines)
    }

    @Test func early() {
        let trial = Trial(python: "if x:\n open()\nuse()\nopen()\nuse()")
        let early = trial.query.early(trial.marks("use"), before: trial.marks("open"))
        #expect(trial.lines("use", early) == [3])
    }

    // MARK: Cost

    @Test func deepAndLongBodiesAreLinear() {
        let depth = 60
        var nested = (0..<depth).map { String(repeating: " ", count: $0) + "for a\($0) in b:" }
        nested.append(String(repeating: " ", count: depth) + "commit()")
        let trial = Trial(python: nested.joined(separator: "\n"))
        #expect(trial.lines("commit", trial.query.repeated(trial.marks("commit"))) == [depth + 1])
        let long = Trial(python: String(repeating: "if x:\n commit()\n", count: 4000))
        #expect(long.query.repeated(long.marks("commit")).count == 3999)
    }

    @Test func stepsCompose() {
        let step = PathStep([(0, 1), (1, 2)])
        #expect(step.then(step).row(0) == PathStates(2))
        #expect(step.repeated.row(0) == [PathStates(0), PathStates(1), PathStates(2)])
        #expect(step.then(.none) == PathStep.none)
        #expect(PathStep.identity.then(step) == step)
        #expect(PathStep([(0, 9), (-1, 2)]) == .identity)
    }
}

extension PathQuery.Mark {
    fileprivate var happening: PathQuery.Happening {
        PathQuery.Happening(at: op, PathStep([(1, 2)]), time: time)
    }
}

/// The body of one function, and what happens in it.
struct Trial {
    let body: Body
    let isSwift: Bool
    let text: [UInt8]

    init(python source: String) {
        text = Array(source.utf8)
        var frontEnd = PythonFrontEnd()
        body = Body(frontEnd.facts(of: text), function: 0)
        isSwift = false
    }

    init(swift source: String) {
        text = Array("func t() throws {\n\(source)\n}\n".utf8)
        var frontEnd = SwiftFrontEnd()
        body = Body(frontEnd.facts(of: text), function: 1)
        isSwift = true
    }

    var query: PathQuery {
        PathQuery(
            body,
            PathQuery.Manner(body, marksErrors: isSwift) { kind, op in
                let value = Value(body.a(op))
                let name = value.isNone ? "" : body.spelling(value)
                if kind == .handler { return name.isEmpty || name == "Exception" ? .catchesAll : [] }
                return ["sys.exit", "fatalError"].contains(name) ? .neverReturns : []
            })
    }

    func ops(_ isMeant: (OpKind) -> Bool) -> [UInt32] {
        (0..<body.count).filter { isMeant(body.kind($0)) }.map { UInt32($0) }
    }

    func marks(_ name: String) -> [PathQuery.Mark] {
        ops { $0 == .call }.filter { body.spelling(body[Value($0)].value) == name }.map {
            PathQuery.Mark(at: $0)
        }
    }

    func line(_ op: UInt32) -> Int {
        let start = Int(body[Value(op)].range.start)
        return text[..<start].count { $0 == 0x0A } + (isSwift ? 0 : 1)
    }

    func lines(_ name: String, _ places: [Int]) -> [Int] {
        let all = marks(name)
        return places.map { line(all[$0].op) }
    }

    func waysOut() -> [String] {
        query.unreleased(acquired: marks("open"), released: marks("close")).map { way in
            let letter = way.kind == .end ? "e" : way.kind == .return ? "r" : "x"
            return letter + (way.op.map { "\(line($0))" } ?? "")
        }
    }
}
