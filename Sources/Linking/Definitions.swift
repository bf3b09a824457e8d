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
    /// An object of a type, kept under the name.
    case object(TypeRef)
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
        /// What a call gives: the value of its callee in the file's body.
        case made(Value)
    }

    private var names: [NameKey: Entry] = [:]
    private var members: [MemberKey: Int32] = [:]
    private var stars: [[Int32]] = []
    /// By file and type; in the order in which they are written.
    private(set) var bases: [[[TypeRef]]] = []
    private(set) var subtypes: [TypeRef: [TypeRef]] = [:]
    /// The types of what types keep under names.
    private var attributes: [MemberKey: TypeRef] = [:]

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
                case .call: entry = .made(Value(body.a(Int(value.index))))
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

    /// Notes what the types of all files keep under which names; asks the program for what is made or declared.
    mutating func keep(_ program: Program) {
        for (file, entry) in program.files.enumerated() {
            let facts = entry.facts
            for id in 0..<facts.typeCount {
                let type = TypeRef(file: file, type: id)
                let body = Body(facts, function: facts.type(id).body)
                for binding in body.bindings where !binding.annotation.isNone {
                    if let found = program.declaredType(
                        binding.annotation, in: body.function, file: file)
                    {
                        attributes[MemberKey(type: type, name: facts.hash(of: binding.name))] = found
                    }
                }
            }
            for id in 0..<facts.functionCount {
                let fact = facts.function(id)
                guard let type = fact.type, fact.kind != .typeBody, fact.kind != .closure else { continue }
                keep(fact, id, TypeRef(file: file, type: type), facts, file, program)
            }
        }
    }

    private mutating func keep(
        _ fact: FunctionFact, _ id: Int, _ type: TypeRef, _ facts: FileFacts, _ file: Int,
        _ program: Program
    ) {
        guard let first = fact.parameters.first else { return }
        let own = facts.parameter(first).name
        let body = Body(facts, function: id)
        for index in 0..<body.count where body.kind(index) == .store {
            let target = body[Value(body.a(index))]
            guard target.kind == .attribute, !target.value.isNone,
                body.kind(Int(target.value.index)) == .name,
                Symbol(rawValue: body.a(Int(target.value.index))) == own
            else { continue }
            let key = MemberKey(type: type, name: facts.hash(of: target.member))
            guard attributes[key] == nil else { continue }
            let isAnnotated = index + 1 < body.count && body.kind(index + 1) == .annotate
            let found =
                isAnnotated
                ? program.declaredType(Value(body.a(index + 1)), in: id, file: file)
                : given(Value(body.b(index)), fact, body, facts, file, program)
            if let found { attributes[key] = found }
        }
    }

    /// The type of a value that is a parameter, or that a call makes.
    private func given(
        _ value: Value, _ fact: FunctionFact, _ body: Body, _ facts: FileFacts, _ file: Int,
        _ program: Program
    ) -> TypeRef? {
        guard !value.isNone else { return nil }
        let op = body[value]
        switch op.kind {
        case .name:
            for number in fact.parameters where facts.parameter(number).name == op.symbol {
                guard let parent = fact.parent else { return nil }
                return program.declaredType(facts.parameter(number).annotation, in: parent, file: file)
            }
            return nil
        case .call where !op.value.isNone:
            switch program.definition(of: op.value, in: body.function, file: file) {
            case .type(let type)?: return type
            case .function(let function)?: return program.returned(by: function)
            default: return nil
            }
        case .either:
            for operand in facts.list(op.a) {
                if let found = given(Value(operand), fact, body, facts, file, program) { return found }
            }
            return nil
        default: return nil
        }
    }

    func ownAttribute(_ name: UInt32, of type: TypeRef) -> TypeRef? {
        attributes[MemberKey(type: type, name: name)]
    }

    /// A type and what it derives from, the nearest first; a circle ends where it closes.
    func hierarchy(of type: TypeRef) -> [TypeRef] {
        var result = [type]
        // While the hierarchies are worked out, nothing is inherited yet.
        guard !bases.isEmpty else { return result }
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
        case .made(let callee)?:
            guard !callee.isNone else { return nil }
            switch program.definition(of: callee, in: 0, file: file, depth: depth + 3) {
            case .type(let type)?: return .object(type)
            case .function(let function)?:
                return program.returned(by: function, depth: depth + 3).map { .object($0) }
            default: return nil
            }
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
    func definition(of value: Value, in function: Int, file: Int, depth: Int = 0) -> Definition? {
        guard depth < 12 else { return nil }
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
        guard let first = names.popLast(),
            var found = localImport(first, in: function, file: file, depth: depth)
                ?? definition(named: first, in: file, depth: depth)
        else { return nil }
        while let next = names.popLast() {
            guard let inner = member(next, of: found, askedBy: file, depth: depth) else { return nil }
            found = inner
        }
        return found
    }

    /// What an import inside a function brings.
    private func localImport(_ name: Symbol, in function: Int, file: Int, depth: Int) -> Definition? {
        guard function != 0 else { return nil }
        let facts = files[file].facts
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard fact.function == function, (fact.alias.isNone ? fact.name : fact.alias) == name else {
                continue
            }
            return definitions.definition(fact, in: file, self, depth: depth + 1)
        }
        return nil
    }

    /// What a name at the top of a file stands for.
    func definition(named name: Symbol, in file: Int, depth: Int = 0) -> Definition? {
        definitions.definition(files[file].facts.hash(of: name), in: file, self, depth: depth + 1)
    }

    /// What an attribute of a module or type stands for.
    /// - Parameter symbol: of the file that asks.
    func member(_ symbol: Symbol, of definition: Definition, askedBy file: Int, depth: Int = 0)
        -> Definition?
    {
        let name = files[file].facts.hash(of: symbol)
        switch definition {
        case .module(let module):
            return definitions.definition(name, in: module, self, depth: depth + 1)
                ?? submodule(symbol, ofModule: module, askedBy: file).map { .module($0) }
        case .type(let type): return method(name, of: type).map { .function($0) }
        case .object(let type):
            return method(name, of: type).map { .function($0) }
                ?? attribute(name, of: type).map { .object($0) }
        case .function: return nil
        }
    }

    /// The type of the objects that a type keeps under a name, as far as its declarations say it.
    func attribute(_ name: UInt32, of type: TypeRef) -> TypeRef? {
        for owner in definitions.hierarchy(of: type) {
            if let found = definitions.ownAttribute(name, of: owner) { return found }
        }
        return nil
    }

    /// The class whose object a function gives, by its return annotation.
    func returned(by function: FunctionRef, depth: Int = 0) -> TypeRef? {
        let facts = files[Int(function.file)].facts
        let fact = facts.function(Int(function.function))
        guard !fact.returns.isNone, let parent = fact.parent else { return nil }
        return declaredType(fact.returns, in: parent, file: Int(function.file), depth: depth)
    }

    /// The class that an annotation promises an object of, behind what may stand around it.
    func declaredType(_ value: Value, in function: Int, file: Int, depth: Int = 0) -> TypeRef? {
        guard !value.isNone, depth < 12 else { return nil }
        let facts = files[file].facts
        let body = Body(facts, function: function)
        let op = body[value]
        switch op.kind {
        case .string where !op.symbol.isNone:
            let text = facts.withBytes(of: op.symbol) { bytes in
                bytes.first { $0 == 0x5B || $0 == 0x20 || $0 == 0x2E } == nil ? SymbolTable.hash(bytes) : 0
            }
            guard text != 0,
                case .type(let type)? = definitions.definition(text, in: file, self, depth: depth + 1)
            else {
                return nil
            }
            return type
        case .operation:
            for operand in facts.list(op.b) {
                if let found = declaredType(Value(operand), in: function, file: file, depth: depth + 1) {
                    return found
                }
            }
            return nil
        case .subscripted:
            for argument in facts.list(op.b) where isWrapper(op.value, body, file) {
                if let found = declaredType(Value(argument), in: function, file: file, depth: depth + 1) {
                    return found
                }
            }
        default: break
        }
        if case .type(let type)? = definition(of: value, in: function, file: file, depth: depth) {
            return type
        }
        return nil
    }

    /// Whether what stands around a type in brackets is transparent for its objects.
    private func isWrapper(_ value: Value, _ body: Body, _ file: Int) -> Bool {
        guard !value.isNone else { return false }
        let op = body[value]
        let symbol = op.kind == .name ? op.symbol : op.kind == .attribute ? op.member : .none
        let word =
            symbol.rawValue < files[file].scan.words.count ? files[file].scan.words[Int(symbol.rawValue)] : 0
        return word != 0 && models[files[file].language].wrappers[word] != nil
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
