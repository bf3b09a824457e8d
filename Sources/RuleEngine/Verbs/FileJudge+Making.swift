import Facts
import Findings
import Linking
import SourceText

/// `forbid` to make objects of classes that work with a session, or values that are made of one.
extension FileJudge {
    mutating func hold(_ making: MakingCheck, _ check: Check) {
        for id in 1..<max(facts.functionCount, 1) {
            let kind = facts.function(id).kind
            guard kind != .typeBody, case .some(let role) = scope(check, function: id),
                !isItself(id, making, check)
            else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                guard isCapitalised(body[index], body) else { continue }
                evaluation.evaluate(id)
                guard let made = made(index, body, making, check) else { continue }
                var fills: [Template.Placeholder: String] = [
                    .callee: body.shown(body[index].value), .name: made.name,
                    .consequence: occasion(index, body),
                ]
                fills[.class] = facts.path(ofType: facts.type(around: id))
                let range = body.shownRange(body[index])
                candidates.append(
                    Candidate(
                        rule: rule, range: range, function: id, role: role,
                        isCertain: made.isCertain && role?.isCertain ?? true,
                        shape: body.call(body[index]).shape, fills: fills, related: made.related,
                        key: .place(rule: rule, start: range.start, end: range.end)))
            }
        }
    }

    private struct Made {
        var name: String
        var isCertain: Bool
        var related: [Finding.Place] = []
    }

    /// Whether a function belongs to a class of what is made, which is kept beside those that must not make it.
    private func isItself(_ id: Int, _ making: MakingCheck, _ check: Check) -> Bool {
        guard let type = facts.type(around: id) else { return false }
        if isOne(roles.types[type], of: making, check) { return true }
        return program.program.kind(ofClass: TypeRef(file: index, type: type)).map(making.kinds.contains)
            ?? false
    }

    /// Whether signs of a class say that it is one of those that are made, and not one of those that must not make
    /// any, whatever else it is called.
    private func isOne(_ signs: [FoundRole], of making: MakingCheck, _ check: Check) -> Bool {
        let makers = check.roles ?? check.like ?? []
        return signs.contains { $0.role.map(making.made.contains) ?? false }
            && !signs.contains { $0.role.map(makers.contains) ?? false }
    }

    func isCapitalised(_ call: Op, _ body: Body) -> Bool {
        let callee = body[call.value]
        guard callee.kind == .name || callee.kind == .attribute else { return false }
        return facts.withBytes(of: callee.kind == .name ? callee.symbol : callee.member) { bytes in
            bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        }
    }

    private mutating func made(_ index: Int, _ body: Body, _ making: MakingCheck, _ check: Check) -> Made? {
        if !making.kinds.isEmpty, let made = madeValue(index, body, making.kinds) { return made }
        guard !making.made.isEmpty else { return nil }
        let types = evaluation.types(namedBy: body[index].value, in: body.function)
        guard let type = types.first, types.count == 1, program.program.kind(ofClass: type) == nil else {
            return nil
        }
        let scanned = program.files[Int(type.file)]
        if let role = scanned.roles.file?.role, role.isLeftOut { return nil }
        let facts = scanned.file.facts
        let fact = facts.type(Int(type.type))
        let place = PlacedFile(engine, program, Int(type.file))
        let isDerived = derives(type, making.made)
        let signs = place.roles.types[Int(type.type)]
        let isNamed = isOne(signs, of: making, check)
        if !signs.isEmpty, !isNamed { return nil }
        guard
            isDerived || isNamed
                || place.role(ofType: Int(type.type))?.role.map(making.made.contains) ?? false
        else { return nil }
        // A name or a folder says little; a session says that it is one.
        let constructor = program.program.constructor(of: type)
        let taken = constructor.flatMap { parameters([.session], of: $0).first }
        guard isDerived || taken != nil || isNamed && worksWithSession(type) else { return nil }
        var related = Finding.Place(
            file: Int(type.file), range: fact.nameRange, message: "`\(facts.string(fact.name))` is a service")
        if let taken { related.message = "`\(facts.string(fact.name))` takes the session `\(taken.name)`" }
        return Made(
            name: facts.string(fact.name), isCertain: isDerived || taken.map { !$0.isNamed } ?? true,
            related: [related])
    }

    /// Whether a class derives from one that a role is told by.
    private func derives(_ type: TypeRef, _ wanted: Set<Role>) -> Bool {
        let entries = language.roles.entries.filter { wanted.contains($0.role) }
        for owner in program.program.hierarchy(of: type) {
            let scanned = program.files[Int(owner.file)]
            if scanned.roles.types[Int(owner.type)].contains(where: {
                $0.signal == .base && $0.role.map(wanted.contains) ?? false
            }) {
                return true
            }
            let name = scanned.file.facts.string(scanned.file.facts.typeName(Int(owner.type)))
            if owner != type, entries.contains(where: { $0.bases.contains(name) }) { return true }
        }
        return false
    }

    /// What a call makes, where its class is called like what is meant. One that is handed to the caller at once is
    /// made by him.
    private mutating func madeValue(_ index: Int, _ body: Body, _ kinds: Set<ValueKind>) -> Made? {
        let value = Value(UInt32(index))
        let known = evaluation.evaluated(value, in: body.function)
        guard let meant = evaluation.meant(known, kinds), !meant.isNamed,
            !body.call(body[index]).arguments.isEmpty
        else { return nil }
        let aliases = Aliases(of: value, in: body, uses(in: body))
        for later in index + 1..<max(body.count, index + 1) {
            let op = body[later]
            if op.kind == .return || op.kind == .yield, aliases.contains(op.value) { return nil }
        }
        let callee = body[body[index].value]
        return Made(
            name: facts.string(callee.kind == .attribute ? callee.member : callee.symbol), isCertain: true)
    }

    // MARK: Words

    /// When and how often what is made there is made.
    private func occasion(_ index: Int, _ body: Body) -> String {
        var depth = 0
        for earlier in 0..<index {
            if body.kind(earlier) == .loopBegin { depth += 1 }
            if body.kind(earlier) == .loopEnd { depth -= 1 }
        }
        if depth > 0 { return "in every round of a loop" }
        var current: Int? = body.function
        while let id = current {
            let fact = facts.function(id)
            if fact.type != nil {
                return isConstructor(fact) ? "for itself" : "anew for every call"
            }
            current = fact.parent
        }
        let isFactory = roles.functions[body.function].contains { $0.role == .toolFactory }
        return isFactory ? "for its tools" : "anew for every call"
    }
}
