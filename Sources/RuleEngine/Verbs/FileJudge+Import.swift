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

    /// Whether the tree declares the imported name as something else: an enumeration, a class without a base, an
    /// object, a function.
    private func isExempt(_ fact: ImportFact, _ check: ImportCheck) -> Bool {
        guard !fact.name.isNone, let file = program.program.file(of: fact, in: index) else { return false }
        let other = program.files[file].file.facts
        guard let symbol = other.symbol(facts.string(fact.name)),
            let bound = bound(symbol, in: Body(other, function: 0))
        else { return false }
        let body = Body(other, function: 0)
        switch body[bound].kind {
        case .function: return true
        case .type: return isOther(other.type(Int(body[bound].a)), other, check)
        case .call:
            let callee = body[bound].value
            guard !callee.isNone, body[callee].kind == .name,
                let made = self.bound(body[callee].symbol, in: body)
            else { return false }
            return body[made].kind == .type
        default: return false
        }
    }

    /// The value that a module binds to a name last.
    private func bound(_ name: Symbol, in body: Body) -> Value? {
        for index in (0..<body.count).reversed()
        where body.kind(index) == .bind && body.a(index) == name.rawValue {
            let value = Value(body.b(index))
            return value.isNone ? nil : value
        }
        return nil
    }

    /// Whether a class is no model: it has no base, or one of those that the check names.
    private func isOther(_ type: TypeFact, _ other: FileFacts, _ check: ImportCheck) -> Bool {
        let body = Body(other, function: type.parent)
        let bases = other.bases(of: type).filter(\.label.isNone)
        return bases.isEmpty
            || bases.contains { base in
                let last = body.spelling(base.value).split(separator: ".").last.map(String.init) ?? ""
                return check.notComponents.contains { $0.matches(last) }
            }
    }

    /// Whether a rule about openings reports this one.
    func reported(_ event: Event) -> Bool {
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
