import Facts
import SourceText

extension FileScan {
    /// Whether the module itself may bind a name that others import as a session, a factory, or their type.
    /// - Parameter isExported: whether a module of the tree binds a name to such a thing, as far as that is known.
    func defines(_ facts: FileFacts, _ models: Models, _ isExported: (Symbol) -> Bool) -> Bool {
        guard use.contains(.evidence), facts.functionCount > 0 else { return false }
        let body = Body(facts, function: 0)
        var makers: Set<Symbol>?
        for index in 0..<body.count where body.kind(index) == .bind {
            let value = Value(body.b(index))
            // What is declared without a value may be set by a function.
            if index + 1 < body.count, annotates(index + 1, body) { return true }
            guard !value.isNone else { continue }
            let word = word(Symbol(rawValue: body.a(index)))
            if word != 0, models.names[word] != nil || models.classNames[word] != nil { return true }
            switch body.kind(Int(value.index)) {
            case .call, .subscripted, .either:
                if makers == nil { makers = self.makers(facts) }
                if speaks(value, body, makers ?? [], isExported, 0) { return true }
            case .type where derives(Int(body.a(Int(value.index))), facts, models): return true
            default: continue
            }
        }
        return false
    }

    /// The names of the file's own functions that promise something, of its classes that derive from something, and
    /// those under which it imports what the vocabulary knows.
    private func makers(_ facts: FileFacts) -> Set<Symbol> {
        var result: Set<Symbol> = []
        for id in 0..<facts.functionCount where !facts.function(id).returns.isNone {
            result.insert(facts.function(id).name)
        }
        for id in 0..<facts.typeCount where !facts.bases(of: facts.type(id)).isEmpty {
            result.insert(facts.type(id).name)
        }
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            if !fact.alias.isNone, word(fact.name) != 0 { result.insert(fact.alias) }
        }
        return result
    }

    /// Whether a value may be something that models know: by a name in it, however deep.
    private func speaks(
        _ value: Value, _ body: Body, _ makers: Set<Symbol>, _ isExported: (Symbol) -> Bool, _ depth: Int
    ) -> Bool {
        guard !value.isNone else { return false }
        guard depth < 12 else { return true }
        let op = body[value]
        let name = op.lastName
        if !name.isNone, word(name) != 0 || makers.contains(name) || isExported(name) { return true }
        if !name.isNone, patterned[name] != nil || patternedVariables[name] != nil { return true }
        return body.operands(of: op).contains { speaks($0, body, makers, isExported, depth + 1) }
    }

    /// Whether an annotation names something that models know, or a type around it.
    private func annotates(_ index: Int, _ body: Body) -> Bool {
        let near = index..<min(index + 24, body.count)
        guard let annotation = near.first(where: { body.kind($0) == .annotate }) else { return false }
        return (index..<annotation).contains { place in
            switch body.kind(place) {
            case .name, .attribute: word(body[place].lastName) != 0
            default: false
            }
        }
    }

    /// Whether a base of a type is called like a class that models know.
    private func derives(_ type: Int, _ facts: FileFacts, _ models: Models) -> Bool {
        let type = facts.type(type)
        let body = Body(facts, function: type.parent)
        return facts.bases(of: type).contains { base in
            guard !base.value.isNone else { return false }
            return models.givers[word(body[base.value].lastName)] != nil
        }
    }
}

extension FileEvaluation {
    /// What the module binds names to, as far as others want to know: values and types of models, and names of the
    /// vocabulary that mean something else here.
    mutating func exports() -> [(Symbol, Meaning)] {
        evaluate(0)
        guard let scope = scopes[0] else { return [] }
        var result: [(Symbol, Meaning)] = []
        let body = Body(facts, function: 0)
        for index in 0..<body.count where body.kind(index) == .bind {
            let symbol = Symbol(rawValue: body.a(index))
            let id = scope[Int(symbol.rawValue)]
            guard id != Self.unset, let meaning = exported(id, Value(body.b(index)), symbol) else { continue }
            result.append((symbol, meaning))
        }
        return result
    }

    private mutating func exported(_ id: KnownID, _ value: Value, _ symbol: Symbol) -> Meaning? {
        let known = self[id]
        let isVocabulary = models.names[word(symbol)] != nil || models.classNames[word(symbol)] != nil
        switch known.kind {
        case .model:
            guard known.basis == .certain else { return nil }
            return .value(ModelTypeID(rawValue: UInt16(known.a)))
        case .type:
            if let base = modelledBase(of: Int(known.a)) { return .type(base) }
            return isVocabulary ? .other : nil
        case .function:
            let fact = facts.function(Int(known.a))
            guard isVocabulary else { return nil }
            // It gives what somebody keeps, and opens nothing for its caller.
            if !fact.isGenerator, fact.decorators == .max, keepsForObject(Int(known.a)) { return .anything }
            guard !fact.returns.isNone else { return nil }
            let result = declared(fact.returns, in: 0)
            return self[result].kind == .other ? .other : nil
        case .path, .foreign, .nothing, .either:
            return nil
        default:
            let op = value.isNone ? nil : Body(facts, function: 0)[value]
            if let op, op.kind == .subscripted {
                let type = declared(value, in: 0)
                if kind(of: type) != nil { return .instance(ModelTypeID(rawValue: UInt16(self[type].a))) }
            }
            return isVocabulary && known.kind != .result ? .other : nil
        }
    }
}

extension FileEvaluation {
    /// The properties of the file's types that models speak of.
    mutating func sharedMembers() -> [(type: Int, name: Symbol, member: SharedMember)] {
        var result: [(type: Int, name: Symbol, member: SharedMember)] = []
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            for binding in Body(facts, function: type.body).bindings {
                let object = add(Known(.instance, a: UInt32(id)))
                let found = attribute(binding.name, of: object)
                let known = self[alternatives(of: found)[0]]
                guard known.kind == .model else { continue }
                result.append(
                    (
                        id, binding.name,
                        SharedMember(
                            type: ModelTypeID(rawValue: UInt16(known.a)), root: known.origin.root,
                            basis: known.basis)
                    ))
            }
        }
        return result
    }

    /// What objects of some of the file's types keep, as far as it is more than a name that says so.
    mutating func keptMembers(of types: [Int]) -> [(type: Int, name: Symbol, member: SharedMember)] {
        var result: [(type: Int, name: Symbol, member: SharedMember)] = []
        for id in types {
            for name in membersNamed(in: id) {
                let object = add(Known(.instance, a: UInt32(id)))
                let kept = attribute(name, of: object)
                guard kept != Self.unset else { continue }
                let found = alternatives(of: kept).map { self[$0] }
                guard let first = found.first(where: { $0.kind == .model }), first.basis < .name else {
                    continue
                }
                var member = SharedMember(
                    type: ModelTypeID(rawValue: UInt16(first.a)), root: first.origin.root, basis: first.basis)
                let others = found.filter { $0.kind != .nothing && $0 != first }
                if others.contains(where: { $0.kind == .model && $0.origin.root != member.root }) {
                    member.root = .unknown
                }
                if !others.isEmpty || first.isOptional { member.basis = max(member.basis, .oneOfSeveral) }
                result.append((id, name, member))
            }
        }
        return result
    }
}

// MARK: - Asking for names

extension FileEvaluation {
    /// What is known of a value of a function that was evaluated before; nothing otherwise.
    public func evaluated(_ value: Value, in function: Int) -> KnownID {
        states[function] == .done ? self.value(value, function) : Self.unknown
    }

    /// What a name of a class's own body is.
    public mutating func fieldKnown(_ name: Symbol, ofType type: Int) -> KnownID? {
        let body = facts.type(type).body
        evaluate(body)
        guard let found = scopes[body]?[Int(name.rawValue)], found != Self.unset else { return nil }
        return found
    }

    /// The kinds of value that an import brings: one for a name, any number for a star.
    public mutating func kinds(ofImport id: Int) -> [ValueKind] {
        let fact = facts.importFact(id)
        guard fact.isFrom else { return [] }
        if fact.isStar {
            guard let source = program.file(of: fact, in: file) else { return [] }
            return program.exportedTypes(of: source).map { models[$0].kind }
        }
        let path = path(of: fact, id)
        // A function that is called like a factory is one for whoever may open nothing.
        let isOther = isForeign(path) || promisesOther(path)
        guard case .value(let type)? = meaning(of: path) ?? (isOther ? nil : vocabulary(of: path))
        else { return [] }
        return [models.kind(type)]
    }

    /// The name of the factory that a session was opened with.
    public func factoryName(of known: Known) -> Symbol? {
        var known = known
        for _ in 0..<6 where known.kind == .model && known.b != Self.unset { known = self[known.b] }
        return known.kind == .path ? paths[Int(known.a)].name : nil
    }

    /// Whether an object was made by a library of which models know that it has no sessions.
    public func isMade(_ known: Known, by modules: Set<PathHash>) -> Bool {
        switch known.kind {
        case .other: return known.a > 0 && modules.contains(paths[Int(known.a) - 1].root)
        case .member: return isMade(self[known.a], by: modules)
        case .model:
            let roots = models[ModelTypeID(rawValue: UInt16(known.a))].roots
            return !roots.isEmpty && roots.isSubset(of: modules)
        default: return false
        }
    }

    /// What models say of the method whose call has an effect.
    public func outcome(of event: Event) -> Outcome? {
        let op = Body(facts, function: event.function)[event.op]
        guard op.kind == .call, !op.value.isNone else { return nil }
        let known = self[value(op.value, event.function)]
        guard known.kind == .member else { return nil }
        for id in alternatives(of: known.a) where self[id].kind == .model {
            let type = models[ModelTypeID(rawValue: UInt16(self[id].a))]
            if let outcome = type.methods[word(Symbol(rawValue: known.b))] { return outcome }
        }
        return nil
    }

    /// The last component of what something is called: a class, an imported name, the class of an object.
    public func lastName(of known: Known) -> String {
        switch known.kind {
        case .path, .foreign:
            let name = facts.string(paths[Int(known.a)].name)
            return name.split(separator: ".").last.map(String.init) ?? name
        case .object:
            let other = program.facts(of: Int(known.a))
            return other.string(other.typeName(Int(known.b)))
        case .type, .instance: return facts.string(facts.type(Int(known.a)).name)
        default: return ""
        }
    }
}
