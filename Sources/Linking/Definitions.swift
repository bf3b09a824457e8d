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

    public func hash(into hasher: inout Hasher) {
        hasher.combine(UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: function)))
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

    public func hash(into hasher: inout Hasher) {
        hasher.combine(UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: type)))
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

/// The names that files and types declare, and which types derive from which.
struct Definitions: Sendable {
    /// What a file binds a name to.
    enum Bound: Sendable {
        case function(Int32)
        case type(Int32)
        case importing(Int32)
        /// Something assigned to it, or one of several things.
        case value(Symbol)
    }

    private var names: [FileNames]
    /// By file and type; in the order in which they are written.
    private(set) var bases: [[[TypeRef]]] = []
    /// Each base with a type that derives from it, sorted.
    private var derived: [(base: UInt64, type: TypeRef)] = []
    /// The types that extensions extend, and what extends each of them.
    private var extended: [TypeRef: TypeRef] = [:]
    private var extensions: [TypeRef: [TypeRef]] = [:]

    /// - Parameter names: of each file.
    init(_ names: [FileNames]) {
        self.names = names
    }

    /// Puts other names in the place of those of a file, which are the same.
    mutating func replace(_ file: Int, _ names: FileNames) { self.names[file] = names }

    // MARK: Hierarchies

    /// Resolves the bases of all types; asks the program for what names mean.
    mutating func link(_ program: Program, _ workers: some Spreading) {
        let open = program.files.indices.filter { program.sharesNames($0) }
        for file in open { extend(file, program) }
        bases = workers.map(count: program.files.count) { [self] file in
            let facts = program.files[file].facts
            return (0..<facts.typeCount).map { bases(ofType: $0, in: file, program) }
        }
        for (own, all) in extensions {
            for part in all {
                let added = bases[Int(part.file)][Int(part.type)]
                for base in added
                where base != own && !bases[Int(own.file)][Int(own.type)].contains(base) {
                    bases[Int(own.file)][Int(own.type)].append(base)
                }
            }
        }
        for (file, types) in bases.enumerated() {
            for (type, own) in types.enumerated() where extended[TypeRef(file: file, type: type)] == nil {
                for base in own { derived.append((base.word, TypeRef(file: file, type: type))) }
            }
        }
        derived.sort { ($0.base, $0.type.word) < ($1.base, $1.type.word) }
    }

    private func bases(ofType id: Int, in file: Int, _ program: Program) -> [TypeRef] {
        let facts = program.files[file].facts
        let type = facts.type(id)
        return facts.bases(of: type).compactMap { base in
            guard base.label.isNone, base.flags & ArgumentFlag.extended == 0,
                case .type(let found)? = program.definition(of: base.value, in: type.parent, file: file)
            else { return nil }
            let wanted = canonical(found)
            return wanted == TypeRef(file: file, type: id) ? nil : wanted
        }
    }

    /// Finds for the extensions of a file what they extend; all extensions of one that is not of the program are
    /// held for parts of the first.
    private mutating func extend(_ file: Int, _ program: Program) {
        let facts = program.files[file].facts
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            guard type.kind == .extension else { continue }
            let own = TypeRef(file: file, type: id)
            let found = program.declared(facts.hash(of: type.path), near: file).first { $0.kind == .type }
            guard let found, TypeRef(file: Int(found.file), type: Int(found.id)) != own else { continue }
            let target = TypeRef(file: Int(found.file), type: Int(found.id))
            extended[own] = target
            extensions[target, default: []].append(own)
        }
    }

    /// The type that an extension is a part of; any other type itself.
    func canonical(_ type: TypeRef) -> TypeRef { extended[type] ?? type }

    /// The extensions of a type.
    func parts(of type: TypeRef) -> [TypeRef] { extensions[type] ?? [] }

    /// The types that derive from a type by their own declarations, in the order of their files.
    func subtypes(of type: TypeRef) -> some Sequence<TypeRef> {
        derived[derived.partitioningIndex { $0.base >= type.word }...].prefix { $0.base == type.word }.lazy
            .map(\.type)
    }

    /// What a type derives from by its own declaration.
    func bases(of type: TypeRef) -> [TypeRef] {
        guard bases.indices.contains(Int(type.file)) else { return [] }
        return bases[Int(type.file)][Int(type.type)]
    }

    /// A type and what it derives from, the nearest first; a circle ends where it closes.
    func hierarchy(of type: TypeRef) -> [TypeRef] {
        var result = [type]
        // While the hierarchies are worked out, nothing is inherited yet.
        guard !bases.isEmpty else { return result }
        var index = 0
        while index < result.count, result.count < 64 {
            let current = result[index]
            result.appendMissing(bases[Int(current.file)][Int(current.type)])
            index += 1
        }
        return result
    }

    /// What a file binds a name to at its top.
    func bound(_ name: UInt32, in file: Int) -> Bound? {
        switch names[file][name] {
        case .function(let id)?: .function(id)
        case .type(let id)?: .type(id)
        case .importing(let id)?, .package(let id)?: .importing(id)
        case .alias(_, let own)?, .made(_, let own)?, .other(let own)?: .value(own)
        case nil: nil
        }
    }

    /// The imports of a file that bring everything.
    func stars(of file: Int) -> [Int32] { names[file].stars }

    // MARK: Asking

    /// The method of that name that a type declares itself.
    func ownMethod(_ name: UInt32, of type: TypeRef) -> FunctionRef? {
        names[Int(type.file)].method(name, of: Int(type.type)).map {
            FunctionRef(file: Int(type.file), function: Int($0))
        }
    }

    /// The type of that name in the body of another type.
    func innerType(_ name: UInt32, of type: TypeRef) -> TypeRef? {
        names[Int(type.file)].type(name, in: Int(type.type)).map {
            TypeRef(file: Int(type.file), type: Int($0))
        }
    }

    /// What a name at the top of a file stands for, through imports and aliases.
    func definition(_ name: UInt32, in file: Int, _ program: Program, depth: Int = 0) -> Definition? {
        guard depth < 12 else { return nil }
        let facts = program.facts(of: file)
        switch names[file][name] {
        case .function(let id)?: return .function(FunctionRef(file: file, function: Int(id)))
        case .type(let id)?: return .type(TypeRef(file: file, type: Int(id)))
        case .alias(let symbol, _)?:
            let other = facts.hash(of: symbol)
            return other == name ? nil : definition(other, in: file, program, depth: depth + 1)
        case .made(let callee, _)?:
            guard !callee.isNone else { return nil }
            switch program.definition(of: callee, in: 0, file: file, depth: depth + 3) {
            case .type(let type)?: return .object(type)
            case .function(let function)?:
                return program.returned(by: function, depth: depth + 3).map { .object($0) }
            default: return nil
            }
        case .importing(let id)?:
            return definition(facts.importFact(Int(id)), in: file, program, depth: depth + 1)
        case .package(let id)?:
            var path = PathHash()
            facts.withBytes(of: facts.importFact(Int(id)).module) { path.append($0.prefix { $0 != 0x2E }) }
            return program.file(path, near: file).map { .module($0) }
        case .other?: return nil
        case nil: break
        }
        for id in names[file].stars {
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
        let facts = program.facts(of: file)
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
        let facts = facts(of: file)
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
            var found = innerType(first, in: function, file: file)
                ?? localImport(first, in: function, file: file, depth: depth)
                ?? definition(named: first, in: file, depth: depth)
        else { return nil }
        while let next = names.popLast() {
            guard let inner = member(next, of: found, askedBy: file, depth: depth) else { return nil }
            found = inner
        }
        return found
    }

    /// A type of that name in the body of a type around.
    private func innerType(_ name: Symbol, in function: Int, file: Int) -> Definition? {
        guard function != 0 else { return nil }
        let facts = facts(of: file)
        var current: Int? = function
        while let id = current {
            let fact = facts.function(id)
            if let type = fact.type,
                let found = innerType(
                    facts.hash(of: name), of: TypeRef(file: file, type: type))
            {
                return .type(found)
            }
            current = fact.parent
        }
        return nil
    }

    /// What an import inside a function brings.
    private func localImport(_ name: Symbol, in function: Int, file: Int, depth: Int) -> Definition? {
        guard function != 0 else { return nil }
        let facts = facts(of: file)
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
        let hash = facts(of: file).hash(of: name)
        if let found = definitions.definition(hash, in: file, self, depth: depth + 1) { return found }
        guard let open = declared(hash, near: file).first(where: { $0.kind == .type }) else { return nil }
        return .type(definitions.canonical(TypeRef(file: Int(open.file), type: Int(open.id))))
    }

    /// What an attribute of a module or type stands for.
    /// - Parameter symbol: of the file that asks.
    func member(_ symbol: Symbol, of definition: Definition, askedBy file: Int, depth: Int = 0)
        -> Definition?
    {
        let name = facts(of: file).hash(of: symbol)
        switch definition {
        case .module(let module):
            return definitions.definition(name, in: module, self, depth: depth + 1)
                ?? submodule(symbol, ofModule: module, askedBy: file).map { .module($0) }
        case .type(let type):
            return method(name, of: type).map { .function($0) }
                ?? innerType(name, of: type).map { .type($0) }
        case .object(let type):
            return method(name, of: type).map { .function($0) }
        case .function: return nil
        }
    }

    /// The class whose object a function gives, by its return annotation.
    func returned(by function: FunctionRef, depth: Int = 0) -> TypeRef? {
        let facts = facts(of: Int(function.file))
        let fact = facts.function(Int(function.function))
        guard !fact.returns.isNone, let parent = fact.parent else { return nil }
        return declaredType(fact.returns, in: parent, file: Int(function.file), depth: depth)
    }

    /// The class that an annotation promises an object of, behind what may stand around it.
    func declaredType(_ value: Value, in function: Int, file: Int, depth: Int = 0) -> TypeRef? {
        guard !value.isNone, depth < 12 else { return nil }
        let facts = facts(of: file)
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
        let word = files[file].scan.word(op.lastName)
        return word != 0 && models[files[file].language].wrappers[word] != nil
    }

    /// The method that a type has by that name, its own or the nearest that it inherits.
    func method(_ name: UInt32, of type: TypeRef) -> FunctionRef? {
        for owner in definitions.hierarchy(of: type) {
            if let found = ownMethod(name, of: owner) { return found }
        }
        return nil
    }

    /// The method of that name that a type declares itself.
    func ownMethod(_ name: UInt32, of type: TypeRef) -> FunctionRef? {
        reads?.declarations(of: Int(type.file))
        return definitions.ownMethod(name, of: type)
    }

    /// The type of that name in the body of another type.
    private func innerType(_ name: UInt32, of type: TypeRef) -> TypeRef? {
        reads?.declarations(of: Int(type.file))
        return definitions.innerType(name, of: type)
    }

    /// `from package import module`.
    func submodule(_ name: Symbol, of fact: ImportFact, in file: Int) -> Int? {
        var hash = path(of: fact, in: file)
        facts(of: file).withBytes(of: name) { hash.append($0) }
        return self.file(hash, near: file)
    }

    /// A module of the package that a file is.
    func submodule(_ name: Symbol, ofModule module: Int, askedBy file: Int) -> Int? {
        guard modules.isPackage(module) else { return nil }
        var hash = package(of: module, up: 0)
        facts(of: file).withBytes(of: name) { hash.append($0) }
        return self.file(hash, near: module)
    }
}
