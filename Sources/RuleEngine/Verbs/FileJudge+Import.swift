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
            if importing.unlessUsed, used.isEmpty, servesOthersOnly(fact, check) { continue }
            let module = facts.string(fact.module)
            let name =
                fact.name.isNone
                ? module.split(separator: ".").last.map(String.init) ?? module : facts.string(fact.name)
            let shape = facts.hash(of: fact.name) &* 31 &+ facts.hash(of: fact.module)
            candidates.append(
                Candidate(
                    rule: rule, range: fact.range, function: fact.function, role: role,
                    isCertain: isSure(fact, importing) && role?.isCertain ?? true, shape: shape,
                    fills: [.name: name, .module: module],
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
        if check.isInTree, !program.program.holds(fact, of: index) { return false }
        return !isExempt(fact, check)
    }

    /// Whether the tree declares the imported name as something else: an enumeration, a schema, a class without a
    /// base, an object, a function, a constant.
    private func isExempt(_ fact: ImportFact, _ check: ImportCheck) -> Bool {
        guard !fact.name.isNone else { return false }
        switch program.program.declaration(fact, in: index) {
        case .function?: return true
        case .type(let type)?, .object(let type)?: return isOther(type, check)
        case .module(let file)?: return declaresOthersOnly(file, check)
        case nil: return isConstant(fact) || isOnlyNamed(fact, check)
        }
    }

    /// Whether a module has classes, and each of them is something else.
    private func declaresOthersOnly(_ file: Int, _ check: ImportCheck) -> Bool {
        let types = 0..<program.files[file].file.facts.typeCount
        return !types.isEmpty && types.allSatisfy { isOther(TypeRef(file: file, type: $0), check) }
    }

    /// Whether nothing but its name is known of what is imported, and that is not one of a class: a function, a module.
    private func isOnlyNamed(_ fact: ImportFact, _ check: ImportCheck) -> Bool {
        guard check.isInTree, program.program.source(of: fact, in: index) == nil,
            !check.components.contains(facts.string(fact.name))
        else { return false }
        return facts.withBytes(of: fact.name) { name in
            name.first.map { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F } ?? false
        }
    }

    /// Whether the program shows what is imported, where only what it has is meant.
    private func isSure(_ fact: ImportFact, _ check: ImportCheck) -> Bool {
        !check.isInTree || program.program.file(of: fact, in: index) != nil
            || program.program.declaration(fact, in: index) != nil
    }

    /// Whether a module binds a name to something written out, or to an object that it makes, instead of a class.
    private func isConstant(_ fact: ImportFact) -> Bool {
        guard let (file, symbol) = program.program.source(of: fact, in: index),
            let bound = bound(symbol, in: Body(program.files[file].file.facts, function: 0))
        else { return false }
        let body = Body(program.files[file].file.facts, function: 0)
        switch body[bound].kind {
        case .name, .attribute: return false
        case .call: return !isMadeByLibrary(body[bound], body, of: file)
        default: return true
        }
    }

    /// Whether a call is one of a library for databases, which makes tables and classes of models.
    private func isMadeByLibrary(_ call: Op, _ body: Body, of file: Int) -> Bool {
        var callee = call.value
        while !callee.isNone, body[callee].kind == .attribute { callee = body[callee].value }
        guard program.files[file].scan.hasSign, !callee.isNone, body[callee].kind == .name else {
            return false
        }
        let facts = body.facts
        return (0..<facts.importCount).contains { id in
            let fact = facts.importFact(id)
            let name = fact.alias.isNone ? fact.name.isNone ? fact.module : fact.name : fact.alias
            return name == body[callee].symbol
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

    /// Whether a class is no model: of all that it is derived from, nothing has a base outside of the tree, or one
    /// has a base that the check names.
    private func isOther(_ type: TypeRef, _ check: ImportCheck) -> Bool {
        var hasForeign = false
        for type in program.program.lineage(of: type) {
            let other = program.files[Int(type.file)].file.facts
            let fact = other.type(Int(type.type))
            let body = Body(other, function: fact.parent)
            for base in other.bases(of: fact) where base.label.isNone {
                let last = body.spelling(base.value).split(separator: ".").last.map(String.init) ?? ""
                if check.notComponents.contains(where: { $0.matches(last) }) { return true }
                if program.program.isOwnBase(base.value, of: type) { continue }
                hasForeign = true
            }
        }
        return !hasForeign
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
