import Facts
import SourceText

/// What the values of one file are, and what its functions do to sessions.
///
/// Functions are evaluated when something asks for them, each once, from the first operation to the last, with the
/// values of names and of attributes set so far in hand; branches are followed apart and joined. The answers do not
/// depend on who asks first. Within the file everything is resolved here; what an import stands for is asked of the
/// `Program`, so that knowing more of other files makes this know more, too.
public struct FileEvaluation: Sendable {
    public let facts: FileFacts
    public let scan: FileScan
    let models: Models
    let program: Program
    let file: Int
    /// Whether this file, or one that it imports, names a database library.
    public let hasSign: Bool
    /// First operation of each function in the file's list.
    let opStart: [UInt32]

    var knowns: [Known] = []
    /// Alternatives of values that are one of several.
    var alternativeList: [KnownID] = []
    var paths: [PathNode] = []
    /// What each operation of the file yields, by its place in the file's list.
    var values: [KnownID]
    /// For names: the operation of the value they were bound to, in the same function; where that is one of several, a
    /// place in `manySources` beyond `firstOfMany`.
    var sources: [UInt32]
    var manySources: [[UInt32]] = []
    var states: [State]
    /// For functions with functions inside: everything a name is bound to, by symbol.
    var scopes: [Int: Scope] = [:]
    /// Marks symbols that were met in one pass over a list, and where.
    var stamps: [UInt32]
    var places: [UInt32]
    var stamp: UInt32 = 0
    var freeSlots: [[KnownID]] = []
    var freeSources: [[UInt32]] = []
    /// Star imports met so far.
    var stars: [Int] = []
    /// What is assigned to attributes of objects of this file's types.
    var stores: [AttributeKey: [KnownID]] = [:]
    var storing: [AttributeKey: [Int]] = [:]
    var isStoringListed: [Bool]
    var methodLists: [[Int]] = []
    /// Whether an attribute is being worked out, so that a circle ends.
    var asked: Set<AttributeKey> = []
    /// Functions that read an attribute of which a function that was not finished sets something further down.
    var early: [Int] = []
    /// Functions that were evaluated a second time for that.
    var again: Set<Int> = []
    /// What a function hands back by `return` and `yield`.
    var results: [KnownID]
    var bases: [BaseState]
    var depth = 0
    /// Set while a function is evaluated.
    var frame = Frame()

    public internal(set) var events: [Event] = []
    public internal(set) var calls: [CallSite] = []
    public internal(set) var regions: [Region] = []
    /// Calls of functions of the program, where the evaluation is told to follow them.
    public internal(set) var links: [CallLink] = []
    public internal(set) var unresolved: [(function: Int, op: Value, reason: Unresolved)] = []
    public var followsCalls = false
    /// Whether calls of members that are not there are noted, and those that were.
    var notesAbsent = false
    var absent: [AbsentMember] = []
    /// Whether calls count of functions of the program that hand out what they open.
    public var seesHandouts = false
    /// What values are by the declarations of the whole program.
    var typing: Typing
    /// By the function of the closure.
    public internal(set) var handings: [Int: Handing] = [:]
    /// The name by which the members of a type call it, where the language has one.
    let ownType: Symbol?
    /// What bare names mean that an open import may bring, by symbol.
    var openNames: [Symbol: KnownID] = [:]
    /// The names that each type's body binds, where somebody asked; empty before.
    var memberNames: [Set<UInt32>?] = []
    /// What the file calls; worked out when a name first speaks for a session.
    var calledNames: CalledNames?
    var hierarchies: [Int: [Int]] = [:]
    /// The types of each path, where somebody asked: a type before its extensions.
    var wholes: [Symbol: [Int]]?
    /// Of types of many parts, by their path: which parts declare a name, and what the first of them derives from.
    var declaringParts: [Symbol: [Symbol: [Int]]] = [:]
    var wholeBases: [Symbol: ModelTypeID?] = [:]
    /// The types to whose objects a name is assigned.
    var assigning: [Symbol: [Int]] = [:]

    /// What names are bound to. A module's are many and asked for often; those of a class or function are few.
    struct Scope: Sendable {
        /// By symbol; empty for a small scope.
        var slots: [KnownID] = []
        private(set) var entries: [(symbol: UInt32, known: KnownID)] = []
        /// Places in `entries`, where these are more than one looks through.
        private var places: [UInt32: Int] = [:]

        private static let few = 24

        init() {}

        /// A module's.
        init(slots: [KnownID]) {
            self.slots = slots
        }

        subscript(symbol: Int) -> KnownID {
            if !slots.isEmpty { return symbol < slots.count ? slots[symbol] : FileEvaluation.unset }
            return place(of: symbol).map { entries[$0].known } ?? FileEvaluation.unset
        }

        private func place(of symbol: Int) -> Int? {
            if !places.isEmpty { return places[UInt32(truncatingIfNeeded: symbol)] }
            for (place, entry) in entries.enumerated() where entry.symbol == symbol { return place }
            return nil
        }

        mutating func set(_ symbol: Int, _ known: KnownID) {
            if !slots.isEmpty {
                slots[symbol] = known
            } else if let place = place(of: symbol) {
                entries[place].known = known
            } else {
                entries.append((UInt32(truncatingIfNeeded: symbol), known))
                note()
            }
        }

        /// Notes where the last entry is, of many.
        private mutating func note() {
            if places.isEmpty {
                guard entries.count > Self.few else { return }
                for (place, entry) in entries.enumerated() { places[entry.symbol] = place }
            } else {
                places[entries[entries.count - 1].symbol] = entries.count - 1
            }
        }
    }

    enum State: UInt8, Sendable { case untouched, running, done }

    struct AttributeKey: Hashable, Sendable {
        var type: Int
        var name: Symbol
    }

    enum BaseState: Sendable {
        case unknown, running
        case known(ModelTypeID?)
    }

    /// Deepest chain of functions that ask for one another.
    static let depthLimit = 24
    static let unset = KnownID.max
    /// Where places in `manySources` begin.
    static let firstOfMany: UInt32 = 1 << 31

    static let unknown: KnownID = 0
    static let nothing: KnownID = 1
    static let other: KnownID = 2
    static let constant: KnownID = 3

    /// - Parameter file: index of the file in the program.
    public init(_ facts: FileFacts, _ scan: FileScan, _ models: Models, _ program: Program, file: Int) {
        self.facts = facts
        self.scan = scan
        self.models = models
        self.program = program
        self.file = file
        typing = Typing(program)
        ownType = models.scoping.membersAreOpen ? facts.symbol("Self") : nil
        hasSign = scan.hasSign || program.hasSignNearby(file)
        var starts: [UInt32] = []
        starts.reserveCapacity(facts.functionCount)
        var count = 0
        for id in 0..<facts.functionCount {
            let ops = facts.function(id).ops
            starts.append(UInt32(ops.lowerBound))
            count = max(count, ops.upperBound)
        }
        opStart = starts
        values = [KnownID](repeating: Self.unknown, count: count)
        sources = [UInt32](repeating: .max, count: count)
        stamps = [UInt32](repeating: 0, count: facts.symbolCount)
        places = stamps
        states = [State](repeating: .untouched, count: facts.functionCount)
        results = [KnownID](repeating: Self.unset, count: facts.functionCount)
        isStoringListed = [Bool](repeating: false, count: facts.typeCount)
        bases = [BaseState](repeating: .unknown, count: facts.typeCount)
        knowns = [Known(.unknown), Known(.nothing), Known(.other), Known(.constant)]
    }
}

// MARK: - Asking

extension FileEvaluation {
    /// What is known under a number.
    public subscript(id: KnownID) -> Known { knowns[Int(id)] }

    /// How many numbers there are.
    public var knownCount: Int { knowns.count }

    /// What a value of a function is; the function is evaluated if it was not yet.
    public mutating func known(_ value: Value, in function: Int) -> KnownID {
        guard !value.isNone else { return Self.unknown }
        evaluate(function)
        let index = Int(opStart[function]) + Int(value.index)
        return index < values.count ? values[index] : Self.unknown
    }

    /// What is already known of a value of a function that was evaluated.
    func value(_ value: Value, _ function: Int) -> KnownID {
        value.isNone ? Self.unknown : values[Int(opStart[function]) + Int(value.index)]
    }

    /// The operation that bound the name that is read at `value`, in the same function; the first where arms of a
    /// branch have bound it.
    public func source(of value: Value, in function: Int) -> Value? {
        sources(of: value, in: function).first.map { Value($0) }
    }

    /// The operations of which one has bound the name that is read at `value`, in the same function.
    public func sources(of value: Value, in function: Int) -> [UInt32] {
        value.isNone ? [] : several(sources[Int(opStart[function]) + Int(value.index)])
    }

    /// What a number in `sources` stands for.
    func several(_ source: UInt32) -> [UInt32] {
        if source < Self.firstOfMany { return [source] }
        return source == .max ? [] : manySources[Int(source - Self.firstOfMany)]
    }

    /// The kinds of value that are meant, with what they are.
    public func kind(of id: KnownID) -> ValueKind? {
        let known = self[id]
        return known.kind == .model ? models.kind(ModelTypeID(rawValue: UInt16(known.a))) : nil
    }

    /// One after the other what a value may be; itself where it is one thing.
    public func alternatives(of id: KnownID) -> [KnownID] {
        let known = self[id]
        guard known.kind == .either else { return [id] }
        return Array(alternativeList[Int(known.a)..<Int(known.a + known.b)])
    }

    /// The alternative of a value that is a session.
    func session(of id: KnownID) -> KnownID? {
        let known = self[id]
        if known.kind == .model { return isSession(known) ? id : nil }
        return known.kind == .either ? alternatives(of: id).first { isSession(self[$0]) } : nil
    }

    public func isSession(_ known: Known) -> Bool {
        known.kind == .model && models.kind(ModelTypeID(rawValue: UInt16(known.a))) == .session
    }

    /// Whether a session may be one of another database than those around it.
    public func isApart(_ id: KnownID) -> Bool {
        self[id].kind == .model && models[ModelTypeID(rawValue: UInt16(self[id].a))].isApart
    }

    /// What leaving the block of a value does to it, where models speak of it.
    public func exit(of id: KnownID) -> EffectSet {
        self[id].kind == .model ? models[ModelTypeID(rawValue: UInt16(self[id].a))].exit : []
    }

    /// Whether all values of a session's type work on one connection.
    public func isOne(_ id: KnownID) -> Bool {
        self[id].kind == .model && models[ModelTypeID(rawValue: UInt16(self[id].a))].isOne
    }

    /// The alternative of a value that is of one of the given kinds, if there is one.
    public func alternative(of id: KnownID, _ kinds: Set<ValueKind>) -> KnownID? {
        alternatives(of: id).first { kind(of: $0).map(kinds.contains) ?? false }
    }

    /// The dotted path of something imported, as it is known in this file.
    public func path(of known: Known) -> String? {
        guard known.kind == .path || known.kind == .foreign else { return nil }
        var parts: [String] = []
        var index = known.a
        while index != .max {
            parts.append(facts.string(paths[Int(index)].name))
            index = paths[Int(index)].parent
        }
        return parts.reversed().joined(separator: ".")
    }

    /// The import that something came by.
    public func importing(_ id: KnownID) -> Int? {
        var known = self[id]
        for _ in 0..<8 {
            switch known.kind {
            case .path, .foreign:
                let source = paths[Int(known.a)].source
                return source == .max ? nil : Int(source)
            case .model where known.b != Self.unset && known.b != 0: known = self[known.b]
            default: return nil
            }
        }
        return nil
    }

    mutating func add(_ known: Known) -> KnownID {
        knowns.append(known)
        return KnownID(truncatingIfNeeded: knowns.count - 1)
    }

    func word(_ symbol: Symbol) -> Word { scan.word(symbol) }
}

// MARK: - Joining

extension FileEvaluation {
    /// What a value is that is one or the other.
    mutating func join(_ left: KnownID, _ right: KnownID) -> KnownID {
        if left == right { return left }
        if left == Self.unset { return right }
        if right == Self.unset { return left }
        if self[left].kind == .nothing { return optional(right) }
        if self[right].kind == .nothing { return optional(left) }
        if left == Self.unknown && right == Self.unknown { return left }
        var all = alternatives(of: left)
        for id in alternatives(of: right) where !all.contains(where: { isSame($0, id) }) { all.append(id) }
        if all.count == 1 { return all[0] }
        if all.allSatisfy({ [.other, .constant, .text, .unknown].contains(self[$0].kind) }) {
            return all.contains { self[$0].kind == .unknown } ? Self.unknown : Self.other
        }
        guard all.count <= 8 else { return Self.unknown }
        let isOptional = all.contains { self[$0].isOptional }
        let start = alternativeList.count
        alternativeList.append(contentsOf: all)
        var known = Known(.either, a: UInt32(start), b: UInt32(all.count))
        known.isOptional = isOptional
        return add(known)
    }

    private func isSame(_ left: KnownID, _ right: KnownID) -> Bool {
        if left == right { return true }
        let (one, two) = (self[left], self[right])
        guard one.kind == two.kind, one.a == two.a, one.origin == two.origin else { return false }
        return one.kind != .member && one.kind != .either
    }

    private mutating func optional(_ id: KnownID) -> KnownID {
        var known = self[id]
        guard !known.isOptional, known.kind == .model || known.kind == .path || known.kind == .either else {
            return id
        }
        known.isOptional = true
        return add(known)
    }
}
