import Facts
import SourceText

/// Attributes of modules, objects and modelled values.
extension FileEvaluation {
    mutating func attribute(_ body: Body, _ index: Int) -> KnownID {
        let op = body[index]
        guard !op.value.isNone else { return Self.unknown }
        if op.has(OpFlag.target) { return Self.unknown }
        return attribute(op.member, of: value(op.value, frame.function))
    }

    mutating func attribute(_ symbol: Symbol, of id: KnownID) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .path:
            let found = interpret(append(symbol, to: known.a))
            guard self[found].kind == .path, let type = sharedObject(known.a) else { return found }
            return sharedFactory(symbol, of: type) ?? found
        case .type:
            return classMember(symbol, of: Int(known.a)) ?? member(symbol, of: id)
        case .instance:
            return instanceMember(symbol, of: Int(known.a), object: id)
        case .model:
            return modelMember(symbol, of: id)
        case .either:
            let results = alternatives(of: id).map { attribute(symbol, of: $0) }
            if results.contains(where: { self[$0].kind == .member }) { return member(symbol, of: id) }
            return results.reduce(Self.unset) { join($0, $1) }
        case .unknown, .result, .member, .foreign:
            if known.kind == .foreign {
                if isForeign(known.a) { return other(from: known.a) }
                if let found = sharedMember(symbol, of: paths[Int(known.a)].name) { return found }
                if followsCalls, let type = programType(of: id), let found = kept(symbol, by: type, known) {
                    return found
                }
            }
            return evidence(symbol) ?? member(symbol, of: id)
        case .object:
            let type = TypeRef(file: Int(known.a), type: Int(known.b))
            return kept(symbol, by: type, known) ?? sharedFactory(symbol, of: type) ?? evidence(symbol)
                ?? member(symbol, of: id)
        case .function, .builtin:
            return member(symbol, of: id)
        case .other:
            return id
        case .nothing, .text, .constant, .collection:
            return Self.other
        }
    }

    /// The type of an object that a type of another file keeps for all, as `Store.shared`, in languages in which such types
    /// are seen without an import by name.
    private mutating func sharedObject(_ path: UInt32) -> TypeRef? {
        let node = paths[Int(path)]
        guard models.scoping.membersAreOpen, node.parent != .max else { return nil }
        let owner = paths[Int(node.parent)]
        guard owner.parent == .max, owner.source == .max,
            let found = program.declared(facts.hash(of: owner.name), near: file).first(where: {
                $0.kind == .type
            })
        else { return nil }
        let type = program.definitions.canonical(TypeRef(file: Int(found.file), type: Int(found.id)))
        let shape = typing.member(facts.hash(of: node.name), ofType: type, as: .type)
        return shape.isObject ? shape.type : nil
    }

    /// What an object of a class of the program keeps under a name, as far as declarations say it.
    mutating func kept(_ symbol: Symbol, by type: TypeRef, _ object: Known) -> KnownID? {
        let found = typing.member(facts.hash(of: symbol), ofType: type, as: .instance)
        guard found.isObject else { return nil }
        return self.object(of: found.type, Origin(.attribute, root: .unknown, name: symbol), object.basis)
    }

    /// An object that a library made of which models know that it has nothing they speak of.
    mutating func other(from path: UInt32) -> KnownID { add(Known(.other, a: path + 1)) }

    private mutating func member(_ symbol: Symbol, of id: KnownID) -> KnownID {
        add(Known(.member, a: id, b: symbol.rawValue))
    }

    /// An attribute of an object of which nothing more is known, by its name.
    private mutating func evidence(_ symbol: Symbol, root: Origin.Root = .unknown) -> KnownID? {
        guard let id = named(symbol, isAttribute: true) else { return nil }
        var known = self[id]
        known.origin = Origin(.attribute, root: root, name: symbol)
        return add(known)
    }

    private mutating func modelMember(_ symbol: Symbol, of id: KnownID) -> KnownID {
        let known = self[id]
        let type = models[ModelTypeID(rawValue: UInt16(known.a))]
        guard let outcome = type.attributes[word(symbol)] else { return member(symbol, of: id) }
        return hand(outcome, from: id, at: nil, name: symbol) ?? member(symbol, of: id)
    }

    // MARK: Types of the file

    /// A name of a class's own body, or of that of its bases in this file.
    mutating func classMember(_ symbol: Symbol, of type: Int) -> KnownID? {
        for id in hierarchy(of: type, naming: symbol) {
            let body = facts.type(id).body
            evaluate(body)
            let scope = scopes[body]
            if let found = scope?[Int(symbol.rawValue)], found != Self.unset { return found }
        }
        return nil
    }

    private mutating func instanceMember(_ symbol: Symbol, of type: Int, object: KnownID) -> KnownID {
        let key = AttributeKey(type: type, name: symbol)
        guard asked.insert(key).inserted else { return Self.unknown }
        defer { asked.remove(key) }
        var result = Self.unset
        for id in hierarchy(of: type, naming: symbol) {
            result = assigned(symbol, in: id)
            if let declared = ownMember(symbol, of: id, object: object, hasValue: result != Self.unset) {
                if result != Self.unset, self[result].kind == .result, self[declared].kind == .model {
                    // The type is declared, and the value is made by a call of which nothing is known.
                    result = promised(declared, from: self[result].origin)
                } else if result == Self.unset {
                    result = declared
                } else if !isPromised(declared, result) {
                    result = join(result, declared)
                }
            }
            if result != Self.unset { break }
        }
        if result == Self.unset {
            let own = TypeRef(file: file, type: type)
            return sharedMember(symbol, of: facts.type(type).path) ?? inheritedMember(symbol, by: own)
                ?? evidence(symbol)
                ?? (followsCalls ? kept(symbol, by: own, self[object]) : nil) ?? member(symbol, of: object)
        }
        if self[result].kind == .member, tellsWhatItGives(symbol, of: type) { return result }
        if self[result].kind == .nothing || isOpen(result) {
            let root: Origin.Root = self[result].kind == .result ? .returned : .unknown
            return evidence(symbol, root: root) ?? result
        }
        if kind(of: result) != nil, !again.contains(frame.function),
            (storing[key] ?? []).contains(where: { states[$0] == .running })
        {
            early.append(frame.function)
        }
        let function = UInt32(truncatingIfNeeded: frame.function)
        return mapOrigins(result) { origin in
            guard origin.kind != .opened || origin.function != function else { return }
            guard origin.kind != .ambient || origin.root == .opened else { return }
            origin.kind = .attribute
            origin.name = symbol
        }
    }

    /// Whether a method of the type says more of what it gives than its name would.
    private mutating func tellsWhatItGives(_ symbol: Symbol, of type: Int) -> Bool {
        guard let found = classMember(symbol, of: type), self[found].kind == .function else { return false }
        let method = Int(self[found].a)
        if program.handout(of: FunctionRef(file: file, function: method)) != nil { return true }
        let fact = facts.function(method)
        guard !fact.returns.isNone, let parent = fact.parent, states[parent] != .untouched else {
            return false
        }
        let promised = declared(fact.returns, in: parent)
        return kind(of: promised) != nil
    }

    /// Whether a declaration without a value only promises the type of what is assigned.
    private func isPromised(_ declared: KnownID, _ assigned: KnownID) -> Bool {
        let (one, other) = (self[declared], self[assigned])
        return one.kind == .model && other.kind == .model && one.a == other.a
            && one.origin.kind == .attribute && one.origin.root == .given
    }

    /// What methods of the type assign to the attribute.
    private mutating func assigned(_ symbol: Symbol, in type: Int) -> KnownID {
        let key = AttributeKey(type: type, name: symbol)
        listStoring(type)
        for function in storing[key] ?? [] { evaluate(function) }
        let all = stores[key] ?? []
        let made = all.filter { !isPromise($0) }
        // What a call gives of which nothing is known is what the declared type has promised.
        let given = made.count == all.count ? nil : made.first { isGiven($0) }
        var result = Self.unset
        for id in all {
            if isPromise(id) {
                if made.contains(where: { isKept($0, promise: id) }) { continue }
                let isSet = made.contains { self[$0].kind != .nothing }
                let origin = given.map { self[$0].origin } ?? self[id].origin
                result = join(result, isSet ? promised(id, from: origin) : id)
            } else if given == nil || !isGiven(id) {
                result = join(result, id)
            }
        }
        let isSet = made.contains { self[$0].kind != .nothing }
        guard !all.isEmpty, !isSet, kind(of: result) != nil else { return result }
        // Somebody else sets what is only promised here, and may well leave it to the object.
        var known = self[result]
        known.basis = max(known.basis, .oneOfSeveral)
        return add(known)
    }

    /// What a declared type promises of a value that a call gives of which nothing is known: whose it is, nobody says.
    private mutating func promised(_ declared: KnownID, from origin: Origin) -> KnownID {
        let id = mapOrigins(declared) { $0 = origin }
        var known = self[id]
        known.basis = max(known.basis, .oneOfSeveral)
        return add(known)
    }

    /// Whether a value came of a call of which nothing more is known.
    private func isGiven(_ id: KnownID) -> Bool {
        self[id].kind == .result && self[id].origin.kind == .returned
    }

    /// Whether what is assigned is nothing, and only its declared type is known.
    private func isPromise(_ id: KnownID) -> Bool {
        self[id].kind == .model && self[id].origin.kind == .unknown && self[id].b == Self.unset
    }

    /// Whether a value that is assigned elsewhere is what a declared type has promised.
    private func isKept(_ made: KnownID, promise: KnownID) -> Bool {
        alternatives(of: made).contains { kind(of: $0) != nil && kind(of: $0) == kind(of: promise) }
    }

    /// What the class body says of the attribute: a field, a method, a property.
    private mutating func ownMember(_ symbol: Symbol, of type: Int, object: KnownID, hasValue: Bool)
        -> KnownID?
    {
        let body = facts.type(type).body
        evaluate(body)
        guard let found = scopes[body]?[Int(symbol.rawValue)], found != Self.unset else { return nil }
        let known = self[found]
        guard known.kind == .function else {
            return hasValue && known.kind != .model ? nil : found
        }
        let method = Int(known.a)
        let isGetter = facts.function(method).kind == .accessor
        guard isGetter || facts.isProperty(facts.function(method)) else {
            return add(Known(.member, a: object, b: symbol.rawValue))
        }
        evaluate(method)
        let result = results[method]
        if result != Self.unset, !isOpen(result), self[result].kind != .nothing { return result }
        let fact = facts.function(method)
        guard !fact.returns.isNone else { return Self.unknown }
        return mapOrigins(declared(fact.returns, in: body)) {
            $0 = Origin(.attribute, root: .returned, name: symbol)
        }
    }

    /// The functions that stand in a type's own body, in source order.
    public mutating func methods(of type: Int) -> [Int] {
        if methodLists.isEmpty, facts.typeCount > 0 {
            methodLists = [[Int]](repeating: [], count: facts.typeCount)
            for id in 0..<facts.functionCount {
                let fact = facts.function(id)
                if fact.kind != .typeBody, let type = fact.type { methodLists[type].append(id) }
            }
        }
        return methodLists[type]
    }

    /// The names that a type's own body binds, or its methods assign to their object.
    mutating func membersNamed(in type: Int) -> [Symbol] {
        listStoring(type)
        var names = declaredNames(type)
        for (name, types) in assigning where types.contains(type) { names.insert(name.rawValue) }
        return names.sorted().map { Symbol(rawValue: $0) }
    }

    /// Notes which methods of a type assign which attributes of their object.
    private mutating func listStoring(_ type: Int) {
        guard !isStoringListed[type] else { return }
        isStoringListed[type] = true
        for id in methods(of: type) {
            let fact = facts.function(id)
            guard fact.kind != .typeBody, fact.kind != .closure, let first = fact.parameters.first else {
                continue
            }
            let own = facts.parameter(first).name
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .store {
                let target = body[Value(body.a(index))]
                guard target.kind == .attribute, !target.value.isNone else { continue }
                let base = body[target.value]
                guard base.kind == .name, base.symbol == own else { continue }
                let key = AttributeKey(type: type, name: target.member)
                if storing[key] == nil { assigning[target.member, default: []].append(type) }
                if storing[key]?.last != id { storing[key, default: []].append(id) }
            }
        }
    }

    // MARK: Hierarchy

    /// A type and its bases in this file, the nearest first; a circle ends where it closes.
    public mutating func hierarchy(of type: Int) -> [Int] {
        guard models.scoping.membersAreOpen else { return basesWithin(type) }
        if let known = hierarchies[type] { return known }
        // What extends a type is part of it, in whatever order they stand.
        var result = [type] + parts(ofWhole: type).filter { $0 != type }
        // Of so many no base is looked at, and none of these lists is kept: each is as long as the others.
        guard result.count < Self.longestHierarchy else { return result }
        for id in result {
            for base in basesWithin(id) where !result.contains(base) && result.count < Self.longestHierarchy {
                result.append(base)
            }
        }
        hierarchies[type] = result
        return result
    }

    static let longestHierarchy = 32

    /// A type, where it is one, and its extensions, in this order.
    mutating func parts(ofWhole type: Int) -> [Int] {
        let path = facts.type(type).path
        if wholes == nil {
            var found = Dictionary(grouping: 0..<facts.typeCount) { facts.type($0).path }
            for (path, parts) in found where parts.count > 1 {
                found[path] =
                    parts.filter { facts.type($0).kind != .extension }
                    + parts.filter { facts.type($0).kind == .extension }
            }
            wholes = found
        }
        return wholes?[path] ?? [type]
    }

    /// The parts of a type of many parts that declare a name.
    mutating func parts(of path: Symbol, declaring symbol: Symbol) -> [Int] {
        if let known = declaringParts[path] { return known[symbol] ?? [] }
        var found: [Symbol: [Int]] = [:]
        for part in wholes?[path] ?? [] {
            listStoring(part)
            for name in declaredNames(part) { found[Symbol(rawValue: name), default: []].append(part) }
        }
        declaringParts[path] = found
        return found[symbol] ?? []
    }

    /// Those parts of a type and of its bases, in the order of its hierarchy, that may declare a name or assign it to
    /// their object.
    mutating func hierarchy(of type: Int, naming symbol: Symbol) -> [Int] {
        guard models.scoping.membersAreOpen, parts(ofWhole: type).count >= Self.longestHierarchy else {
            return hierarchy(of: type)
        }
        let path = facts.type(type).path
        var result = parts(of: path, declaring: symbol)
        for part in assigning[symbol] ?? [] where facts.type(part).path == path && !result.contains(part) {
            result.append(part)
        }
        let rank = { [facts] (part: Int) in
            part == type ? 0 : facts.type(part).kind == .extension ? 2 : 1
        }
        result.sort { (rank($0), $0) < (rank($1), $1) }
        return result
    }

    /// A type and its bases in this file as it names them.
    private mutating func basesWithin(_ type: Int) -> [Int] {
        var result = [type]
        var index = 0
        while index < result.count, result.count < Self.longestHierarchy {
            result.appendMissing(
                bases(of: result[index]).compactMap { self[$0].kind == .type ? Int(self[$0].a) : nil })
            index += 1
        }
        return result
    }

    /// What a type's bases outside this file are, its own and those of its bases in the file.
    public mutating func outerBases(of type: Int) -> [KnownID] {
        hierarchy(of: type).flatMap { ownOuterBases(of: $0) }
    }

    /// The modelled type that a class of this file derives from, through the classes of the file.
    mutating func modelledBase(of type: Int) -> ModelTypeID? {
        switch bases[type] {
        case .known(let id): return id
        case .running: return nil
        case .unknown: break
        }
        bases[type] = .running
        var result: ModelTypeID?
        if models.scoping.membersAreOpen, parts(ofWhole: type).count >= Self.longestHierarchy {
            result = modelled(ownOuterBases(of: type)) ?? modelledBase(ofWhole: type)
        } else {
            result = modelled(outerBases(of: type))
        }
        bases[type] = .known(result)
        return result
    }

    /// The same of a type of many parts: that of the first part which has one.
    private mutating func modelledBase(ofWhole type: Int) -> ModelTypeID? {
        let path = facts.type(type).path
        if let known = wholeBases[path] { return known }
        var result: ModelTypeID?
        for part in parts(ofWhole: type) where result == nil { result = modelled(ownOuterBases(of: part)) }
        wholeBases[path] = .some(result)
        return result
    }

    private mutating func modelled(_ bases: [KnownID]) -> ModelTypeID? {
        for base in bases {
            let known = self[base]
            if known.kind == .path, case .type(let id)? = meaning(of: known.a) { return id }
        }
        return nil
    }

    private mutating func ownOuterBases(of type: Int) -> [KnownID] {
        bases(of: type).filter { self[$0].kind != .type }
    }

    /// What a type's own bases are, in this file or outside.
    private mutating func bases(of type: Int) -> [KnownID] {
        let fact = facts.type(type)
        evaluate(fact.parent)
        return facts.bases(of: fact).filter(\.label.isNone).map { value($0.value, fact.parent) }
    }

    // MARK: Decorators

    func isStatic(_ fact: FunctionFact) -> Bool { facts.isDecorated(fact, by: "staticmethod") }
    func isClassMethod(_ fact: FunctionFact) -> Bool { facts.isDecorated(fact, by: "classmethod") }
}
