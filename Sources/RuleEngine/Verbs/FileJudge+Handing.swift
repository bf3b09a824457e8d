import Facts
import Findings
import Linking
import SourceText

/// `require` that a method is called on what a function makes before it is handed to something.
extension FileJudge {
    mutating func hold(_ handing: HandingCheck, _ check: Check) {
        for id in 1..<max(facts.functionCount, 1) {
            guard facts.function(id).kind == .function, case .some(let role) = scope(check, function: id)
            else {
                continue
            }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                guard isCapitalised(body[index], body),
                    let place = handed(Value(UInt32(index)), body, handing)
                else { continue }
                let op = body[index]
                candidates.append(
                    Candidate(
                        rule: rule, range: body.shownRange(op), function: id, role: role,
                        isCertain: place.isCertain && role?.isCertain ?? true, shape: body.call(op).shape,
                        fills: [
                            .callee: body.shown(op.value),
                            .name: place.name, .value: handing.methods.first ?? "",
                        ], related: [place.place],
                        key: .place(rule: rule, start: op.range.start, end: op.range.end)))
            }
        }
    }

    private struct Handed {
        /// To whom.
        var name: String
        var place: Finding.Place
        var isCertain: Bool
    }

    /// Where what a call makes is handed on without the method having been called; nil where it is not.
    private mutating func handed(_ made: Value, _ body: Body, _ check: HandingCheck) -> Handed? {
        let known = evaluation.known(made, in: body.function)
        guard let meant = evaluation.meant(known, check.kinds), !meant.isNamed else { return nil }
        let types = evaluation.types(namedBy: body[made].value, in: body.function)
        guard let type = types.first, types.count == 1, has(check.methods, type),
            !comesSo(type, body.call(body[made]), body, check)
        else { return nil }
        let own = FunctionRef(file: index, function: body.function)
        let fate = fate(of: made, in: own, check, depth: 0)
        return fate.isDone || fate.isReturned ? nil : fate.handed
    }

    /// Whether a class of the program has one of the methods.
    private func has(_ methods: [String], _ type: TypeRef) -> Bool {
        program.program.hierarchy(of: type).contains { owner in
            let other = program.files[Int(owner.file)].file.facts
            return methods.contains { name in
                other.symbol(name).map { program.program.ownMethod(other, $0, of: owner) != nil } ?? false
            }
        }
    }

    /// Whether an object is made so that the method need not be called: it is given what that would bring, or makes it
    /// itself.
    private func comesSo(_ type: TypeRef, _ record: CallRecord, _ body: Body, _ check: HandingCheck) -> Bool {
        guard !check.word.isEmpty else { return false }
        let isGiven = record.arguments.contains { argument in
            if argument.flags != 0 { return true }
            if !argument.value.isNone, body.kind(Int(argument.value.index)) == .none { return false }
            let label = argument.label.isNone ? "" : facts.string(argument.label)
            return (label + body.spelling(argument.value)).lowercased().contains(check.word)
        }
        if isGiven { return true }
        guard let constructor = program.program.constructor(of: type) else { return false }
        let other = program.files[Int(constructor.file)].file.facts
        let made = Body(other, function: Int(constructor.function))
        return made.ownStores.contains { store in
            other.string(store.name).lowercased().contains(check.word)
                && made.kind(Int(store.value.index)) == .call
        }
    }

    // MARK: Where it goes

    private struct Fate {
        var isDone = false
        var isReturned = false
        var handed: Handed?
    }

    /// What becomes of a value in a function and, as far as that hands it on, in those that it calls.
    private mutating func fate(
        of value: Value, in function: FunctionRef, _ check: HandingCheck, depth: Int
    ) -> Fate {
        var fate = Fate()
        let file = Int(function.file)
        let facts = program.files[file].file.facts
        let body = Body(facts, function: Int(function.function))
        let uses = ask(file) { evaluation in
            evaluation.evaluate(body.function)
            return ValueUses(body, evaluation)
        }
        let aliases = Aliases(of: value, in: body, uses)
        var calls: [(op: Op, targets: [FunctionRef])] = []
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .attribute where aliases.contains(op.value):
                fate.isDone = fate.isDone || check.methods.contains(facts.string(op.member))
            case .return, .yield: fate.isReturned = fate.isReturned || aliases.contains(op.value)
            case .store where aliases.contains(op.second):
                // Another method may do it.
                fate.isReturned = fate.isReturned || check.methods.contains { facts.symbol($0) != nil }
            case .closure, .function:
                fate.isDone = fate.isDone || isDone(inside: Int(op.a), facts, aliases.names, check)
            case .call where body.call(op).arguments.contains { aliases.contains($0.value) }:
                calls.append((op, declared(Value(UInt32(index)), in: function)))
            default: continue
            }
        }
        for call in calls where !fate.isDone {
            take(call.op, call.targets, body, file, check, depth, &fate)
        }
        return fate
    }

    private mutating func take(
        _ call: Op, _ targets: [FunctionRef], _ body: Body, _ file: Int, _ check: HandingCheck, _ depth: Int,
        _ fate: inout Fate
    ) {
        let facts = body.facts
        let name = facts.string(call.value.isNone ? .none : body[call.value].lastName)
        let place = Finding.Place(file: file, range: body.shownRange(call), message: "it is handed on here")
        let isNamed = isCalledLike(check.into, name)
        if let target = targets.first, isOne(of: check.into, target) {
            fate.handed = fate.handed ?? Handed(name: name, place: place, isCertain: true)
        } else if targets.isEmpty, isNamed {
            fate.handed = fate.handed ?? Handed(name: name, place: place, isCertain: false)
        }
        for target in targets where depth < 3 {
            guard let taken = parameters(check.kinds, of: target).first else { continue }
            let inner = self.fate(of: Value(UInt32(taken.place)), in: target, check, depth: depth + 1)
            if inner.isDone { fate.isDone = true }
            fate.handed = fate.handed ?? inner.handed
        }
    }

    /// Whether a function inside another one calls the method on one of the names.
    private func isDone(inside function: Int, _ facts: FileFacts, _ names: Set<Symbol>, _ check: HandingCheck)
        -> Bool
    {
        let body = Body(facts, function: function)
        return (0..<body.count).contains { index in
            guard body.kind(index) == .attribute, body.a(index) != UInt32.max else { return false }
            let base = body[Value(body.a(index))]
            return base.kind == .name && names.contains(base.symbol)
                && check.methods.contains(facts.string(body[index].member))
        }
    }

    /// Whether a function of the program, or the class that it makes, is of one of the roles by its own signs.
    func isOne(of roles: Set<Role>, _ target: FunctionRef) -> Bool {
        PlacedFile(engine, program, Int(target.file)).isLike(roles, function: Int(target.function)) != nil
    }

    /// Whether something is called like functions or classes of one of the roles are.
    func isCalledLike(_ roles: Set<Role>, _ name: String) -> Bool {
        language.roles.entries.contains { entry in
            roles.contains(entry.role)
                && (entry.classes + entry.functions).contains { $0.matches(name) }
        }
    }
}
