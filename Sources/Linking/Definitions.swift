import Facts
import SourceText

/// A function of the program.
public struct FunctionRef: Hashable, Sendable {
    public var file: Int32
    public var function: Int32

    public init(file: Int, function: Int) {
        self.file = Int32(truncatingIfNeeded: file)
        self.function = Int32(truncatingIfNeeded: function)
    }
}

/// A type of the program.
public struct TypeRef: Hashable, Sendable {
    public var file: Int32
    public var type: Int32

    public init(file: Int, type: Int) {
        self.file = Int32(truncatingIfNeeded: file)
        self.type = Int32(truncatingIfNeeded: type)
    }
}

/// What a name at the top of a file, or a member of a type, stands for in the program.
public enum Definition: Hashable, Sendable {
    case function(FunctionRef)
    case type(TypeRef)
    /// The file of a module.
    case module(Int)
}

/// The names that files and types declare, by the hashes of the names, and which types derive from which.
///
/// A name that is bound several times is the import or else the last declaration: what stands in
/// `except ImportError` is there for want of the thing itself.
struct Definitions: Sendable {
    private struct NameKey: Hashable, Sendable {
        var file: Int32
        var name: UInt32
    }

    private struct MemberKey: Hashable, Sendable {
        var type: TypeRef
        var name: UInt32
    }

    private enum Entry: Sendable {
        case function(Int32)
        case type(Int32)
        case importing(Int32)
        /// Another name of the same file.
        case alias(Symbol)
    }

    private var names: [NameKey: Entry] = [:]
    private var members: [MemberKey: Int32] = [:]
    private var stars: [[Int32]] = []
    /// By file and type; in the order in which they are written.
    private(set) var bases: [[[TypeRef]]] = []
    private(set) var subtypes: [TypeRef: [TypeRef]] = [:]

    init() {}

    init(_ files: [Program.File]) {
        names.reserveCapacity(files.count * 16)
        for (index, file) in files.enumerated() { add(file.facts, Int32(truncatingIfNeeded: index)) }
    }

    private mutating func add(_ facts: FileFacts, _ file: Int32) {
        var starred: [Int32] = []
        defer { stars.append(starred) }
        guard facts.functionCount > 0 else { return }
        let body = Body(facts, function: 0)
        for index in 0..<body.count {
            switch body.kind(index) {
            case .bind:
                let value = Value(body.b(index))
                guard !value.isNone else { continue }
                let entry: Entry
                switch body.kind(Int(value.index)) {
                case .function: entry = .function(Int32(truncatingIfNeeded: body.a(Int(value.index))))
                case .type: entry = .type(Int32(truncatingIfNeeded: body.a(Int(value.index))))
                case .name: entry = .alias(Symbol(rawValue: body.a(Int(value.index))))
                default: continue
                }
                let key = NameKey(file: file, name: facts.hash(of: Symbol(rawValue: body.a(index))))
                if case .importing? = names[key] { continue }
                names[key] = entry
            case .importing:
                let id = Int(body.a(index))
                let fact = facts.importFact(id)
                if fact.isStar {
                    starred.append(Int32(truncatingIfNeeded: id))
                    continue
                }
                let name = fact.alias.isNone ? fact.name : fact.alias
                guard !name.isNone else { continue }
                names[NameKey(file: file, name: facts.hash(of: name))] = .importing(
                    Int32(truncatingIfNeeded: id))
            default: continue
            }
        }
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard let type = fact.type, fact.kind != .typeBody, fact.kind != .closure else { continue }
            let key = MemberKey(
                type: TypeRef(file: Int(file), type: type), name: facts.hash(of: fact.name))
            members[key] = Int32(truncatingIfNeeded: id)
        }
    }

    // MARK: Hierarchies

    /// Resolves the bases of all types; asks the program for what names mean.
    mutating func link(_ program: Program) {
        bases = program.files.indices.map { file in
            let facts = program.files[file].facts
            return (0..<facts.typeCount).map { id in
                let type = facts.type(id)
                return facts.bases(of: type).compactMap { base in
                    guard base.label.isNone,
                        case .type(let found)? = program.definition(
                            of: base.value, in: type.parent, file: file),
                        found != TypeRef(file: file, type: id)
                    else { return nil }
                    return found
                }
            }
        }
        for (file, types) in bases.enumerated() {
            for (type, own) in types.enumerated() {
                for base in own { subtypes[base, default: []].append(TypeRef(file: file, type: type)) }
            }
        }
    }

    /// A type and what it derives from, the nearest first; a circle ends where it closes.
    func hierarchy(of type: TypeRef) -> [TypeRef] {
        var result = [type]
        var index = 0
        while index < result.count, result.count < 64 {
            let current = result[index]
            for base in bases[Int(current.file)][Int(current.type)] where !result.contains(base) {
                result.append(base)
            }
            index += 1
        }
        return result
    }

    // MARK: Asking

    /// The method of that name that a type declares itself.
    func ownMethod(_ name: UInt32, of type: TypeRef) -> FunctionRef? {
        members[MemberKey(type: type, name: name)].map {
            FunctionRef(file: Int(type.file), function: Int($0))
        }
    }

    /// What a name at the top of a file stands for, through imports and aliases.
    func definition(_ name: UInt32, in file: Int, _ program: Program, depth: Int = 0) -> Definition? {
        guard depth < 12 else { return nil }
        let facts = program.files[file].facts
        switch names[NameKey(file: Int32(truncatingIfNeeded: file), name: name)] {
        case .function(let id)?: return .function(FunctionRef(file: file, function: Int(id)))
        case .type(let id)?: return .type(TypeRef(file: file, type: Int(id)))
        case .alias(let symbol)?:
            let other = facts.hash(of: symbol)
            return other == name ? nil : definition(other, in: file, program, depth: depth + 1)
        case .importing(let id)?:
            return definition(facts.importFact(Int(id)), in: file, program, depth: depth + 1)
        case nil: break
        }
        for id in stars[file] {
            let fact = facts.importFact(Int(id))
            guard let source = program.file(of: fact, in: file), source != file,
                let found = definition(name, in: source, program, depth: depth + 1)
            else { continue }
            return found
        }
        return nil
    }

    /// What an import brings.
    func definition(_ fact: ImportFact, in file: Int, _ program: Program, depth: Int = 0) -> Definition? {
        let facts = program.files[file].facts
        let source = program.file(of: fact, in: file)
        guard !fact.name.isNone else { return source.map { .module($0) } }
        if let source, source != file,
            let found = definition(facts.hash(of: fact.name), in: source, program, depth: depth + 1)
        {
            return found
        }
        return program.submodule(fact.name, of: fact, in: file).map { .module($0) }
    }
}

extension Program {
    /// What a value means that is written as a name or a dotted chain of names, in the body of the file or of a type.
    func definition(of value: Value, in function: Int, file: Int) -> Definition? {
        let facts = files[file].facts
        let body = Body(facts, function: function)
        var names: [Symbol] = []
        var current = value
        while !current.isNone, names.count < 16 {
            let op = body[current]
            switch op.kind {
            case .attribute:
                names.append(op.member)
                current = op.value
                continue
            case .subscripted:
                current = op.value
                continue
            case .name: names.append(op.symbol)
            default: return nil
            }
            break
        }
        guard let first = names.popLast(), var found = definition(named: first, in: file) else { return nil }
        while let next = names.popLast() {
            guard let inner = member(next, of: found, askedBy: file) else { return nil }
            found = inner
        }
        return found
    }

    /// What a name at the top of a file stands for.
    func definition(named name: Symbol, in file: Int) -> Definition? {
        definitions.definition(files[file].facts.hash(of: name), in: file, self)
    }

    /// What an attribute of a module or type stands for.
    /// - Parameter symbol: of the file that asks.
    func member(_ symbol: Symbol, of definition: Definition, askedBy file: Int) -> Definition? {
        let name = files[file].facts.hash(of: symbol)
        switch definition {
        case .module(let module):
            return definitions.definition(name, in: module, self)
                ?? submodule(symbol, ofModule: module, askedBy: file).map { .module($0) }
        case .type(let type): return method(name, of: type).map { .function($0) }
        case .function: return nil
        }
    }

    /// The method that a type has by that name, its own or the nearest that it inherits.
    func method(_ name: UInt32, of type: TypeRef) -> FunctionRef? {
        for owner in definitions.hierarchy(of: type) {
            if let found = definitions.ownMethod(name, of: owner) { return found }
        }
        return nil
    }

    /// `from package import module`.
    func submodule(_ name: Symbol, of fact: ImportFact, in file: Int) -> Int? {
        var hash = path(of: fact, in: file)
        files[file].facts.withBytes(of: name) { hash.append($0) }
        return self.file(hash, near: file)
    }

    private func submodule(_ name: Symbol, ofModule module: Int, askedBy file: Int) -> Int? {
        guard files[module].path.hasSuffix("__init__.py") else { return nil }
        var hash = package(of: module, up: 0)
        files[file].facts.withBytes(of: name) { hash.append($0) }
        return self.file(hash, near: module)
    }
}
