import Facts
import Findings
import Linking
import SourceText

/// `require` that a parameter is used which is taken: in the function, or by whoever reads where it is kept.
extension FileJudge {
    mutating func hold(_ use: UseCheck, _ check: Check) {
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind == .function || fact.kind == .initializer, !fact.parameters.isEmpty,
                fact.flags & FunctionFact.Flag.isRequirement == 0,
                case .some(let role) = scope(check, function: id)
            else { continue }
            for (place, number) in fact.parameters.enumerated() {
                let parameter = facts.parameter(number)
                guard mayBeMeant(parameter, fact) else { continue }
                let known = evaluation.known(Value(UInt32(place)), in: id)
                guard let meant = evaluation.meant(known, use.kinds),
                    let phrase = unused(Value(UInt32(place)), parameter, id),
                    !isGivenOrders(id, fact, use), !isInjected(parameter, fact, use)
                else { continue }
                var fills: [Template.Placeholder: String] = [
                    .parameter: facts.string(parameter.name), .consequence: phrase,
                ]
                fills[.class] = facts.path(ofType: fact.type)
                candidates.append(
                    Candidate(
                        rule: rule, range: parameter.range, function: id, role: role,
                        isCertain: !meant.isNamed && role?.isCertain ?? true,
                        shape: facts.hash(of: parameter.name), fills: fills,
                        key: .place(rule: rule, start: parameter.range.start, end: parameter.range.end)))
            }
        }
    }

    /// A quick look before anything is evaluated.
    private func mayBeMeant(_ parameter: ParameterFact, _ fact: FunctionFact) -> Bool {
        guard parameter.kind != .variadic, parameter.kind != .keywords,
            parameter.flags & ParameterFlag.isImplicit == 0
        else { return false }
        // Whoever calls it `_registry` says that it is not used.
        let isMuted = facts.withBytes(of: parameter.name) { $0.first == 0x5F }
        return !isMuted && (!parameter.annotation.isNone || isNamed(parameter.name))
    }

    private func isNamed(_ name: Symbol) -> Bool {
        language.models.vocabulary.uses[Int(scan.word(name))].contains(.registryName)
    }

    // MARK: Uses

    /// What becomes of a parameter, where it is put to no use.
    private mutating func unused(_ value: Value, _ parameter: ParameterFact, _ function: Int) -> String? {
        let body = Body(facts, function: function)
        guard !isTrivial(body) else { return nil }
        for id in function + 1..<max(facts.functionCount, function + 1) where facts.isInside(id, of: function)
        {
            if names(parameter.name, in: Body(facts, function: id)) { return nil }
        }
        let aliases = Aliases(of: value, in: body, uses(in: body))
        var attributes: Set<Symbol> = []
        var isTested = false
        for index in 0..<body.count {
            let op = body[index]
            if op.kind == .name, facts.withBytes(of: op.symbol, { $0.elementsEqual("locals".utf8) }) {
                return nil
            }
            guard body.operands(of: op).contains(where: aliases.contains) else { continue }
            switch op.kind {
            case .await, .cast, .either: continue
            case .bind:
                if op.has(OpFlag.outer) { return nil }
            case .branchBegin, .arm, .assert, .loopBegin: isTested = true
            case .operation where isTest(index, op, body): isTested = true
            case .store:
                guard aliases.contains(op.second), let name = ownAttribute(op.value, function, body) else {
                    return nil
                }
                attributes.insert(name)
            default: return nil
            }
        }
        if !attributes.isEmpty {
            guard let type = facts.function(function).type,
                !attributes.contains(where: { isRead($0, keptBy: type) })
            else { return nil }
            let name = attributes.map(facts.string).sorted().first ?? ""
            return "is kept as `self.\(name)`, which nothing reads"
        }
        return isTested ? "is only asked whether it is there" : "is never used"
    }

    private func names(_ symbol: Symbol, in body: Body) -> Bool {
        (0..<body.count).contains { body.kind($0) == .name && body.a($0) == symbol.rawValue }
    }

    /// Whether a body does nothing that anything could be used for.
    private func isTrivial(_ body: Body) -> Bool {
        for index in 0..<body.count {
            switch body.kind(index) {
            case .parameter, .none, .boolean, .string, .number, .return, .raise, .opaque: continue
            case .name, .attribute, .collection: continue
            case .call where index + 1 < body.count && body.kind(index + 1) == .raise: continue
            default: return false
            }
        }
        return true
    }

    /// Whether an operation only asks whether something is there.
    private func isTest(_ index: Int, _ op: Op, _ body: Body) -> Bool {
        switch Operator(rawValue: op.a) {
        case .not?: break
        case .identical?, .notIdentical?, .equal?, .notEqual?:
            guard body.operands(of: op).contains(where: { body[$0].kind == .none }) else { return false }
        default: return false
        }
        // What it gives decides over a path, and goes nowhere else.
        let value = Value(UInt32(index))
        return !(index + 1..<max(body.count, index + 1)).contains { later in
            let user = body[later]
            guard body.operands(of: user).contains(value) else { return false }
            switch user.kind {
            case .branchBegin, .arm, .assert, .loopBegin, .operation: return false
            case .either: return !user.has(OpFlag.and) && !user.has(OpFlag.or)
            default: return true
            }
        }
    }

    /// The attribute of the method's own object that is assigned to.
    private func ownAttribute(_ target: Value, _ function: Int, _ body: Body) -> Symbol? {
        guard !target.isNone else { return nil }
        let op = body[target]
        guard op.kind == .attribute, !op.value.isNone else { return nil }
        let base = body[op.value]
        guard base.kind == .name, let first = facts.function(function).parameters.first else { return nil }
        return base.symbol == facts.parameter(first).name ? op.member : nil
    }

    // MARK: Attributes

    /// Whether anything in the program may read an attribute of a type's objects.
    private func isRead(_ name: Symbol, keptBy type: Int) -> Bool {
        let text = facts.string(name)
        let own = TypeRef(file: index, type: type)
        var evaluation = evaluation
        var family = Set(program.program.hierarchy(of: own)).union(evaluation.subtypes(of: own))
        for member in family { family.formUnion(program.program.parts(of: member)) }
        for (file, scanned) in program.files.enumerated() {
            let facts = scanned.file.facts
            guard let symbol = facts.symbol(text) else { continue }
            for id in 0..<facts.functionCount {
                let around = facts.type(around: id).map { TypeRef(file: file, type: $0) }
                let isOwn = around.map(family.contains) ?? false
                if reads(symbol, Body(facts, function: id), isOwn: isOwn) { return true }
            }
        }
        return false
    }

    private func reads(_ name: Symbol, _ body: Body, isOwn: Bool) -> Bool {
        let facts = body.facts
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .attribute where op.member == name && !op.has(OpFlag.target):
                if isOwn || op.value.isNone { return true }
                // Another object's own attribute of that name is none of this one.
                guard body[op.value].kind == .name, isSelf(body[op.value].symbol, body) else { return true }
            case .name where isOwn && op.symbol == name && language.models.scoping.membersAreOpen:
                if !parameters(of: body.function, facts).contains(name) { return true }
            case .string where isOwn && op.symbol == name: return true
            default: continue
            }
        }
        return false
    }

    private func parameters(of function: Int, _ facts: FileFacts) -> [Symbol] {
        facts.function(function).parameters.map { facts.parameter($0).name }
    }

    /// Whether a name is that of the object whose method stands around a body.
    private func isSelf(_ name: Symbol, _ body: Body) -> Bool {
        let facts = body.facts
        var current: Int? = body.function
        while let id = current {
            let fact = facts.function(id)
            if fact.type != nil, fact.kind != .typeBody, let first = fact.parameters.first {
                return facts.parameter(first).name == name
            }
            current = fact.parent
        }
        return false
    }

    // MARK: Signatures that somebody else decides

    /// Whether somebody else decides what the function takes: a base, a subclass that overrides it, a decorator, or a
    /// table in which it stands beside others.
    private mutating func isGivenOrders(_ id: Int, _ fact: FunctionFact, _ use: UseCheck) -> Bool {
        if !language.models.scoping.membersAreOpen, !isPlain(fact, use) { return true }
        let name = facts.string(fact.name)
        guard let type = fact.type else { return isHandedAround(name) }
        let own = TypeRef(file: index, type: type)
        if facts.type(type).kind == .protocol { return true }
        if isConstructor(fact) { return isHandedAround(facts.string(facts.type(type).name)) }
        let program = program.program
        let line = program.hierarchy(of: own)
        if line.contains(where: isProtocol) { return true }
        let bases = line.dropFirst()
        if bases.contains(where: { program.ownMethod(facts, fact.name, of: $0) != nil }) { return true }
        if !evaluation.isWhole(own) { return true }
        let isOverridden = evaluation.subtypes(of: own).contains {
            program.ownMethod(facts, fact.name, of: $0) != nil
        }
        return isOverridden || isHandedAround(name)
    }

    /// Whether a class derives from `Protocol` itself.
    private func isProtocol(_ type: TypeRef) -> Bool {
        let facts = program.files[Int(type.file)].file.facts
        let fact = facts.type(Int(type.type))
        let body = Body(facts, function: fact.parent)
        return facts.bases(of: fact).contains { base in
            let name = body.spelling(base.value).split(separator: ".").last
            return name == "Protocol" || name == "Protocol[]"
        }
    }

    private func isPlain(_ fact: FunctionFact, _ use: UseCheck) -> Bool {
        guard fact.decorators != .max, let parent = fact.parent else { return true }
        let body = Body(facts, function: parent)
        return facts.list(fact.decorators).allSatisfy { decorator in
            let op = body[Value(decorator)]
            let name = body.spelling(op.kind == .call ? op.value : Value(decorator))
            return name.split(separator: ".").last.map { use.plainDecorators.contains(String($0)) } ?? false
        }
    }

    /// Whether the parameter is there for a framework that fills it.
    private func isInjected(_ parameter: ParameterFact, _ fact: FunctionFact, _ use: UseCheck) -> Bool {
        guard let parent = fact.parent else { return false }
        let body = Body(facts, function: parent)
        return [parameter.defaultValue, parameter.annotation].contains { value in
            mentionsCall(value, body, use.injected, depth: 0)
        }
    }

    private func mentionsCall(_ value: Value, _ body: Body, _ names: Set<String>, depth: Int) -> Bool {
        guard !value.isNone, depth < 8 else { return false }
        let op = body[value]
        if op.kind == .call {
            let name = body.spelling(op.value).split(separator: ".").last.map(String.init) ?? ""
            return names.contains(name)
        }
        return op.kind == .subscripted
            && body.operands(of: op).contains { mentionsCall($0, body, names, depth: depth + 1) }
    }

    /// Whether a function or class of this name is named anywhere as a value, or in a text: it is called in a way that
    /// holds for others, too.
    private func isHandedAround(_ name: String) -> Bool {
        program.files.contains { scanned in
            let facts = scanned.file.facts
            let texts = texts(endingWith: name, facts)
            guard !texts.isEmpty else { return false }
            let symbol = facts.symbol(name) ?? .none
            return (0..<facts.functionCount).contains { id in
                isHandedOn(symbol, texts, Body(facts, function: id))
            }
        }
    }

    /// The symbols of a file that are the name, or end with it behind a dot or a colon, as `"app.tools:create_tools"`.
    private func texts(endingWith name: String, _ facts: FileFacts) -> Set<Symbol> {
        let wanted = Array(name.utf8)
        var result: Set<Symbol> = []
        for index in 0..<facts.symbolCount {
            let symbol = Symbol(rawValue: UInt32(index))
            let isMeant = facts.withBytes(of: symbol) { bytes in
                guard bytes.count >= wanted.count, bytes.suffix(wanted.count).elementsEqual(wanted) else {
                    return false
                }
                guard bytes.count > wanted.count else { return true }
                let separator = bytes[bytes.count - wanted.count - 1]
                return separator == 0x2E || separator == 0x3A
            }
            if isMeant { result.insert(symbol) }
        }
        return result
    }

    private func isHandedOn(_ name: Symbol, _ texts: Set<Symbol>, _ body: Body) -> Bool {
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .collection, .return, .yield:
                if body.operands(of: op).contains(where: { isNamed(name, $0, body) }) { return true }
            case .bind, .store:
                if !op.second.isNone, isNamed(name, op.second, body) { return true }
            case .call:
                if body.call(op).arguments.contains(where: { isNamed(name, $0.value, body) }),
                    !asksForClass(op, body)
                {
                    return true
                }
            case .string where texts.contains(op.symbol):
                if !isListed(index, body) { return true }
            default: continue
            }
        }
        return false
    }

    private func isNamed(_ name: Symbol, _ value: Value, _ body: Body) -> Bool {
        guard !value.isNone, !name.isNone else { return false }
        let op = body[value]
        return op.kind == .name && op.symbol == name || op.kind == .attribute && op.member == name
    }

    /// `isinstance(x, C)`, `registry.get_service(C)`: the class is not called there.
    private func asksForClass(_ call: Op, _ body: Body) -> Bool {
        guard !call.value.isNone else { return false }
        let callee = body[call.value]
        let name = body.facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
        return ["isinstance", "issubclass", "super", "cast"].contains(name)
    }

    /// Whether a text stands in the list of what a module exports.
    private func isListed(_ string: Int, _ body: Body) -> Bool {
        for index in string + 1..<max(body.count, string + 1) where body.kind(index) == .bind {
            return body.facts.string(Symbol(rawValue: body.a(index))) == "__all__"
        }
        return false
    }
}
