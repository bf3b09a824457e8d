import Facts
import Findings
import Linking
import SourceText

/// `forbid` an import.
extension FileJudge {
    mutating func hold(_ importing: ImportCheck, _ check: Check) {
        var openings: [Int: [Event]] = [:]
        if importing.unlessUsed {
            for event in evaluation.events where event.effect == .opens {
                if let id = evaluation.importing(event.session) { openings[id, default: []].append(event) }
            }
        }
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard !fact.isTypeChecking, let role = scope(check, function: fact.function),
                isMeant(fact, id, importing)
            else { continue }
            let used = openings[id] ?? []
            let served = used.first { event in reported(event) }
            if !used.isEmpty, served == nil || engine.settings.isGrouped { continue }
            let module = facts.string(fact.module)
            let name =
                fact.name.isNone
                ? module.split(separator: ".").last.map(String.init) ?? module : facts.string(fact.name)
            let shape = facts.hash(of: fact.name) &* 31 &+ facts.hash(of: fact.module)
            candidates.append(
                Candidate(
                    rule: rule, range: fact.range, function: fact.function, role: role,
                    isCertain: role?.isCertain ?? true, shape: shape, fills: [.name: name, .module: module],
                    related: served.map { [place($0.range, "opened here")] } ?? [],
                    key: served.map { .opening(function: $0.function, op: $0.op.index) }
                        ?? .place(rule: rule, start: fact.range.start, end: fact.range.end)))
        }
    }

    private mutating func isMeant(_ fact: ImportFact, _ id: Int, _ check: ImportCheck) -> Bool {
        if !check.kinds.isEmpty {
            return evaluation.kinds(ofImport: id).contains { check.kinds.contains($0) }
        }
        let module = facts.string(fact.module)
        var parts = module.split(separator: ".").map(String.init)
        if !fact.name.isNone { parts.append(facts.string(fact.name)) }
        guard parts.contains(where: check.components.contains) else { return false }
        if parts.contains(where: { part in check.notComponents.contains { $0.matches(part) } }) {
            return false
        }
        if check.isInTree, !program.program.isInTree(module: module, near: index) { return false }
        return !isExempt(fact, check)
    }

    /// Whether the imported class is one that the tree declares as something else, such as an enumeration.
    private func isExempt(_ fact: ImportFact, _ check: ImportCheck) -> Bool {
        guard !fact.name.isNone, let file = program.program.file(of: fact, in: index) else { return false }
        let other = program.files[file].file.facts
        let name = facts.string(fact.name)
        guard let symbol = other.symbol(name),
            let id = (0..<other.typeCount).first(where: {
                other.type($0).name == symbol && other.type($0).parent == 0
            })
        else { return false }
        let type = other.type(id)
        let body = Body(other, function: type.parent)
        return other.bases(of: type).contains { base in
            guard base.label.isNone else { return false }
            let last = body.spelling(base.value).split(separator: ".").last.map(String.init) ?? ""
            return check.notComponents.contains { $0.matches(last) }
        }
    }

    /// Whether a rule about openings reports this one.
    private func reported(_ event: Event) -> Bool {
        engine.rules.contains { rule in
            rule.checks.contains { check in
                guard case .effect(let effect) = check.subject, effect.effects.contains(.opens) else {
                    return false
                }
                return scope(check, function: event.function) != nil
            }
        }
    }
}
