import Facts
import Linking
import Testing

/// A query for many questions says what one for a few says: on bodies made by chance of everything that paths go through.
@Suite struct PathSkipsTests {
    @Test(arguments: 0..<120)
    func steppingOverChangesNothing(_ seed: Int) {
        var chance = Chance(seed)
        let isSwift = seed % 2 == 1
        let trial =
            isSwift
            ? Trial(swift: swift(&chance, 3, "")) : Trial(python: python(&chance, 3, "", isLoop: false))
        let plain = trial.query
        let many = plain.forMany()
        let calls = trial.ops { $0 == .call }
        let entered = trial.ops { $0 == .entered }
        guard !calls.isEmpty else { return }
        for _ in 0..<12 {
            var happenings: [PathQuery.Happening] = []
            for _ in 0..<1 + chance.below(4) {
                let step = PathStep([(chance.below(3), chance.below(3)), (chance.below(3), chance.below(3))])
                let failing = chance.below(2) == 0 ? step : .identity
                if !entered.isEmpty, chance.below(4) == 0 {
                    let op = entered[chance.below(entered.count)]
                    happenings.append(PathQuery.Happening(at: op, step, failing: failing, time: .atEnd))
                } else {
                    let op = calls[chance.below(calls.count)]
                    happenings.append(PathQuery.Happening(at: op, step, failing: failing))
                }
            }
            let (one, other) = (plain.run(happenings), many.run(happenings))
            #expect(one.met == other.met)
            #expect(one.waysOut.map(Way.init) == other.waysOut.map(Way.init))
            let begin = PathQuery.Mark(at: calls[chance.below(calls.count)])
            let end = PathQuery.Mark(at: calls[chance.below(calls.count)])
            #expect(
                during(begin, end, plain, calls)
                    == during(begin, end, many, calls.filter { many.isReached(Int($0)) }))
            let late = plain.late(calls.map { PathQuery.Mark(at: $0) }, after: [begin], anew: [end])
            #expect(during(begin, end, plain, calls) == late.filter(\.always).map { calls[$0.place] })
        }
    }

    private func during(
        _ begin: PathQuery.Mark, _ end: PathQuery.Mark, _ query: PathQuery, _ calls: [UInt32]
    ) -> [UInt32] {
        let ranges = query.during(begin, until: [end])
        return calls.filter { call in ranges.contains { $0.contains(Int(call)) } }
    }

    private struct Way: Equatable {
        var kind: PathQuery.WayOut.Kind
        var state: Int
        var op: UInt32?

        init(_ way: PathQuery.WayOut) {
            (kind, state, op) = (way.kind, way.state, way.op)
        }
    }

    // MARK: Bodies

    private func python(_ chance: inout Chance, _ depth: Int, _ indent: String, isLoop: Bool) -> String {
        var text = ""
        for _ in 0..<1 + chance.below(4) {
            let inner = { (chance: inout Chance, isLoop: Bool) in
                python(&chance, depth - 1, indent + " ", isLoop: isLoop)
            }
            switch depth > 0 ? chance.below(12) : 6 + chance.below(6) {
            case 0: text += "\(indent)if a:\n" + inner(&chance, isLoop)
            case 1:
                text += "\(indent)if a:\n" + inner(&chance, isLoop)
                text += "\(indent)elif b:\n" + inner(&chance, isLoop)
                text += "\(indent)else:\n" + inner(&chance, isLoop)
            case 2:
                text += "\(indent)" + (chance.below(3) == 0 ? "while True:\n" : "for a in b():\n")
                text += inner(&chance, true)
                if chance.below(2) == 0 { text += "\(indent)else:\n" + inner(&chance, isLoop) }
            case 3, 4:
                text += "\(indent)try:\n" + inner(&chance, isLoop)
                let handles = chance.below(3) > 0
                if handles {
                    text +=
                        "\(indent)except" + (chance.below(2) == 0 ? " E:\n" : ":\n") + inner(&chance, isLoop)
                    if chance.below(2) == 0 { text += "\(indent)else:\n" + inner(&chance, isLoop) }
                }
                if !handles || chance.below(2) == 0 { text += "\(indent)finally:\n" + inner(&chance, isLoop) }
            case 5: text += "\(indent)with m() as n:\n" + inner(&chance, isLoop)
            case 6: text += "\(indent)return f()\n"
            case 7:
                text += indent + (isLoop ? chance.below(2) == 0 ? "break\n" : "continue\n" : "raise E()\n")
            case 8: text += "\(indent)sys.exit()\n"
            default: text += "\(indent)f()\n"
            }
        }
        return text
    }

    private func swift(_ chance: inout Chance, _ depth: Int, _ indent: String) -> String {
        var text = ""
        for _ in 0..<1 + chance.below(4) {
            let inner = { (chance: inout Chance) in swift(&chance, depth - 1, indent + " ") }
            switch depth > 0 ? chance.below(14) : 8 + chance.below(6) {
            case 0:
                text +=
                    "\(indent)if a {\n" + inner(&chance) + "\(indent)} else {\n" + inner(&chance)
                    + "\(indent)}\n"
            case 1: text += "\(indent)guard a else {\n" + inner(&chance) + "\(indent)return }\n"
            case 2: text += "\(indent)for a in b() {\n" + inner(&chance) + "\(indent)}\n"
            case 3: text += "\(indent)repeat {\n" + inner(&chance) + "\(indent)} while a\n"
            case 4: text += "\(indent)defer {\n" + inner(&chance) + "\(indent)}\n"
            case 5:
                text +=
                    "\(indent)do {\n" + inner(&chance) + "\(indent)} catch {\n" + inner(&chance)
                    + "\(indent)}\n"
            case 6: text += "#if A\n" + inner(&chance) + "#else\n" + inner(&chance) + "#endif\n"
            case 7:
                text += "\(indent)switch a {\n\(indent)case 1:\n" + inner(&chance)
                text += "\(indent)default:\n" + inner(&chance) + "\(indent)}\n"
            case 8: text += "\(indent)return\n"
            case 9: text += "\(indent)try? g(f())\n"
            case 10: text += "\(indent)if a { fatalError() }\n"
            default: text += "\(indent)try f()\n"
            }
        }
        return text
    }

    /// Numbers that are the same in each run.
    private struct Chance {
        private var state: UInt64

        init(_ seed: Int) {
            state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        }

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }
}
