import Facts
import Findings
import Linking
import SourceText

/// `escape`: a value, or what was made with it, is not kept where it outlives the operation that it is for.
extension FileJudge {
    mutating func hold(_ holder: HolderCheck, _ check: Check) {
        for id in 1..<max(facts.functionCount, 1) {
            let fact = facts.function(id)
            guard fact.kind == .function || fact.kind == .closure || fact.kind == .initializer,
                case .some(let role) = scope(check, function: id)
            else { continue }
            holdMemoized(id, fact, holder, role)
            let body = Body(facts, function: id)
            guard hasSink(body, holder) else { continue }
            evaluation.evaluate(id)
            let held = Held(holder, body, evaluation)
            guard !held.isEmpty else { continue }
            for index in 0..<body.count {
                guard let sink = sink(index, body, held, holder), !isTakenBack(sink.container, body, holder)
                else { continue }
                var fills: [Template.Placeholder: String] = [
                    .name: sink.name, .value: held.text(sink.value),
                    .consequence: "\(sink.phrase) keeps \(held.phrase(sink.value))",
                ]
                fills[.class] = facts.path(ofType: facts.type(around: id))
                let range = body.shownRange(body[index])
                candidates.append(
                    Candidate(
                        rule: rule, range: range, function: id, role: role,
                        isCertain: sink.isCertain && held.isCertain(sink.value) && role?.isCertain ?? true,
                        shape: facts.hash(of: facts.symbol(sink.name) ?? .none), fills: fills,
                        key: .place(rule: rule, start: range.start, end: range.end)))
            }
        }
    }

    /// A function that takes such a value, and whose calls are all kept.
    private mutating func holdMemoized(
        _ id: Int, _ fact: FunctionFact, _ check: HolderCheck, _ role: FoundRole?
    ) {
        guard fact.decorators != .max, let parent = fact.parent else { return }
        let outer = Body(facts, function: parent)
        for decorator in facts.list(fact.decorators) {
            let op = outer[Value(decorator)]
            let name = outer.spelling(op.kind == .call ? op.value : Value(decorator))
            guard let last = name.split(separator: ".").last, check.memoizers.contains(String(last)),
                let taken = evaluation.parameters(check.kinds, of: id).first,
                program.registries.isKnown || !taken.isNamed
            else { continue }
            let range = facts.parameter(fact.parameters.lowerBound + taken.place).range
            candidates.append(
                Candidate(
                    rule: rule, range: range, function: id, role: role,
                    isCertain: !taken.isNamed && role?.isCertain ?? true, shape: facts.hash(of: fact.name),
                    fills: [
                        .name: name, .value: taken.name,
                        .consequence: "the cache of `@\(last)` keeps `\(taken.name)`",
                    ], key: .place(rule: rule, start: range.start, end: range.end)))
        }
    }

    // MARK: Places that outlive an operation

    private struct Sink {
        var value: Value
        /// The value of the container.
        var container: Value
        var name: String
        var phrase: String
        var isCertain: Bool
    }

    /// A quick look before anything is evaluated.
    private func hasSink(_ body: Body, _ check: HolderCheck) -> Bool {
        (0..<body.count).contains { index in
            switch body.kind(index) {
            case .store, .declare: true
            case .call: keepingCall(body[index], body, check) != nil
            default: false
            }
        }
    }

    private mutating func sink(_ index: Int, _ body: Body, _ held: Held, _ check: HolderCheck) -> Sink? {
        let op = body[index]
        switch op.kind {
        case .store where held.contains(op.second) && !op.value.isNone:
            let target = body[op.value]
            if target.kind == .subscripted {
                return container(target.value, op.second, body, held, check, isDirectTold: true)
            }
            // What is assigned to a class directly is another matter than what was made with it.
            guard target.kind == .attribute, !held.isDirect(op.second),
                let type = classNamed(target.value, body)
            else { return nil }
            let name = "\(type).\(facts.string(target.member))"
            return Sink(
                value: op.second, container: op.value, name: name, phrase: "`\(name)`", isCertain: true)
        case .bind where held.contains(op.second) && !held.isDirect(op.second):
            let isGlobal = (0..<index).contains {
                body.kind($0) == .declare && body.a($0) == op.a && !body[$0].has(OpFlag.outer)
            }
            guard isGlobal else { return nil }
            let name = facts.string(op.symbol)
            return Sink(
                value: op.second, container: .none, name: name, phrase: "the global `\(name)`",
                isCertain: true)
        case .call:
            guard let callee = keepingCall(op, body, check),
                let argument = body.call(op).arguments.last(where: { held.contains($0.value) })
            else { return nil }
            return container(callee.value, argument.value, body, held, check, isDirectTold: false)
        default: return nil
        }
    }

    /// `agents.append(agent)`: the callee.
    private func keepingCall(_ call: Op, _ body: Body, _ check: HolderCheck) -> Op? {
        guard !call.value.isNone else { return nil }
        let callee = body[call.value]
        guard callee.kind == .attribute, !callee.value.isNone,
            check.keeping.contains(facts.string(callee.member))
        else { return nil }
        return callee
    }

    /// A container that lives as long as its module, its class, or an object that outlives operations.
    private mutating func container(
        _ value: Value, _ kept: Value, _ body: Body, _ held: Held, _ check: HolderCheck, isDirectTold: Bool
    ) -> Sink? {
        guard !value.isNone else { return nil }
        let op = body[value]
        switch op.kind {
        case .subscripted: return container(op.value, kept, body, held, check, isDirectTold: false)
        case .name:
            guard evaluation.source(of: value, in: body.function) == nil, isGlobal(op.symbol, body.function),
                !(isDirectTold && held.isDirect(kept))
            else { return nil }
            let name = facts.string(op.symbol)
            return Sink(
                value: kept, container: value, name: name, phrase: "the global `\(name)`", isCertain: true)
        case .attribute:
            guard !op.value.isNone else { return nil }
            let name = body.spelling(value)
            if classNamed(op.value, body) != nil || isOfClass(op, body) {
                return Sink(value: kept, container: value, name: name, phrase: "`\(name)`", isCertain: true)
            }
            guard isOwn(op, body), let type = facts.type(around: body.function),
                isLike(check.keepers, type: type) != nil
            else { return nil }
            return Sink(value: kept, container: value, name: name, phrase: "`\(name)`", isCertain: false)
        default: return nil
        }
    }

    /// Whether a name is one of the module that the functions around do not bind themselves.
    private func isGlobal(_ name: Symbol, _ function: Int) -> Bool {
        var current: Int? = function
        while let id = current, id != 0 {
            let fact = facts.function(id)
            if fact.parameters.contains(where: { facts.parameter($0).name == name }) { return false }
            let body = Body(facts, function: id)
            if fact.kind != .typeBody,
                (0..<body.count).contains(where: { body.kind($0) == .bind && body.a($0) == name.rawValue })
            {
                return false
            }
            current = fact.parent
        }
        let body = Body(facts, function: 0)
        return (0..<body.count).contains { body.kind($0) == .bind && body.a($0) == name.rawValue }
    }

    /// The name of the class that a value is.
    private func classNamed(_ value: Value, _ body: Body) -> String? {
        guard !value.isNone, body[value].kind == .name else { return nil }
        let known = evaluation[evaluation.evaluated(value, in: body.function)]
        guard known.kind == .type else { return nil }
        return facts.string(facts.type(Int(known.a)).name)
    }

    private func isOwn(_ attribute: Op, _ body: Body) -> Bool {
        let known = evaluation[evaluation.evaluated(attribute.value, in: body.function)]
        return known.kind == .instance && body[attribute.value].kind == .name
    }

    /// Whether an attribute of the own object is one of its class: bound in the class's body, and never set for an
    /// object alone.
    private mutating func isOfClass(_ attribute: Op, _ body: Body) -> Bool {
        guard isOwn(attribute, body), let type = facts.type(around: body.function) else { return false }
        let classBody = Body(facts, function: facts.type(type).body)
        let isBound = classBody.bindings.contains { binding in
            guard binding.name == attribute.member, !binding.value.isNone else { return false }
            let kind = classBody[binding.value].kind
            return kind == .collection || kind == .call && isPlainContainer(binding.value, classBody)
        }
        guard isBound, facts.type(type).decorators == .max else { return false }
        return !evaluation.methods(of: type).contains { method in
            Body(facts, function: method).ownStores.contains { $0.name == attribute.member }
        }
    }

    /// `dict()`, `defaultdict(list)`; `Field(…)` makes one for each object.
    private func isPlainContainer(_ value: Value, _ body: Body) -> Bool {
        let name = body.spelling(body[value].value).lowercased()
        return name.hasSuffix("dict") || name.hasSuffix("list") || name.hasSuffix("set")
            || name.hasSuffix("cache")
    }

    /// Whether the function takes out again what it puts into a container.
    private func isTakenBack(_ container: Value, _ body: Body, _ check: HolderCheck) -> Bool {
        guard !container.isNone else { return false }
        let name = body.spelling(container)
        return (Int(container.index) + 1..<max(body.count, Int(container.index) + 1)).contains { index in
            let op = body[index]
            switch op.kind {
            case .store where op.second.isNone && !op.value.isNone:
                return body[op.value].kind == .subscripted && body.spelling(body[op.value].value) == name
            case .call where !op.value.isNone:
                let callee = body[op.value]
                return callee.kind == .attribute && !callee.value.isNone
                    && check.releasing.contains(facts.string(callee.member))
                    && body.spelling(callee.value) == name
            default: return false
            }
        }
    }
}

/// The values of a function that hold one that is asked about: itself, what is made with it, and what keeps that.
private struct Held {
    private var direct: Set<UInt32> = []
    /// By value: what it holds, and whether that is known by more than its name.
    private var holding: [UInt32: (text: String, isCertain: Bool)] = [:]
    private let body: Body

    var isEmpty: Bool { holding.isEmpty }

    init(_ check: HolderCheck, _ body: Body, _ evaluation: FileEvaluation) {
        self.body = body
        for index in 0..<body.count {
            let op = body[index]
            let value = Value(UInt32(index))
            switch op.kind {
            case .parameter, .name, .attribute, .entered, .call, .either, .await:
                let known = evaluation.evaluated(value, in: body.function)
                let isBare = op.kind == .call && body.call(op).arguments.isEmpty
                if let meant = evaluation.meant(known, check.kinds),
                    !op.has(OpFlag.target) || op.kind != .attribute,
                    !isBare, evaluation[meant.id].origin.kind != .ambient
                {
                    direct.insert(value.index)
                    holding[value.index] = (body.spelling(value), !meant.isNamed)
                    continue
                }
            default: break
            }
            follow(index, op, check, evaluation)
        }
    }

    private mutating func follow(_ index: Int, _ op: Op, _ check: HolderCheck, _ evaluation: FileEvaluation) {
        let value = UInt32(index)
        switch op.kind {
        case .name:
            guard let source = evaluation.source(of: Value(value), in: body.function) else { return }
            holding[value] = holding[source.index]
        case .await, .either, .cast, .collection, .operation, .part, .element:
            for operand in body.operands(of: op) where holding[value] == nil {
                holding[value] = holding[operand.index]
            }
        case .opaque:
            // What a list is made of by a comprehension; a text only shows its parts.
            guard index + 1 < body.count, body.kind(index + 1) == .scopeEnd else { return }
            for operand in body.operands(of: op) where holding[value] == nil {
                holding[value] = holding[operand.index]
            }
        case .call:
            let given = body.call(op).arguments.first { holding[$0.value.index] != nil }
            let callee = op.value.isNone ? nil : body[op.value]
            if let callee, callee.kind == .attribute, !callee.value.isNone,
                let own = given.flatMap({ holding[$0.value.index] }),
                check.keeping.contains(body.facts.string(callee.member))
            {
                // `tools.append(tool)`
                mark(callee.value, own, evaluation)
            }
            if let callee, callee.kind == .attribute, direct.contains(callee.value.index) {
                let known = evaluation[evaluation.evaluated(Value(value), in: body.function)]
                if [.foreign, .instance, .object].contains(known.kind) {
                    holding[value] = holding[callee.value.index]
                }
            }
            guard let given, makes(op, check) else { return }
            holding[value] = holding[given.value.index]
        case .store:
            guard let own = holding[op.second.index], !op.value.isNone else { return }
            let target = body[op.value]
            if target.kind == .attribute || target.kind == .subscripted, !target.value.isNone {
                mark(target.value, own, evaluation)
            }
        default: return
        }
    }

    /// From now on, a variable's value holds it, too.
    private mutating func mark(
        _ base: Value, _ own: (text: String, isCertain: Bool), _ evaluation: FileEvaluation
    ) {
        guard body[base].kind == .name, let source = evaluation.source(of: base, in: body.function),
            body.kind(Int(source.index)) != .parameter
        else { return }
        holding[source.index] = holding[source.index] ?? own
    }

    /// Whether what a call gives keeps what it is given: an object, or what a maker makes.
    private func makes(_ call: Op, _ check: HolderCheck) -> Bool {
        guard !call.value.isNone else { return false }
        let callee = body[call.value]
        let symbol = callee.lastName
        guard !symbol.isNone else { return false }
        let name = body.facts.string(symbol)
        if name == "cls" { return true }
        let bare = name.drop { $0 == "_" }
        return bare.first?.isUppercase ?? false || check.makers.contains { $0.matches(name) }
    }

    func contains(_ value: Value) -> Bool { !value.isNone && holding[value.index] != nil }
    func isDirect(_ value: Value) -> Bool { direct.contains(value.index) }
    func isCertain(_ value: Value) -> Bool { holding[value.index]?.isCertain ?? false }
    func text(_ value: Value) -> String { holding[value.index]?.text ?? "" }

    func phrase(_ value: Value) -> String {
        isDirect(value) ? "`\(text(value))`" : "what was made with `\(text(value))`"
    }
}
