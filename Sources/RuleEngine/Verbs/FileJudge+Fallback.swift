import Facts
import Findings
import Linking
import SourceText

/// `forbid` the old way beside the new one.
extension FileJudge {
    /// A place where the old way is taken.
    private struct Fallback {
        var function: Int
        /// What is told.
        var range: ByteRange
        /// The operations that belong to it, where it is an arm of a branch.
        var arm: Range<Int>?
        var phrase: String
        var isByFlag = false
        var related: [Finding.Place] = []
    }

    mutating func hold(_ fallback: FallbackCheck, _ check: Check) {
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            guard let role = scope(check, function: id), mayFallBack(body) else { continue }
            evaluation.evaluate(id)
            for found in fallbacks(body) {
                if fallback.isSilent {
                    // Where no migration is going on, an old module may serve old versions of a library.
                    guard found.isByFlag || program.flags.isSwitchable || program.registries.isKnown,
                        let arm = found.arm, !speaks(arm, body, fallback)
                    else { continue }
                }
                var fills: [Template.Placeholder: String] = [.consequence: found.phrase]
                fills[.class] = facts.path(ofType: facts.function(id).type)
                candidates.append(
                    Candidate(
                        rule: rule, range: found.range, function: id, role: role,
                        isCertain: role?.isCertain ?? true,
                        isNote: !fallback.isSilent && !engine.settings.isLegacyOverdue, shape: 0,
                        fills: fills,
                        related: found.related,
                        key: .place(rule: rule, start: found.range.start, end: found.range.end)))
            }
        }
    }

    /// A quick look: whether a function imports anything or names a flag.
    private func mayFallBack(_ body: Body) -> Bool {
        (0..<body.count).contains { index in
            let kind = body.kind(index)
            return kind == .importing || kind == .branchBegin && program.flags.isSwitchable
        }
    }

    private func fallbacks(_ body: Body) -> [Fallback] {
        let arms = arms(body)
        var result: [Fallback] = []
        var imports = oldImports(body)
        for arm in arms {
            guard let flag = oldWay(arm, body), !arm.range.isEmpty else { continue }
            // The arms inside are told with it.
            if result.contains(where: { $0.arm.map { $0.contains(arm.range.lowerBound) } ?? false }) {
                continue
            }
            let inside = imports.filter { arm.range.contains($0.op) }
            imports.removeAll { arm.range.contains($0.op) }
            result.append(
                Fallback(
                    function: body.function, range: body[arm.condition].range, arm: arm.range,
                    phrase: "the old way is still taken where `\(flag)` says so", isByFlag: true,
                    related: inside.map { place($0.range, "`\($0.module)` is imported for it") }))
        }
        for entry in imports {
            let around = arms.filter { $0.range.contains(entry.op) }.min { $0.range.count < $1.range.count }
            result.append(
                Fallback(
                    function: body.function, range: entry.range, arm: around?.range,
                    phrase: "`\(entry.module)` holds the old way and is still imported"))
        }
        return result
    }

    /// Imports of modules of the program that hold the old way.
    private func oldImports(_ body: Body) -> [(op: Int, range: ByteRange, module: String)] {
        var result: [(op: Int, range: ByteRange, module: String)] = []
        // The import before, where it is of a module that is told already.
        var told: (op: Int, module: String)?
        for index in 0..<body.count where body.kind(index) == .importing {
            let id = Int(body.a(index))
            guard id < facts.importCount else { continue }
            let fact = facts.importFact(id)
            guard language.flags.isOld(fact, facts), program.program.holds(fact, of: self.index)
            else { continue }
            let name = fact.isFrom && !fact.name.isNone ? facts.string(fact.name) : ""
            let module = facts.string(fact.module)
            let isInModule = language.flags.isOld(module)
            // A function may be called so as well.
            if !isInModule, fact.isFrom {
                guard case .module? = program.program.declaration(fact, in: self.index) else { continue }
            }
            // The names of one statement are told once.
            defer { told = isInModule ? (index, module) : nil }
            if let told, told.op + 1 == index, told.module == module, isInModule { continue }
            result.append((index, fact.range, isInModule ? module : name))
        }
        return result
    }

    /// Whether a call in an arm tells that it is taken.
    private func speaks(_ arm: Range<Int>, _ body: Body, _ check: FallbackCheck) -> Bool {
        arm.contains { index in
            guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
            let callee = body[Value(body.a(index))]
            let name = body.calledName(Value(body.a(index)))
            if check.speaking.contains(where: { $0.matches(name) }) { return true }
            guard callee.kind == .attribute, !callee.value.isNone else { return false }
            let log = body.calledName(callee.value)
            return check.logs.contains { $0.matches(log) }
        }
    }
}
