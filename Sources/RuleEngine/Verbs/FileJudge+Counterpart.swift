import Facts
import Findings
import Linking
import SourceText

/// `require` that somebody handles what is written under a name.
extension FileJudge {
    mutating func hold(_ counterpart: CounterpartCheck, _ check: Check) {
        let callees = Set(counterpart.callees.compactMap { facts.symbol($0) })
        guard !callees.isEmpty else { return }
        var handled: Set<String>??
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                let callee = body[Value(body.a(place))]
                guard callee.kind == .attribute, callees.contains(callee.member), !callee.value.isNone,
                    isClass(body[callee.value].lastName, counterpart),
                    let (value, name) = name(body.call(body[place]), id, counterpart)
                else { continue }
                let known = handled ?? handledNames(counterpart)
                handled = .some(known)
                guard let known, !known.contains(name) else { continue }
                let meant = closest(to: name, among: known.sorted())
                tell(
                    body[value].range, id, role, "`\(name)` is written, and no handler is registered for it",
                    cure: meant.map { "name it as its handler does, `\($0)`" }
                        ?? "register a handler for `\(name)` with the processor",
                    isCertain: false)
            }
        }
    }

    private func isClass(_ name: Symbol, _ check: CounterpartCheck) -> Bool {
        !name.isNone && facts.withBytes(of: name) { bytes in check.classes.contains { $0.matches(bytes) } }
    }

    /// The name under which a call writes something.
    private mutating func name(_ record: CallRecord, _ function: Int, _ check: CounterpartCheck)
        -> (value: Value, name: String)?
    {
        let labelled = record.arguments.first { facts.string($0.label) == check.name }
        let plain = record.arguments.filter { $0.label.isNone && $0.flags == 0 }
        let found = labelled ?? (check.place <= plain.count ? plain[check.place - 1] : nil)
        guard let found, let text = evaluation.literal(found.value, in: function) else { return nil }
        return (found.value, text)
    }

    /// The names that have handlers; nil where that is not written down, or where nothing handles anything.
    private func handledNames(_ check: CounterpartCheck) -> Set<String>? {
        var names: Set<String> = []
        var isServed = false
        for file in program.naming {
            let other = program.files[file].file.facts
            let registering = Set(check.handlers.compactMap { other.symbol($0) })
            let making = Set(check.makers.compactMap { other.symbol($0) })
            guard !registering.isEmpty || !making.isEmpty else { continue }
            var evaluation = engine.evaluation(of: file, in: program)
            for id in 0..<other.functionCount {
                let body = Body(other, function: id)
                for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                    let callee = body[Value(body.a(place))]
                    let record = body.call(body[place])
                    if registering.contains(callee.lastName) {
                        guard let first = record.arguments.first, first.flags == 0,
                            let text = evaluation.literal(first.value, in: id)
                        else { return nil }
                        names.insert(text)
                    } else if making.contains(callee.lastName) {
                        isServed = true
                        let given = record.arguments.first { other.string($0.label) == check.given }
                        guard let given else { continue }
                        guard let keys = keys(given.value, id, &evaluation) else { return nil }
                        names.formUnion(keys)
                    }
                }
            }
        }
        return isServed ? names : nil
    }

    /// The keys of a mapping that is written down.
    private func keys(_ value: Value, _ function: Int, _ evaluation: inout FileEvaluation) -> [String]? {
        guard let (owner, values) = evaluation.elements(value, in: function) else { return nil }
        var result: [String] = []
        for (place, key) in values.enumerated() where place.isMultiple(of: 2) {
            guard let text = evaluation.literal(key, in: owner) else { return nil }
            result.append(text)
        }
        return result
    }
}
