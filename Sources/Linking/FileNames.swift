import Facts
import SourceText

/// The names that one file and its types declare, by the hashes of the names.
///
/// A name that is bound several times is the import or else the last declaration: what stands in
/// `except ImportError` is there for want of the thing itself.
struct FileNames: Sendable {
    enum Entry: Sendable {
        case function(Int32)
        case type(Int32)
        case importing(Int32)
        /// The first component of an import without a name.
        case package(Int32)
        /// Another name of the same file.
        case alias(Symbol, own: Symbol)
        /// What a call gives: the value of its callee in the file's body.
        case made(Value, own: Symbol)
        /// Anything else, or one of several.
        case other(own: Symbol)
    }

    /// Behind one reference, since what is seen of a file is copied more often than it is asked.
    private final class Tables: Sendable {
        let names: NumberMap<Entry>
        /// By type and hash.
        let members: NumberMap<Int32>
        /// Types that stand in the body of another one, by that one and hash.
        let inner: NumberMap<Int32>
        /// The imports that bring everything.
        let stars: [Int32]

        init(_ reader: borrowing Reader) {
            names = reader.names
            members = reader.members
            inner = reader.inner
            stars = reader.stars
        }
    }

    private let tables: Tables

    /// A pure function of the facts.
    init(_ facts: FileFacts) {
        tables = Tables(Reader(facts))
    }

    /// The imports that bring everything.
    var stars: [Int32] { tables.stars }

    subscript(name: UInt32) -> Entry? { tables.names[UInt64(name)] }

    /// The method of that name that a type declares itself.
    func method(_ name: UInt32, of type: Int) -> Int32? { tables.members[Self.key(type, name)] }

    /// The type of that name in the body of another type.
    func type(_ name: UInt32, in type: Int) -> Int32? { tables.inner[Self.key(type, name)] }

    fileprivate static func key(_ type: Int, _ name: UInt32) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: type)) << 32 | UInt64(name)
    }
}

/// Reads the names of a file off its declarations and the operations at its top.
private struct Reader {
    typealias Entry = FileNames.Entry

    var names = NumberMap<Entry>()
    var members = NumberMap<Int32>()
    var inner = NumberMap<Int32>()
    var stars: [Int32] = []

    init(_ facts: FileFacts) {
        guard facts.functionCount > 0 else { return }
        let body = Body(facts, function: 0)
        names.reserve((0..<body.count).count { body.kind($0) == .bind || body.kind($0) == .importing })
        for index in 0..<body.count {
            switch body.kind(index) {
            case .bind: bind(index, body)
            case .importing: add(Int(body.a(index)), facts)
            default: continue
            }
        }
        var memberCount = 0
        for id in 0..<facts.functionCount where Self.isMember(facts.function(id)) { memberCount += 1 }
        members.reserve(memberCount)
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard let type = fact.type, Self.isMember(fact) else { continue }
            members[FileNames.key(type, facts.hash(of: fact.name))] = Int32(truncatingIfNeeded: id)
        }
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            guard let outer = type.type else { continue }
            inner[FileNames.key(outer, facts.hash(of: type.name))] = Int32(truncatingIfNeeded: id)
        }
    }

    private static func isMember(_ fact: FunctionFact) -> Bool {
        fact.type != nil && fact.kind != .typeBody && fact.kind != .closure
    }

    private mutating func bind(_ index: Int, _ body: Body) {
        let own = Symbol(rawValue: body.a(index))
        let value = Value(body.b(index))
        let key = UInt64(body.facts.hash(of: own))
        let before = names[key]
        if case .importing? = before { return }
        if case .package? = before { return }
        guard !value.isNone else {
            if before == nil { names[key] = .other(own: own) }
            return
        }
        let operand = body.a(Int(value.index))
        switch body.kind(Int(value.index)) {
        case .function:
            if case .function? = before {
                names[key] = .other(own: own)
            } else {
                names[key] = .function(Int32(truncatingIfNeeded: operand))
            }
        case .type: names[key] = .type(Int32(truncatingIfNeeded: operand))
        case .name: names[key] = .alias(Symbol(rawValue: operand), own: own)
        case .call: names[key] = .made(Value(operand), own: own)
        default: names[key] = .other(own: own)
        }
    }

    private mutating func add(_ id: Int, _ facts: FileFacts) {
        let fact = facts.importFact(id)
        let number = Int32(truncatingIfNeeded: id)
        if fact.isStar {
            stars.append(number)
            return
        }
        let name = fact.alias.isNone ? fact.name : fact.alias
        guard name.isNone else {
            names[UInt64(facts.hash(of: name))] = .importing(number)
            return
        }
        let key = UInt64(facts.hashOfFirstComponent(of: fact.module))
        if !fact.isFrom, names[key] == nil { names[key] = .package(number) }
    }
}

extension FileFacts {
    /// The hash of what stands before the first dot of a symbol.
    fileprivate func hashOfFirstComponent(of symbol: Symbol) -> UInt32 {
        withBytes(of: symbol) { bytes in
            SymbolTable.hash(UnsafeBufferPointer(rebasing: bytes.prefix { $0 != 0x2E }))
        }
    }
}
