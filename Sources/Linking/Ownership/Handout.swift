import Facts
import SourceText

/// What a function of the program gives its caller: a session that it has opened, or something that opens one.
struct Handout: Hashable, Sendable {
    var type: ModelTypeID
    /// Calling the function opens.
    var opens: Bool
}

/// The functions of a program that hand out sessions, found by what they return and yield.
struct Handouts: Sendable {
    private(set) var byFunction: [FunctionRef: Handout] = [:]
    /// One bit for the low bits of the hash of each function's name.
    private var bits = [Bool](repeating: false, count: 4096)

    /// How many wrappers around one another are seen through.
    static let deepest = 4

    func mayBe(_ name: UInt32) -> Bool { bits[Int(name & 4095)] }

    /// - Returns: whether that is new.
    mutating func add(_ handout: Handout, of function: FunctionRef, named name: UInt32) -> Bool {
        guard byFunction[function] == nil else { return false }
        byFunction[function] = handout
        bits[Int(name & 4095)] = true
        return true
    }
}

extension Program {
    /// What a function hands out that its caller then owns.
    func handout(of function: FunctionRef) -> Handout? { handouts.byFunction[function] }

    /// Whether calling a function opens a session for its caller.
    public func isOpener(_ function: FunctionRef) -> Bool { handouts.byFunction[function]?.opens ?? false }

    /// Finds functions that hand out sessions, then those that hand out what these give, and so on.
    mutating func findHandouts() {
        for round in 0..<Handouts.deepest {
            let before = handouts
            var isChanged = false
            for (index, file) in files.enumerated() where file.language < models.count {
                let isWanted =
                    round == 0
                    ? file.scan.use.contains(.opener) || importsOpener(index) : names(before, file.facts)
                guard isWanted else { continue }
                var evaluation = FileEvaluation(
                    file.facts, file.scan, models[file.language], self, file: index)
                evaluation.followsCalls = true
                for (function, handout) in evaluation.handouts() {
                    let name = file.facts.hash(of: file.facts.function(function).name)
                    let ref = FunctionRef(file: index, function: function)
                    isChanged = handouts.add(handout, of: ref, named: name) || isChanged
                }
            }
            if !isChanged { return }
        }
    }

    /// Whether a file has a symbol that may be the name of such a function.
    private func names(_ handouts: Handouts, _ facts: FileFacts) -> Bool {
        (0..<facts.symbolCount).contains { handouts.mayBe(facts.hash(of: Symbol(rawValue: UInt32($0)))) }
    }
}

extension FileEvaluation {
    /// The functions of the file that hand out what they open.
    mutating func handouts() -> [(function: Int, handout: Handout)] {
        var found: [(function: Int, handout: Handout)] = []
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind == .function, givesValue(id) else { continue }
            evaluate(id)
            guard results[id] != Self.unset, let handout = handout(results[id], fact, id) else { continue }
            found.append((id, handout))
        }
        return found
    }

    private func givesValue(_ id: Int) -> Bool {
        let body = Body(facts, function: id)
        return (0..<body.count).contains { index in
            let kind = body.kind(index)
            return (kind == .return || kind == .yield) && body.a(index) != UInt32.max
        }
    }

    private func handout(_ result: KnownID, _ fact: FunctionFact, _ id: Int) -> Handout? {
        var found: ModelTypeID?
        var opens = false
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
            case (.session, .parameter) where fact.isGenerator: break
            case (.factory, .ambient), (.factory, .unknown), (.factory, .returned):
                guard known.basis == .certain else { return nil }
            default: return nil
            }
            guard found == nil || found == type else { return nil }
            found = type
        }
        guard let found else { return nil }
        if models.kind(found) == .factory {
            return fact.isGenerator ? nil : Handout(type: found, opens: false)
        }
        guard opens else { return nil }
        guard fact.isGenerator else { return Handout(type: found, opens: true) }
        guard models.kind(found) == .session else { return nil }
        return models.scope(of: found).map { Handout(type: $0, opens: true) }
    }
}

extension Models {
    /// What hands out a session where it is entered or iterated, as the call of a generator does.
    func scope(of session: ModelTypeID) -> ModelTypeID? {
        for (number, type) in types.enumerated() where type.kind == .scope {
            if type.enter?.gives == .type(session), type.iterate?.gives == .type(session) {
                return ModelTypeID(rawValue: UInt16(truncatingIfNeeded: number))
            }
        }
        return nil
    }
}
