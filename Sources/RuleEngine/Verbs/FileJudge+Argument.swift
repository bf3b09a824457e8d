import Facts
import Findings
import Linking
import SourceText

/// `require` that a value is passed which is in scope, where the callee's own signature takes one.
extension FileJudge {
    mutating func hold(_ argument: ArgumentCheck, _ check: Check) {
        for id in 1..<max(facts.functionCount, 1) {
            let kind = facts.function(id).kind
            guard kind == .function || kind == .closure || kind == .initializer,
                case .some(let role) = scope(check, function: id)
            else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                guard mayBeOfProgram(body[index], body) else { continue }
                evaluation.evaluate(id)
                let found = evaluation.declared(at: Value(UInt32(index)), in: id)
                guard let target = found.all.first, isMeant(target, body[index], body, argument),
                    let value = value(argument.kinds, inScopeAt: index, id)
                else { continue }
                hold(argument, index, body, value, role, target, isSure: found.isCertain)
            }
        }
    }

    /// What a call does with a value that it could pass.
    private enum Passing {
        case passed
        case leftOut
        /// It says in so many words that there is none.
        case none(Value)
    }

    private mutating func hold(
        _ check: ArgumentCheck, _ index: Int, _ body: Body, _ value: ScopedValue, _ role: FoundRole?,
        _ target: FunctionRef, isSure: Bool
    ) {
        let op = body[index]
        let taken = parameters(check.kinds, of: target)
        let record = body.call(op)
        guard let wanted = taken.first else {
            guard isSure, isMakerOfTools(target), takesNoOther(target), !passes(check.kinds, record, body),
                isMissed(index, body, value)
            else { return }
            tell(
                index, body, role, value, isCertain: false, isNote: true,
                consequence: "it takes none, though `\(value.text)` is at hand",
                cure: "let `\(spelled(op, body))` take a registry")
            return
        }
        let passing = passing(wanted, target, record, body, check.kinds)
        switch passing {
        case .passed: return
        case .leftOut where isTold(op, body, check): return
        default: break
        }
        guard !isOfSameObject(target, op, value, body), isMissed(index, body, value) else { return }
        var phrase = "`\(wanted.name)` is left out"
        var edit = Finding.Fix.Edit(
            file: self.index, range: ByteRange(at: record.argumentsEnd),
            text: (record.arguments.isEmpty ? "" : ", ") + "\(wanted.name)=\(value.text)")
        if case .none(let nothing) = passing {
            phrase = "`\(wanted.name)` is `None`"
            edit = Finding.Fix.Edit(file: self.index, range: body[nothing].range, text: value.text)
        }
        let isCertain = isSure && !value.isNamed && !wanted.isNamed && role?.isCertain ?? true
        var edits = [edit]
        if wanted.kind == .positionalOnly || !isCertain || body.isLoneGenerator(record) { edits = [] }
        tell(
            index, body, role, value, isCertain: isCertain, isNote: false,
            consequence: "\(phrase), though `\(value.text)` is at hand",
            cure: "pass it on: `\(wanted.name)=\(value.text)`", edits: edits, takenBy: target)
    }

    private mutating func tell(
        _ index: Int, _ body: Body, _ role: FoundRole?, _ value: ScopedValue, isCertain: Bool, isNote: Bool,
        consequence: String, cure: String, edits: [Finding.Fix.Edit] = [], takenBy target: FunctionRef? = nil
    ) {
        let op = body[index]
        let key = CauseKey.place(rule: rule, start: op.range.start, end: op.range.end)
        // Another check of the rule may have met it by another role.
        if candidates.contains(where: { $0.rule == rule && $0.key == key }) { return }
        var fills: [Template.Placeholder: String] = [
            .callee: spelled(op, body), .consequence: consequence, .value: cure,
        ]
        fills[.class] = facts.path(ofType: facts.type(around: body.function))
        var related: [Finding.Place] = []
        if let target {
            related.append(
                Finding.Place(
                    file: Int(target.file), range: fact(target).function.nameRange,
                    message: "it is taken here"))
        }
        let canFix = engine.rules[rule].fix(language.name) != nil
        candidates.append(
            Candidate(
                rule: rule, range: body.shownRange(op), function: body.function, role: role,
                isCertain: isCertain, isNote: isNote, shape: body.call(op).shape, fills: fills,
                related: related, edits: canFix ? edits : [],
                key: key))
    }

    private func spelled(_ call: Op, _ body: Body) -> String { body.shown(call.value) }

    // MARK: Callees

    /// A quick look before anything is asked about a callee.
    private func mayBeOfProgram(_ call: Op, _ body: Body) -> Bool {
        let callee = body[call.value]
        switch callee.kind {
        case .name, .attribute: return true
        default: return false
        }
    }

    /// Whether a function of the program, or the class that it makes, is what the check is about: by its own signs, or
    /// by the name under which it is called.
    private func isMeant(_ target: FunctionRef, _ call: Op, _ body: Body, _ check: ArgumentCheck) -> Bool {
        let place = PlacedFile(engine, program, Int(target.file))
        if place.isLike(check.callees, function: Int(target.function)) != nil { return true }
        let callee = body[call.value]
        let name = facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
        return language.roles.entries.contains { entry in
            check.callees.contains(entry.role)
                && (entry.classes + entry.functions).contains { $0.matches(name) }
        }
    }

    /// Whether a function has the signs itself: it is one of those that make tools, or makes an executor.
    private func isMakerOfTools(_ target: FunctionRef) -> Bool {
        let place = PlacedFile(engine, program, Int(target.file))
        let fact = place.facts.function(Int(target.function))
        guard let type = fact.type, isConstructor(fact) else {
            return place.roles.functions[Int(target.function)].contains { $0.role == .toolFactory }
        }
        return place.isLike([.executor], type: type) != nil
    }

    private func takesNoOther(_ target: FunctionRef) -> Bool {
        let (facts, fact) = fact(target)
        return !fact.parameters.contains {
            facts.parameter($0).kind == .keywords || facts.parameter($0).kind == .variadic
        }
    }

    /// Whether another rule tells a call that passes nothing.
    private func isTold(_ call: Op, _ body: Body, _ check: ArgumentCheck) -> Bool {
        let callee = body[call.value]
        let name = facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
        return check.elsewhere.contains { type, pattern in
            guard pattern.matches(name) else { return false }
            guard let type, callee.kind == .attribute, !callee.value.isNone else { return type == nil }
            return type.matches(body.spelling(callee.value).split(separator: ".").last.map(String.init) ?? "")
        }
    }

    /// Whether the callee finds the value where the caller has it: it is a method of the same object, or a constructor
    /// above one that keeps the value itself.
    private mutating func isOfSameObject(
        _ target: FunctionRef, _ call: Op, _ value: ScopedValue, _ body: Body
    ) -> Bool {
        guard let own = facts.type(around: body.function), let type = fact(target).function.type else {
            return false
        }
        let family = program.program.hierarchy(of: TypeRef(file: index, type: own))
        guard family.contains(TypeRef(file: Int(target.file), type: type)) else { return false }
        if case .attribute = value.holder { return true }
        return !isConstructor(fact(target).function)
            || body.ownStores.contains { value.isRead(by: body[$0.value]) }
    }

    // MARK: Arguments

    private func passing(
        _ wanted: TakenParameter, _ target: FunctionRef, _ record: CallRecord, _ body: Body,
        _ kinds: Set<ValueKind>
    ) -> Passing {
        if passes(kinds, record, body) { return .passed }
        let (other, fact) = fact(target)
        // The object, or the class, takes the first place.
        let isBound = fact.type != nil && !other.isDecorated(fact, by: "staticmethod")
        var place = isBound ? 1 : 0
        for argument in record.arguments {
            if argument.label.isNone {
                defer { place += 1 }
                guard place == wanted.place, wanted.kind != .keywordOnly else { continue }
                return body[argument.value].kind == .none ? .none(argument.value) : .passed
            }
            guard facts.string(argument.label) == wanted.name else { continue }
            return body[argument.value].kind == .none ? .none(argument.value) : .passed
        }
        return .leftOut
    }

    /// Whether a call passes a value of the kinds, or anything that may bring one along.
    private func passes(_ kinds: Set<ValueKind>, _ record: CallRecord, _ body: Body) -> Bool {
        record.arguments.contains { argument in
            if argument.flags & (ArgumentFlag.star | ArgumentFlag.doubleStar) != 0 { return true }
            guard !argument.value.isNone else { return false }
            let known = evaluation.evaluated(argument.value, in: body.function)
            if evaluation.meant(known, kinds) != nil { return true }
            let op = body[argument.value]
            return op.kind == .name && isOwnObject(op.symbol, body.function)
        }
    }

    private func isOwnObject(_ name: Symbol, _ function: Int) -> Bool {
        let fact = facts.function(function)
        guard fact.type != nil, let first = fact.parameters.first else { return false }
        return facts.parameter(first).name == name
    }

    // MARK: Conditions

    /// Whether the value may well be there where the call stands: nothing around it says that it is missing, or that
    /// the way without it is meant.
    private func isMissed(_ index: Int, _ body: Body, _ value: ScopedValue) -> Bool {
        body.conditions(holdingAt: index).allSatisfy { condition in
            switch body.says(condition.value, value.isRead) {
            case .nothing: return !isOldWay(condition, body)
            case let saying: return saying.isThere(condition.holds)
            }
        }
    }

    /// Whether a condition is a flag that turns the registry off where the call stands.
    private func isOldWay(_ condition: HoldingCondition, _ body: Body) -> Bool {
        var value = condition.value
        var holds = condition.holds
        while body[value].kind == .operation, Operator(rawValue: body[value].a) == .not,
            let inner = body.operands(of: body[value]).first
        {
            value = inner
            holds.toggle()
        }
        let isAbout = body.says(value) { op in
            switch op.kind {
            case .name: isRegistryWord(op.symbol)
            case .attribute: isRegistryWord(op.member)
            case .string: isRegistryWord(op.symbol)
            default: false
            }
        }
        guard isAbout != .nothing else { return false }
        guard holds, isAbout == .unclear, body[value].kind == .operation else { return !holds }
        switch Operator(rawValue: body[value].a) {
        case .equal?, .identical?, .and?: return false
        default: return true
        }
    }

    private func isRegistryWord(_ symbol: Symbol) -> Bool {
        facts.string(symbol).lowercased().contains("registry")
    }
}
