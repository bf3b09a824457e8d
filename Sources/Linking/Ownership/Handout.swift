import Facts
import SourceText

/// What a function of the program gives its caller: a session that it has opened, or something that opens one.
struct Handout: Hashable, Sendable {
    var type: ModelTypeID
    /// Calling the function opens.
    var opens: Bool
    /// What is known of it rests on a name where what it opens with is known by its name.
    var basis = Basis.certain
    /// The session comes out of a block that is known by its name alone, so that leaving it may do more than close.
    var mayEnd = false
    /// The type of the factory that opens it; nil where it is not always the same.
    var maker: ModelTypeID?
}

/// The functions of a program that hand out sessions, found by what they return and yield.
struct Handouts: Sendable {
    private(set) var byFunction: [FunctionRef: Handout] = [:]
    /// The names of all of them.
    private(set) var names = NameSet()
    /// The names of those found since somebody asked.
    private var newNames = NameSet()

    /// How many wrappers around one another are seen through.
    static let deepest = 6

    mutating func takeNewNames() -> NameSet {
        defer { newNames = NameSet() }
        return newNames
    }

    mutating func add(_ handout: Handout, of function: FunctionRef, named name: UInt32) {
        guard byFunction[function] == nil else { return }
        byFunction[function] = handout
        names.insert(name)
        newNames.insert(name)
    }

    /// Whether one of them has this name.
    func isNamed(_ name: UInt32) -> Bool { names.contains(name) }
}

extension Program {
    /// What a function hands out that its caller then owns.
    func handout(of function: FunctionRef) -> Handout? { handouts.byFunction[function] }

    /// Whether calling a function opens a session for its caller.
    public func isOpener(_ function: FunctionRef) -> Bool { handouts.byFunction[function]?.opens ?? false }

    /// Whether nobody can say what becomes of a session where the block of what a function hands out is left.
    public func mayEnd(_ function: FunctionRef) -> Bool { handouts.byFunction[function]?.mayEnd ?? false }

    /// Finds functions that hand out sessions, then those that hand out what these give, and so on.
    mutating func findHandouts(_ workers: some Spreading) {
        for round in 0..<Handouts.deepest {
            let names = handouts.takeNewNames()
            if round > 0 && names.isEmpty { return }
            let found = workers.map(count: files.count) { [self] index in
                findHandouts(in: index, naming: round == 0 ? nil : names)
            }
            for (index, found) in found.enumerated() {
                let facts = files[index].facts
                noteLooks(found.looked)
                for (function, handout) in found.handouts {
                    handouts.add(
                        handout, of: FunctionRef(file: index, function: function),
                        named: facts.hash(of: facts.function(function).name))
                }
            }
        }
    }

    /// The functions of a file that hand out sessions, and what was looked at for it in other files.
    /// - Parameter names: of those found in the round before; nil in the first.
    func findHandouts(in index: Int, naming names: NameSet?) -> (
        handouts: [(function: Int, handout: Handout)], looked: [Int32]
    ) {
        guard files[index].language < models.count else { return ([], []) }
        var functions =
            names.map { self.functions(naming: $0, files[index].facts) } ?? functionsWithOpeners(index)
        guard !functions.isEmpty else { return ([], []) }
        let look = HandoutLook(self, index)
        functions = functions.filter { look.mayHandOut($0) }
        guard !functions.isEmpty else { return ([], []) }
        let file = files[index]
        let reads = lookedAt.map { _ in Reads(of: index) }
        var evaluation = FileEvaluation(
            file.facts, file.scan, models[file.language], reads.map(noting) ?? self, file: index)
        // At first nothing is known that a call could give.
        evaluation.seesHandouts = names != nil
        return (evaluation.handouts(of: functions), reads?.files ?? [])
    }

    /// The functions of a file that imports or makes what opens sessions.
    private func functionsWithOpeners(_ index: Int) -> [Int] {
        guard files[index].scan.use.contains(.opener) || importsOpener(index) else { return [] }
        return Array(0..<files[index].facts.functionCount)
    }

    /// The functions of a file that name one which hands out sessions, in source order.
    public func functionsNamingHandouts(of file: Int) -> [Int] {
        guard files.indices.contains(file), !handouts.byFunction.isEmpty else { return [] }
        return functions(naming: handouts.names, files[file].facts)
    }

    /// The functions of a file that say one of these names.
    func functions(naming names: NameSet, _ facts: FileFacts) -> [Int] {
        let isNamed = facts.bySymbol { names.contains($0) }
        return isNamed.contains(true) ? facts.functions(naming: isNamed) : []
    }
}

extension FileEvaluation {
    /// The functions of the file that hand out what they open.
    mutating func handouts(of functions: [Int]) -> [(function: Int, handout: Handout)] {
        var found: [(function: Int, handout: Handout)] = []
        for id in functions {
            let fact = facts.function(id)
            guard fact.kind == .function else { continue }
            evaluate(id)
            guard results[id] != Self.unset, let handout = handout(results[id], fact, id) else { continue }
            found.append((id, handout))
        }
        return found
    }

    /// Whether a function binds names of the module: what it gives may be kept there for everybody.
    private func keepsForAll(_ id: Int) -> Bool {
        let body = Body(facts, function: id)
        var names: Set<UInt32> = []
        for index in 0..<body.count {
            switch body.kind(index) {
            case .declare where body[index].flags & OpFlag.outer == 0: names.insert(body.a(index))
            case .bind where names.contains(body.a(index)): return true
            default: continue
            }
        }
        return false
    }

    /// Whether all that a function gives is read from attributes: who opens once and keeps it closes it, too.
    func keepsForObject(_ id: Int) -> Bool {
        let body = Body(facts, function: id)
        var isAny = false
        for index in 0..<body.count where body.kind(index) == .return && body.a(index) != UInt32.max {
            guard body.kind(Int(body.a(index))) == .attribute else { return false }
            isAny = true
        }
        return isAny
    }

    private func handout(_ result: KnownID, _ fact: FunctionFact, _ id: Int) -> Handout? {
        var found: ModelTypeID?
        var opens = false
        var basis = Basis.certain
        var mayEnd = false
        var makers: Set<ModelTypeID?> = []
        for alternative in alternatives(of: result) {
            let known = self[alternative]
            guard known.kind == .model else {
                if known.kind == .nothing { continue }
                return nil
            }
            let type = ModelTypeID(rawValue: UInt16(known.a))
            switch (models.kind(type), known.origin.kind) {
            case (.session, .opened), (.scope, .opened):
                guard Int(known.origin.function) == id else { return nil }
                opens = true
                if known.basis > .oneOfSeveral { basis = max(basis, known.basis) }
                mayEnd = mayEnd || isOfUnknownBlock(alternative)
                makers.insert(maker(of: alternative))
            case (.session, .parameter) where fact.isGenerator: break
            case (.factory, .ambient), (.factory, .unknown), (.factory, .returned):
                guard known.basis == .certain else { return nil }
            default: return nil
            }
            guard let common = models.common(found ?? type, type) else { return nil }
            found = common
        }
        guard let found, !keepsForAll(id), !keepsForObject(id) else { return nil }
        if models.kind(found) == .factory {
            return fact.isGenerator ? nil : Handout(type: found, opens: false)
        }
        guard opens else { return nil }
        let maker = makers.count == 1 ? makers.first.flatMap(\.self) : nil
        guard fact.isGenerator else {
            return Handout(type: found, opens: true, basis: basis, mayEnd: mayEnd, maker: maker)
        }
        guard models.kind(found) == .session else { return nil }
        return models.scope(of: found).map {
            Handout(type: $0, opens: true, basis: basis, mayEnd: mayEnd, maker: maker)
        }
    }

    /// The type of the factory that opened a session, here or in a function that hands it out.
    private func maker(of session: KnownID) -> ModelTypeID? {
        var id = session
        for _ in 0..<4 where self[id].kind == .model && Int(self[id].b) < knownCount {
            let source = self[id].b
            if case .target(let target, _, _, _) = landing(source), let handout = program.handout(of: target)
            {
                return handout.maker
            }
            id = source
            if kind(of: id) == .factory { return ModelTypeID(rawValue: UInt16(self[id].a)) }
        }
        return nil
    }

    /// Whether a session was made by a value of a type of the models, such as a scoped factory, here or in a function
    /// that hands it out.
    /// - Parameter opener: the function that is known to hand it out.
    public func isMade(_ session: KnownID, of type: ModelTypeID, opener: FunctionRef? = nil) -> Bool {
        if self[session].kind == .model, self[session].a == UInt32(type.rawValue) { return true }
        if let opener, let handout = program.handout(of: opener) { return handout.maker == type }
        return maker(of: session) == type
    }

    /// Whether a session, or what is entered for one, comes from something of which only the name is known.
    private func isOfUnknownBlock(_ id: KnownID) -> Bool {
        let known = self[id]
        guard known.kind == .model, known.b != Self.unset else { return false }
        switch models.kind(ModelTypeID(rawValue: UInt16(known.a))) {
        case .session: return isOfUnknownBlock(known.b)
        case .scope:
            guard case .target(let maker, _, _, _) = landing(known.b),
                let handout = program.handout(of: maker)
            else { return meansByName(known.b) }
            return handout.mayEnd
        default: return false
        }
    }

    /// Whether the vocabulary alone says what a value is.
    public func meansByName(_ id: KnownID) -> Bool {
        let known = self[id]
        switch known.kind {
        case .path: return models.paths[paths[Int(known.a)].hash] == nil
        case .model: return known.b != Self.unset && meansByName(known.b)
        default: return false
        }
    }
}

extension Models {
    /// What hands out a session where it is entered or iterated, as the call of a generator does.
    func scope(of session: ModelTypeID) -> ModelTypeID? {
        ownScope(of: session) ?? self[session].base.flatMap { ownScope(of: $0) }
    }

    private func ownScope(of session: ModelTypeID) -> ModelTypeID? {
        for (number, type) in types.enumerated() where type.kind == .scope {
            if type.enter?.gives == .type(session), type.iterate?.gives == .type(session) {
                return ModelTypeID(rawValue: UInt16(truncatingIfNeeded: number))
            }
        }
        return nil
    }
}
