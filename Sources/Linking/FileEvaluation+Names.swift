import Facts
import SourceText

/// Names and imports.
extension FileEvaluation {
    /// What a name means here.
    mutating func name(_ symbol: Symbol) -> KnownID {
        let index = Int(symbol.rawValue)
        guard index < frame.slots.count else { return Self.unknown }
        let local = frame.slots[index]
        return local != Self.unset ? local : outer(symbol, from: frame.function)
    }

    /// What a name means that the function does not bind: in the functions around it, in the file, in the language.
    private mutating func outer(_ symbol: Symbol, from function: Int) -> KnownID {
        let index = Int(symbol.rawValue)
        var fact = facts.function(function)
        if let member = openMember(symbol, fact) { return member }
        while let id = fact.parent {
            fact = facts.function(id)
            if fact.kind != .typeBody, let found = scopes[id]?[index], found != Self.unset {
                return id == 0 ? shared(found, symbol) : captured(found, symbol)
            }
            if let member = openMember(symbol, fact) { return member }
        }
        if symbol == ownType, let type = facts.type(around: function) {
            return add(Known(.type, a: UInt32(truncatingIfNeeded: type)))
        }
        if let starred = starred(symbol) { return starred }
        if let open = openName(symbol) { return open }
        if let evidence = named(symbol, isAttribute: false) {
            var known = self[evidence]
            known.origin = Origin(.ambient, root: .ambient, name: symbol)
            return add(known)
        }
        return add(Known(.builtin, a: symbol.rawValue))
    }

    /// A name that a star import may have brought.
    private mutating func starred(_ symbol: Symbol) -> KnownID? {
        guard !stars.isEmpty else { return nil }
        let word = word(symbol)
        for id in stars {
            let module = modulePath(of: facts.importFact(id), id)
            let source = program.file(paths[Int(module)].hash, near: file)
            guard source != nil || word != 0 && models.names[word] != nil else { continue }
            if let source, program.export(facts, symbol, from: source) == nil { continue }
            return interpret(append(symbol, to: module))
        }
        return nil
    }

    /// What the name of a variable speaks for, where nothing else is known; its origin is not set.
    mutating func named(_ symbol: Symbol, isAttribute: Bool) -> KnownID? {
        let word = word(symbol)
        // What makes such things is none of them.
        if word != 0, models.givers[word] != nil { return nil }
        var evidence = word == 0 ? nil : models.variables[word]
        if evidence == nil, let pattern = scan.patternedVariables[symbol] {
            evidence = models.variablePatterns[pattern].evidence
        }
        guard let evidence, !isAttribute || evidence.isForAttributes,
            models[evidence.type].kind != .session || !isCalled(symbol, isAttribute: isAttribute)
        else { return nil }
        return add(
            Known(
                .model, a: UInt32(evidence.type.rawValue), b: Self.unset, basis: hasSign ? .name : .weakName))
    }

    /// Whether the file calls what has this name, or an attribute of this name: that makes sessions and is none.
    private mutating func isCalled(_ symbol: Symbol, isAttribute: Bool) -> Bool {
        if calledNames == nil { calledNames = CalledNames(facts) }
        let names = isAttribute ? calledNames?.attributes : calledNames?.variables
        return names?.contains(symbol) ?? false
    }

    // MARK: Open members and imports

    /// What the bare name of a member means in a method.
    private mutating func openMember(_ symbol: Symbol, _ fact: FunctionFact) -> KnownID? {
        guard models.scoping.membersAreOpen, let type = fact.type, fact.kind != .typeBody else { return nil }
        guard isMember(symbol, of: type) else {
            return sharedMember(symbol, of: facts.type(type).path)
        }
        if fact.flags & FunctionFact.Flag.isStatic != 0 { return classMember(symbol, of: type) }
        return attribute(symbol, of: add(Known(.instance, a: UInt32(type))))
    }

    /// Whether the body of a type, or of one of its parts and bases in the file, binds a name.
    private mutating func isMember(_ symbol: Symbol, of type: Int) -> Bool {
        if parts(ofWhole: type).count >= Self.longestHierarchy {
            return !parts(of: facts.type(type).path, declaring: symbol).isEmpty
        }
        return hierarchy(of: type).contains { declaredNames($0).contains(symbol.rawValue) }
    }

    /// The names that a type's own body binds.
    mutating func declaredNames(_ type: Int) -> Set<UInt32> {
        if memberNames.isEmpty { memberNames = [Set<UInt32>?](repeating: nil, count: facts.typeCount) }
        if let names = memberNames[type] { return names }
        let body = Body(facts, function: facts.type(type).body)
        var names: Set<UInt32> = []
        for index in 0..<body.count where body.kind(index) == .bind { names.insert(body.a(index)) }
        memberNames[type] = names
        return names
    }

    /// A member that another file of the program declares.
    mutating func sharedMember(_ symbol: Symbol, of path: Symbol) -> KnownID? {
        program.member(facts, symbol, of: path, near: file).map { known($0, symbol) }
    }

    /// A member that a base class of another file sets.
    mutating func inheritedMember(_ symbol: Symbol, by type: TypeRef) -> KnownID? {
        program.inheritedMember(facts.hash(of: symbol), by: type).map { known($0, symbol) }
    }

    /// What opens sessions and is kept by an object of a type of another file.
    mutating func sharedFactory(_ symbol: Symbol, of type: TypeRef) -> KnownID? {
        guard let member = program.member(facts.hash(of: symbol), of: type),
            models[member.type].kind != .session
        else { return nil }
        return known(member, symbol)
    }

    private mutating func known(_ member: SharedMember, _ symbol: Symbol) -> KnownID {
        let origin = Origin(member.root == .ambient ? .ambient : .attribute, root: member.root, name: symbol)
        return add(
            Known(
                .model, a: UInt32(member.type.rawValue), b: Self.unset, origin: origin, basis: member.basis))
    }

    /// What a bare name means that the modules may declare which the file imports, or the one that it belongs to.
    private mutating func openName(_ symbol: Symbol) -> KnownID? {
        guard models.scoping.importsAreOpen else { return nil }
        if let known = openNames[symbol] { return known == Self.unset ? nil : known }
        let known = lookUp(openName: symbol) ?? Self.unset
        openNames[symbol] = known
        return known == Self.unset ? nil : known
    }

    private mutating func lookUp(openName symbol: Symbol) -> KnownID? {
        let isTree = program.declaresType(facts, symbol, near: file)
        if !isTree, word(symbol) != 0 {
            for id in 0..<facts.importCount {
                let fact = facts.importFact(id)
                guard fact.name.isNone || fact.name == symbol else { continue }
                let path = append(symbol, to: modulePath(of: fact, id))
                if models.paths[paths[Int(path)].hash] != nil { return interpret(path) }
            }
        }
        let isType = facts.withBytes(of: symbol) { bytes in
            bytes.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        }
        guard isType || word(symbol) != 0 && models.names[word(symbol)] != nil else { return nil }
        let hash = facts.withBytes(of: symbol) { bytes in
            var hash = PathHash()
            for byte in bytes { hash.add(byte) }
            return hash
        }
        paths.append(PathNode(hash: hash, root: hash, parent: .max, name: symbol, source: .max))
        return interpret(UInt32(truncatingIfNeeded: paths.count - 1))
    }

    // MARK: Origins

    /// A value of a function around this one.
    private mutating func captured(_ id: KnownID, _ symbol: Symbol) -> KnownID {
        mapOrigins(id) { origin in
            guard origin.kind == .parameter || origin.kind == .opened || origin.kind == .returned else {
                return
            }
            origin.kind = .captured
            origin.name = symbol
        }
    }

    /// A value of the module.
    private mutating func shared(_ id: KnownID, _ symbol: Symbol) -> KnownID {
        mapOrigins(id) { origin in
            guard origin.kind != .attribute else { return }
            origin.kind = .ambient
            origin.name = symbol
        }
    }

    /// The same values with other origins.
    mutating func mapOrigins(_ id: KnownID, _ change: (inout Origin) -> Void) -> KnownID {
        var known = self[id]
        switch known.kind {
        case .model, .result:
            let before = known.origin
            change(&known.origin)
            return known.origin == before ? id : add(known)
        case .either:
            let all = alternatives(of: id)
            let mapped = all.map { mapOrigins($0, change) }
            guard mapped != all else { return id }
            known.a = UInt32(alternativeList.count)
            alternativeList.append(contentsOf: mapped)
            return add(known)
        default:
            return id
        }
    }

    // MARK: Imports

    /// The path that an import binds its name to.
    mutating func path(of fact: ImportFact, _ id: Int) -> UInt32 {
        let module = modulePath(of: fact, id)
        return fact.name.isNone ? module : append(fact.name, to: module)
    }

    /// The module of an import.
    private mutating func modulePath(of fact: ImportFact, _ id: Int) -> UInt32 {
        var hash = PathHash()
        var dots = 0
        facts.withBytes(of: fact.module) { bytes in
            while dots < bytes.count, bytes[dots] == 0x2E { dots += 1 }
            if dots > 0 { hash = program.package(of: file, up: dots - 1) }
            if dots < bytes.count { hash.append(bytes[dots...]) }
        }
        var root = PathHash()
        if dots == 0 {
            facts.withBytes(of: fact.module) { bytes in
                for byte in bytes {
                    if byte == 0x2E { break }
                    root.add(byte)
                }
            }
        }
        paths.append(
            PathNode(
                hash: hash, root: root, parent: .max, name: fact.module, source: UInt32(id)))
        return UInt32(truncatingIfNeeded: paths.count - 1)
    }

    /// `import a.b` binds `a`.
    private mutating func firstComponent(_ fact: ImportFact, _ id: Int) -> (symbol: Symbol, path: UInt32)? {
        let whole = facts.string(fact.module)
        let first = whole.prefix { $0 != "." }
        let symbol = first.utf8.count == whole.utf8.count ? fact.module : facts.symbol(first)
        guard let symbol else { return nil }
        let hash = PathHash(first)
        paths.append(
            PathNode(
                hash: hash, root: hash, parent: .max, name: symbol, source: UInt32(id)))
        return (symbol, UInt32(truncatingIfNeeded: paths.count - 1))
    }

    mutating func bindFirstComponent(_ fact: ImportFact, _ id: Int) {
        guard let first = firstComponent(fact, id) else { return }
        bind(first.symbol, add(Known(.path, a: first.path)), source: .max)
    }

    /// One component more.
    mutating func append(_ symbol: Symbol, to parent: UInt32) -> UInt32 {
        let base = paths[Int(parent)]
        var hash = base.hash
        facts.withBytes(of: symbol) { hash.append($0) }
        paths.append(
            PathNode(
                hash: hash, root: base.root, parent: parent, name: symbol, source: base.source))
        return UInt32(truncatingIfNeeded: paths.count - 1)
    }

    /// What a path stands for, as a value.
    mutating func interpret(_ index: UInt32) -> KnownID {
        let path = add(
            Known(.path, a: index, origin: Origin(.ambient, root: .ambient, name: paths[Int(index)].name)))
        guard case .value(let type)? = meaning(of: index) else { return path }
        return add(
            Known(
                .model, a: UInt32(type.rawValue), b: path,
                origin: Origin(.ambient, root: .ambient, name: paths[Int(index)].name),
                basis: isNamedOnly(index) ? .name : .certain))
    }

    /// Whether nothing but its last name says what a path is, and that is the name of a member of some object which a
    /// module of the program keeps.
    private func isNamedOnly(_ index: UInt32) -> Bool {
        let path = paths[Int(index)]
        guard models.paths[path.hash] == nil, path.parent != .max,
            program.file(paths[Int(path.parent)].hash, near: file) == nil
        else { return false }
        if case .type? = definition(ofPath: path.parent) { return false }
        var outer = paths[Int(path.parent)].parent
        while outer != .max {
            if program.file(paths[Int(outer)].hash, near: file) != nil { return true }
            outer = paths[Int(outer)].parent
        }
        return false
    }

    /// What models, the tree and the vocabulary say of a path, in this order.
    func meaning(of index: UInt32) -> Meaning? {
        let path = paths[Int(index)]
        if let known = models.paths[path.hash] { return known }
        if isForeign(index) { return .other }
        if path.parent != .max, program.isExported(facts, path.name) {
            let module = program.file(paths[Int(path.parent)].hash, near: file)
            if let module, let export = program.export(facts, path.name, from: module) { return export }
        }
        guard let named = vocabulary(of: index), !handsOut(index), !promisesOther(index) else { return nil }
        return named
    }

    /// What the vocabulary says of the last name of a path.
    func vocabulary(of index: UInt32) -> Meaning? {
        let name = paths[Int(index)].name
        let word = word(name)
        if word != 0, let meaning = models.names[word] { return meaning }
        return scan.patterned[name].map { models.namePatterns[$0].meaning }
    }

    /// Whether a path leads to a function of the program that hands out a session: what it does says more than what
    /// it is called.
    private func handsOut(_ index: UInt32) -> Bool {
        guard program.handouts.isNamed(facts.hash(of: paths[Int(index)].name)),
            case .function(let target)? = definition(ofPath: index)
        else { return false }
        return program.handout(of: target) != nil
    }

    /// Whether a path leads to a function of the program that promises an object of some class of the program, which is
    /// nothing that models speak of and cannot be entered, as where the sessions are rows, or `get_db()` gives what
    /// sessions are asked of.
    func promisesOther(_ index: UInt32) -> Bool {
        guard paths[Int(index)].parent != .max, case .function(let target)? = definition(ofPath: index),
            let type = program.returned(by: target)
        else { return false }
        return program.kind(ofClass: type) == nil
            && !program.enterNames.contains { program.method($0, of: type) != nil }
    }

    /// Whether a path belongs to a library nothing of which is meant by its name.
    func isForeign(_ index: UInt32) -> Bool {
        let root = paths[Int(index)].root
        return models.foreign.contains(root) || models.isStandard(root)
    }
}

/// What a file calls by a bare name, and as an attribute of something.
struct CalledNames {
    private(set) var variables: Set<Symbol> = []
    private(set) var attributes: Set<Symbol> = []

    init(_ facts: FileFacts) {
        for function in 0..<facts.functionCount {
            let body = Body(facts, function: function)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = body[Value(body.a(index))]
                if callee.kind == .name { variables.insert(callee.symbol) }
                if callee.kind == .attribute { attributes.insert(callee.member) }
            }
        }
    }
}
