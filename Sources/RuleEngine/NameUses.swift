import Facts
import Linking
import SourceText

/// What the program does with the thing that a name stands for, in all files that have it.
struct NameUses {
    /// Names of the members that are asked of it.
    private(set) var members: Set<String> = []
    /// Whether it is given to somebody: passed, returned, kept under another name or in a list.
    private(set) var isHandedOn = false
    /// Whether it is called, and what comes of it is given to somebody.
    private(set) var isCalled = false
    private(set) var isResultHandedOn = false
    /// Whether what makes an object of a class is nobody: the object only works with it.
    private let ignoresMakers: Bool

    /// - Parameters:
    ///   - name: a symbol of the file.
    ///   - function: in whose body it is bound.
    ///   - ignoresMakers: what an object is made with is not given away by it.
    init(
        of name: Symbol, boundIn function: Int, of file: Int, _ program: LinkedProgram,
        ignoresMakers: Bool = false
    ) {
        self.ignoresMakers = ignoresMakers
        let facts = program.files[file].file.facts
        read(name, function == 0 ? nil : function, facts)
        guard function == 0 else { return }
        let hash = facts.hash(of: name)
        for (index, other) in program.files.enumerated() where index != file {
            let own = other.file.facts
            guard let symbol = own.symbols(hashed: [hash]).first else { continue }
            for id in 0..<own.importCount {
                let fact = own.importFact(id)
                if fact.isStar, program.program.file(of: fact, in: index) == file { read(symbol, nil, own) }
                guard fact.isFrom, fact.name == symbol,
                    let source = program.program.source(of: fact, in: index),
                    source.file == file, source.name == name
                else { continue }
                read(fact.alias.isNone ? symbol : fact.alias, nil, own)
            }
            readMembers(symbol, own, index, of: file, program)
        }
    }

    /// Uses of the bare name.
    private mutating func read(_ name: Symbol, _ inside: Int?, _ facts: FileFacts) {
        for id in (inside ?? 0)..<max(facts.functionCount, inside ?? 0) {
            if let inside, !facts.isInside(id, of: inside) { continue }
            let body = Body(facts, function: id)
            let places = Set(
                (0..<body.count).filter {
                    body.kind($0) == .name && body.a($0) == name.rawValue && !body[$0].has(OpFlag.target)
                })
            if !places.isEmpty { read(places, body) }
        }
    }

    /// Uses as a member of the module, `extensions.tracer`.
    private mutating func readMembers(
        _ name: Symbol, _ facts: FileFacts, _ index: Int, of file: Int, _ program: LinkedProgram
    ) {
        var modules: Set<Symbol> = []
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard case .module(let found)? = program.program.declaration(fact, in: index), found == file
            else {
                continue
            }
            modules.insert(fact.alias.isNone ? (fact.name.isNone ? fact.module : fact.name) : fact.alias)
        }
        guard !modules.isEmpty else { return }
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            let places = Set(
                (0..<body.count).filter { place in
                    guard body.kind(place) == .attribute, body.b(place) == name.rawValue,
                        body.a(place) != UInt32.max
                    else { return false }
                    return modules.contains(body[Value(body.a(place))].lastName)
                })
            if !places.isEmpty { read(places, body) }
        }
    }

    private mutating func read(_ places: Set<Int>, _ body: Body) {
        var results: Set<Int> = []
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .attribute where !op.value.isNone && places.contains(Int(op.a)):
                members.insert(body.facts.string(op.member))
            case .call where !op.value.isNone && places.contains(Int(op.a)):
                isCalled = true
                results.insert(index)
            case .call where ignoresMakers && Self.makesObject(op, body): continue
            case .call, .collection, .return, .yield, .store, .either, .opaque, .element:
                let given = body.operands(of: op).map { Int($0.index) }
                if given.contains(where: places.contains) { isHandedOn = true }
            case .bind:
                if places.contains(Int(op.b)) { isHandedOn = true }
            default: continue
            }
        }
        for place in results where !isResultHandedOn {
            isResultHandedOn = Self.isGiven(Value(UInt32(place)), body)
        }
    }

    /// Whether a call makes an object, by the name of what is called.
    private static func makesObject(_ call: Op, _ body: Body) -> Bool {
        guard !call.value.isNone else { return false }
        return body.facts.withBytes(of: body[call.value].lastName) { bytes in
            bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        }
    }

    /// Whether a value is given to somebody in the body that makes it: passed, kept, or returned.
    /// - Parameter byReturn: returning counts, and so does making an object with it.
    static func isGiven(_ value: Value, _ body: Body, byReturn: Bool = true) -> Bool {
        var same: Set<Int> = [Int(value.index)]
        var names: Set<UInt32> = []
        for index in Int(value.index) + 1..<max(body.count, Int(value.index) + 1) {
            let op = body[index]
            switch op.kind {
            case .bind where same.contains(Int(op.b)): names.insert(op.a)
            case .name where names.contains(op.a): same.insert(index)
            case .await, .cast, .entered:
                if same.contains(Int(op.a)) { same.insert(index) }
            case .call where !byReturn && makesObject(op, body): continue
            case .call:
                if body.call(op).arguments.contains(where: { same.contains(Int($0.value.index)) }) {
                    return true
                }
            case .store: if same.contains(Int(op.b)) { return true }
            case .return:
                if byReturn, same.contains(Int(op.a)) { return true }
            case .collection, .yield, .either, .opaque:
                if body.operands(of: op).contains(where: { same.contains(Int($0.index)) }) { return true }
            default: continue
            }
        }
        return false
    }
}
