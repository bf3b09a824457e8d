import Facts
import SourceText

/// The files of a run as one program: which module each file is, and what modules export that others ask for.
///
/// Made once from the scans of all files; asked by every `FileEvaluation`, from any worker.
public struct Program: Sendable {
    public private(set) var files: [File]
    let models: [Models]
    let modules: ModuleIndex
    /// Of languages whose imports make whole modules visible.
    private var openModules = OpenModules()
    private(set) var definitions: Definitions
    var handouts = Handouts()
    /// The names of all functions, methods and types.
    private var callableNames = NameSet(width: 18)
    /// Hashes of the names of what makes an object of its class.
    let constructorNames = [Program.hash("__init__"), Program.hash("init")]
    let callName = Program.hash("__call__")
    let superName = Program.hash("super")
    let iteratorNames = [Program.hash("__iter__"), Program.hash("__aiter__")]
    let elementNames = [Program.hash("__getitem__"), Program.hash("subscript")]
    let enterNames = [Program.hash("__enter__"), Program.hash("__aenter__")]
    let exitNames = [Program.hash("__exit__"), Program.hash("__aexit__")]
    let classMethodNames: Set<UInt32> = [
        Program.hash("__new__"), Program.hash("__init_subclass__"), Program.hash("__class_getitem__"),
    ]
    /// What every object has, whatever its type declares.
    let objectNames: Set<UInt32> = [
        Program.hash("__init__"), Program.hash("__new__"), Program.hash("__setattr__"),
        Program.hash("__getattribute__"), Program.hash("__init_subclass__"), Program.hash("__eq__"),
        Program.hash("__hash__"), Program.hash("__repr__"), Program.hash("__str__"),
    ]
    let anyMemberName = Program.hash("__getattr__")
    let selfName = Program.hash("self")
    /// What modules bind those names to that the vocabulary speaks of or that turned out to be sessions and the like.
    private var exports: [ExportKey: Meaning] = [:]
    /// By file: the hashes of the names of its exports.
    private var exportsOfFile: [Int: [UInt32]] = [:]
    /// Hashes of the names in `exports`.
    private var exportedNames = NameSet(width: 16)
    /// By file: how many functions and types the files before it have.
    let firstFunction: [UInt32]
    let firstType: [UInt32]
    /// Takes down what is looked at, where somebody wants to know.
    var reads: Reads?
    /// By file: whether others looked at it to find what they export and hand out; nil where nobody wants to know.
    private(set) var lookedAt: [Bool]?
    /// What was looked at in functions to find what types have that other files speak of.
    private(set) var membersRest = MemberReads()
    /// What types have as members from which types of other files derive.
    private var inherited = InheritedMembers()
    /// The names of members that other files see and that open sessions.
    private var sharedOpeners = NameSet()
    private(set) var mentions = Mentions()

    /// One file of the program.
    public struct File: Sendable {
        /// Relative to the workspace, with `/`.
        public var path: String
        public var facts: FileFacts
        public var scan: FileScan
        /// Index into the models of the program.
        public var language: Int

        public init(path: String, facts: FileFacts, scan: FileScan, language: Int = 0) {
            self.path = path
            self.facts = facts
            self.scan = scan
            self.language = language
        }

        /// Whether its own code may bind names to what models know.
        /// - Parameters:
        ///   - models: of each language.
        ///   - isExported: whether a name that it imports may be one of those.
        func definesExports(_ models: [Models], _ isExported: (Symbol) -> Bool) -> Bool {
            language < models.count && scan.defines(facts, models[language], isExported)
        }
    }

    static func hash(_ name: StaticString) -> UInt32 { name.withUTF8Buffer { SymbolTable.hash($0) } }

    static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { SymbolTable.hash(bytes) }

    private struct ExportKey: Hashable, Sendable {
        var file: Int
        var name: UInt32
    }

    /// - Parameters:
    ///   - files: sorted by path.
    ///   - models: of each language.
    ///   - workers: who does the work.
    ///   - isFollowed: whether there will be programs in which a few of the files are others.
    public init(
        _ files: [File], _ models: [Models], _ workers: some Spreading = InTurn(), isFollowed: Bool = false
    ) {
        self.files = files
        lookedAt = isFollowed ? [Bool](repeating: false, count: files.count) : nil
        self.models = models
        firstFunction = Self.sums(files.map(\.facts.functionCount))
        firstType = Self.sums(files.map(\.facts.typeCount))
        definitions = Definitions(files.map(\.scan.names))
        // The modules are found out beside the first looks, which do not ask for them.
        var looks: [FirstLook] = []
        var modules: ModuleIndex?
        looks.reserveCapacity(files.count)
        let found = workers.map(count: files.count + 1) { number -> Beginning in
            if number == 0 { return .modules(ModuleIndex(paths: files.map(\.path))) }
            return .look(FirstLook(files[number - 1], number - 1, models))
        }
        for part in found {
            switch part {
            case .modules(let index): modules = index
            case .look(let look): looks.append(look)
            }
        }
        self.modules = modules ?? ModuleIndex(paths: [])
        openModules = OpenModules(files, models)
        callableNames.reserve(looks.reduce(0) { $0 + $1.callables.count })
        for look in looks {
            for name in look.callables { callableNames.insert(name) }
        }
        var definitions = definitions
        definitions.link(self, workers)
        self.definitions = definitions
        findExports(looks, workers)
        shareMembers(workers)
    }

    /// The sums of what stands before each count.
    private static func sums(_ counts: [Int]) -> [UInt32] {
        var sum: UInt32 = 0
        return counts.map { count in
            defer { sum &+= UInt32(truncatingIfNeeded: count) }
            return sum
        }
    }

    /// The same program, with the functions found that hand out sessions.
    public func withHandouts(_ workers: some Spreading = InTurn()) -> Program {
        var result = self
        result.findHandouts(workers)
        return result
    }

    /// Puts another file in the place of one of the same path, which declares the same.
    mutating func replace(_ number: Int, _ file: File) {
        files[number] = file
        definitions.replace(number, file.scan.names)
        openModules.replace(file.facts, in: number)
        mentions = mentions.replacing(number, of: self)
    }

    /// Whether a file's own code may bind names to what models know, or to what other modules export.
    func definesExports(_ file: File) -> Bool {
        file.definesExports(models) { isExported(file.facts, $0) }
    }

    /// Adds what names modules bind to something models know, and to what.
    func addExports(to digest: inout Digest) {
        digest.add(exports.count)
        for (key, meaning) in exports.sorted(by: {
            ($0.key.file, $0.key.name) < ($1.key.file, $1.key.name)
        }) {
            digest.add(key.file)
            digest.add(key.name)
            switch meaning {
            case .type(let id): digest.add(1 << 16 | Int(id.rawValue))
            case .value(let id): digest.add(2 << 16 | Int(id.rawValue))
            case .instance(let id): digest.add(3 << 16 | Int(id.rawValue))
            case .other: digest.add(4 << 16)
            case .anything: digest.add(5 << 16)
            // None is exported; one that were would have to be told whole.
            case .function(let outcome):
                digest.add(6 << 16 | Int(outcome.effects.rawValue))
                digest.add(files[key.file].facts.declarationDigest { files[key.file].facts.bodyDigest($0) })
            }
        }
    }

    /// What can be found out before anything else, all at once.
    private enum Beginning: Sendable {
        case modules(ModuleIndex)
        case look(FirstLook)
    }

    /// What is seen of a file before anything is known of the others.
    private struct FirstLook: Sendable {
        /// Hashes of the names of its functions and types.
        var callables: [UInt32] = []
        var imports: [ImportedNames.Entry]
        var definesExports: Bool

        init(_ file: File, _ index: Int, _ models: [Models]) {
            let facts = file.facts
            imports = ImportedNames.entries(facts, file: index)
            definesExports = file.definesExports(models) { _ in false }
            callables.reserveCapacity(facts.functionCount + facts.typeCount)
            for id in 0..<facts.functionCount {
                let fact = facts.function(id)
                if fact.kind == .function { callables.append(facts.hash(of: fact.name)) }
            }
            for id in 0..<facts.typeCount { callables.append(facts.hash(of: facts.typeName(id))) }
        }
    }

    /// Finds what modules bind names to: by their own code, by importing it, and by code that uses what they import.
    private mutating func findExports(_ looks: [FirstLook], _ workers: some Spreading) {
        let imports = ImportedNames(looks.flatMap(\.imports))
        var asked = files.indices.filter { looks[$0].definesExports }
        for _ in 0..<4 where !asked.isEmpty {
            guard bindNames(in: asked, workers) else { return }
            for _ in 0..<4 { guard passOn(imports) else { break } }
            let importing = imports.files(importing: exportedNames.contains)
            let defines = workers.map(count: importing.count) { [self] in definesExports(files[importing[$0]])
            }
            asked = zip(importing, defines).compactMap { $1 ? $0 : nil }
        }
    }

    /// Finds what files bind names to by their own code.
    /// - Returns: whether there was anything new.
    private mutating func bindNames(in asked: [Int], _ workers: some Spreading) -> Bool {
        let found = workers.map(count: asked.count) { [self] number in ownExports(of: asked[number]) }
        var isChanged = false
        for (index, found) in zip(asked, found) {
            let facts = files[index].facts
            noteLooks(found.looked)
            for (symbol, meaning) in found.bound {
                let key = ExportKey(file: index, name: facts.hash(of: symbol))
                isChanged = isChanged || exports[key] != meaning
                export(meaning, as: key)
            }
        }
        return isChanged
    }

    /// What a file binds names to by its own code, and what was looked at for it in other files.
    func ownExports(of file: Int) -> (bound: [(Symbol, Meaning)], looked: [Int32]) {
        let reads = lookedAt.map { _ in Reads(of: file) }
        let program = reads.map(noting) ?? self
        let own = files[file]
        var evaluation = FileEvaluation(own.facts, own.scan, models[own.language], program, file: file)
        let bound = evaluation.exports()
        return (bound.map { ($0, $1) }, reads?.files ?? [])
    }

    /// Takes down that others looked at files.
    mutating func noteLooks(_ files: [Int32]) {
        for file in files { lookedAt?[Int(file)] = true }
    }

    /// What types have as members that other files may speak of.
    private mutating func shareMembers(_ workers: some Spreading) {
        for (index, file) in files.enumerated() where membersAreOpen(in: index) {
            guard let found = ownMembers(of: index) else { continue }
            if let reads = found.reads { membersRest.add(reads) }
            for (type, name, member) in found.shared {
                openModules.add(member, of: file.facts.type(type).path, named: name, file.facts, in: index)
                if models[file.language].kind(member.type) != .session {
                    sharedOpeners.insert(file.facts.hash(of: name))
                }
            }
        }
        let bases = files.indices.filter { !membersAreOpen(in: $0) && files[$0].scan.use.contains(.evidence) }
        let found = workers.map(count: bases.count) { [self] in ownMembers(of: bases[$0]) }
        for (index, found) in zip(bases, found) {
            guard let found else { continue }
            if let reads = found.reads { membersRest.add(reads) }
            for (type, name, member) in found.shared {
                inherited.add(
                    member, of: TypeRef(file: index, type: type), named: files[index].facts.hash(of: name))
            }
        }
    }

    private func membersAreOpen(in file: Int) -> Bool {
        files[file].language < models.count && models[files[file].language].scoping.membersAreOpen
    }

    /// The types of a file from which types of other files derive.
    private func inheritedTypes(of index: Int) -> [Int] {
        (0..<files[index].facts.typeCount).filter { type in
            definitions.subtypes(of: TypeRef(file: index, type: type)).contains { Int($0.file) != index }
        }
    }

    /// What a file's types have as members that other files may speak of, and what was looked at for it in other files.
    /// Nil where it has none of those.
    private func ownMembers(of index: Int) -> OwnMembers? {
        let file = files[index]
        guard file.language < models.count, file.scan.use.contains(.evidence), file.facts.typeCount > 0
        else { return nil }
        let isOpen = membersAreOpen(in: index)
        let types = isOpen ? [] : inheritedTypes(of: index)
        guard isOpen || !types.isEmpty else { return nil }
        let reads = lookedAt.map { _ in Reads(of: index) }
        let program = reads.map(noting) ?? self
        var evaluation = FileEvaluation(file.facts, file.scan, models[file.language], program, file: index)
        let shared = isOpen ? evaluation.sharedMembers() : evaluation.keptMembers(of: types)
        return OwnMembers(shared: shared, reads: reads)
    }

    /// Whether other files see the same of a file's types as in another program.
    /// - Parameter isSame: whether something that may be looked at is the same there.
    mutating func sharesSame(in file: Int, as other: Program, _ isSame: (Read) -> Bool) -> Bool {
        guard membersRest.hold(in: file, isSame) else { return false }
        // The others' members are known already, and what functions hand out is not known when they are asked for.
        let own = asBefore(file).ownMembers(of: file)
        let before = other.asBefore(file).ownMembers(of: file)
        if let reads = own?.reads { membersRest.add(reads) }
        let (facts, earlier) = (files[file].facts, other.files[file].facts)
        return (own?.shared ?? []).elementsEqual(before?.shared ?? []) {
            $0.member == $1.member && $0.type == $1.type
                && facts.hash(of: $0.name) == earlier.hash(of: $1.name)
        }
    }

    /// What is known when a file is asked for its types' members.
    private func asBefore(_ file: Int) -> Program {
        var result = self
        if membersAreOpen(in: file) { result.openModules = openModules.known(to: file) }
        result.inherited = InheritedMembers()
        result.handouts = Handouts()
        return result
    }

    /// Carries exports on to the modules that import them.
    /// - Returns: whether there was anything new.
    private mutating func passOn(_ imports: ImportedNames) -> Bool {
        var isChanged = false
        for entry in imports.entries where entry.isStar || exportedNames.contains(entry.name) {
            let index = Int(entry.file)
            let facts = files[index].facts
            let fact = facts.importFact(Int(entry.number))
            guard fact.isFrom, fact.function == 0, let source = self.file(of: fact, in: index),
                source != index
            else {
                continue
            }
            if entry.isStar {
                for name in exportsOfFile[source] ?? [] {
                    guard let meaning = exports[ExportKey(file: source, name: name)] else { continue }
                    isChanged = set(meaning, ExportKey(file: index, name: name)) || isChanged
                }
            } else if let meaning = exports[ExportKey(file: source, name: entry.name)] {
                let own = fact.alias.isNone ? entry.name : facts.hash(of: fact.alias)
                isChanged = set(meaning, ExportKey(file: index, name: own)) || isChanged
            }
        }
        return isChanged
    }

    private mutating func set(_ meaning: Meaning, _ key: ExportKey) -> Bool {
        guard exports[key] == nil else { return false }
        export(meaning, as: key)
        return true
    }

    private mutating func export(_ meaning: Meaning, as key: ExportKey) {
        if exports.updateValue(meaning, forKey: key) == nil {
            exportsOfFile[key.file, default: []].append(key.name)
        }
        exportedNames.insert(key.name)
    }
}

// MARK: - Asking

extension Program {
    /// What a file declares.
    public func facts(of file: Int) -> FileFacts {
        reads?.declarations(of: file)
        return files[file].facts
    }

    /// The operations of a function.
    public func body(of function: FunctionRef) -> Body {
        reads?.body(of: Int(function.function), in: Int(function.file))
        return Body(files[Int(function.file)].facts, function: Int(function.function))
    }

    /// The same program, which takes down what is looked at.
    public func noting(_ reads: Reads) -> Program {
        var result = self
        result.reads = reads
        return result
    }

    /// Whether anything has this name that can be called.
    public func isCallable(_ name: UInt32) -> Bool {
        let isKnown = callableNames.contains(name)
        if !isKnown { reads?.missing(name) }
        return isKnown
    }

    /// Notes that all code is looked at that says a name.
    /// - Parameter name: its hash.
    public func noteUses(of name: UInt32) { reads?.everyUse(of: name) }

    /// The file that a module path names, seen from another file.
    func file(_ module: PathHash, near importer: Int) -> Int? { modules.file(module, near: importer) }

    /// The file of the module that an import names.
    public func file(of fact: ImportFact, in importer: Int) -> Int? {
        file(path(of: fact, in: importer), near: importer)
    }

    /// The dotted path of the module that an import names, from the workspace where it is relative.
    func path(of fact: ImportFact, in importer: Int) -> PathHash {
        var hash = PathHash()
        facts(of: importer).withBytes(of: fact.module) { bytes in
            var dots = 0
            while dots < bytes.count, bytes[dots] == 0x2E { dots += 1 }
            if dots > 0 { hash = package(of: importer, up: dots - 1) }
            if dots < bytes.count { hash.append(bytes[dots...]) }
        }
        return hash
    }

    /// Whether the first component of a module path belongs to the tree; a relative path always does.
    public func isInTree(module: String, near importer: Int) -> Bool {
        if module.utf8.first == 0x2E { return true }
        return modules.isInTree(module.prefix { $0 != "." }.utf8, near: importer)
    }

    /// A property of a type that another file of a visible module declares.
    func member(_ facts: FileFacts, _ name: Symbol, of type: Symbol, near file: Int) -> SharedMember? {
        openModules.member(facts, name, of: type, near: file)
    }

    /// What a name means that a file sees without importing it by name, in languages that have such.
    func declared(_ name: UInt32, near file: Int) -> [OpenName] { openModules.declared(name, near: file) }

    /// Whether a function runs where an object of its type is made.
    public func isConstructor(_ fact: FunctionFact, _ facts: FileFacts) -> Bool {
        fact.type != nil && constructorNames.contains(facts.hash(of: fact.name))
    }

    /// What a type derives from by its own declaration, of what the program declares.
    public func bases(of type: TypeRef) -> [TypeRef] { definitions.bases(of: type) }

    /// Whether all types derive from the same as in another program.
    public func derivesSame(as other: Program) -> Bool { definitions.bases == other.definitions.bases }

    func sharesNames(_ file: Int) -> Bool { openModules.shares(file) }

    /// Adds what types have as members that other files speak of.
    func addMembers(to digest: inout Digest) {
        openModules.addMembers(to: &digest)
        inherited.add(to: &digest)
    }

    /// The functions of a file that name what types of other files have, and its own from those, in source order.
    public func functionsNamingInherited(of file: Int) -> [Int] {
        guard files.indices.contains(file) else { return [] }
        if membersAreOpen(in: file) {
            return sharedOpeners.isEmpty ? [] : functions(naming: sharedOpeners, files[file].facts)
        }
        guard !inherited.isEmpty else { return [] }
        var names: [UInt32] = []
        for type in 0..<files[file].facts.typeCount {
            let own = TypeRef(file: file, type: type)
            guard !definitions.bases(of: own).isEmpty else { continue }
            for base in definitions.hierarchy(of: own) where Int(base.file) != file {
                names += inherited.names(of: base)
            }
        }
        return names.isEmpty ? [] : functions(naming: NameSet(names), files[file].facts)
    }

    /// What a type that derives from one of another file has from there.
    /// - Parameter name: its hash.
    func inheritedMember(_ name: UInt32, by type: TypeRef) -> SharedMember? {
        guard inherited.isNamed(name) else { return nil }
        for base in definitions.hierarchy(of: type) where base != type {
            if let member = inherited.member(name, of: base) { return member }
        }
        return nil
    }

    /// A property of a type of the program, in languages in which other files see it.
    /// - Parameter name: its hash.
    func member(_ name: UInt32, of type: TypeRef) -> SharedMember? {
        let facts = files[Int(type.file)].facts
        return openModules.member(
            name, of: facts.hash(of: facts.type(Int(type.type)).path), in: Int(type.file))
    }

    /// Whether a file says which folder is which module.
    func isManifest(_ file: Int) -> Bool {
        guard sharesNames(file) else { return false }
        return files[file].path.split(separator: "/").last.map(String.init)
            == models[files[file].language].scoping.manifest
    }

    /// Whether a module that a file sees declares a type of this name.
    func declaresType(_ facts: FileFacts, _ name: Symbol, near file: Int) -> Bool {
        openModules.declares(facts, name, near: file)
    }

    /// The dotted name of a file's module: the one it belongs to where modules are open, else by its path.
    public func moduleName(of file: Int) -> String {
        let open = openModules.name(of: file)
        if !open.isEmpty { return open }
        var parts = files[file].path.split(separator: "/").map(String.init)
        if let last = parts.popLast() {
            let stem = last.split(separator: ".").first.map(String.init) ?? last
            if stem != "__init__" { parts.append(stem) }
        }
        return parts.joined(separator: ".")
    }

    /// The name of the module that a file belongs to, in languages that have such; empty in others.
    public func module(of file: Int) -> String { openModules.name(of: file) }

    func package(of file: Int, up: Int) -> PathHash { modules.package(of: file, up: up) }

    /// Whether something of this name may give a session or what opens one, as far as the tree itself says it.
    func mayGive(_ name: UInt32) -> Bool { exportedNames.contains(name) || handouts.isNamed(name) }

    /// Whether any module of the tree binds a symbol's name to something models know.
    func isExported(_ facts: FileFacts, _ symbol: Symbol) -> Bool {
        exportedNames.contains(facts.hash(of: symbol))
    }

    /// What a module of the tree binds a name to.
    /// - Parameter symbol: a symbol of `facts`, the importer's.
    func export(_ facts: FileFacts, _ symbol: Symbol, from file: Int) -> Meaning? {
        let name = facts.hash(of: symbol)
        return exportedNames.contains(name) ? exports[ExportKey(file: file, name: name)] : nil
    }

    /// Whether a file imports a name that its module binds to something models know.
    public func importsOpener(_ file: Int) -> Bool {
        guard !exportedNames.isEmpty else { return false }
        let facts = files[file].facts
        return (0..<facts.importCount).contains { id in
            let name = facts.hash(of: facts.importedName(id))
            guard name == ImportedNames.star || exportedNames.contains(name) else { return false }
            let fact = facts.importFact(id)
            guard fact.isFrom, let source = self.file(of: fact, in: file) else { return false }
            if fact.isStar { return !exportedTypes(of: source).isEmpty }
            if case .value? = exports[ExportKey(file: source, name: name)] { return true }
            return false
        }
    }

    /// The types of the values that a module binds names to.
    func exportedTypes(of file: Int) -> [ModelTypeID] {
        (exportsOfFile[file] ?? []).sorted().compactMap { name in
            if case .value(let type)? = exports[ExportKey(file: file, name: name)] { type } else { nil }
        }
    }

    /// Whether a file of the tree that this one imports names a database library.
    public func hasSignNearby(_ file: Int) -> Bool {
        guard file < files.count else { return false }
        let facts = files[file].facts
        return (0..<facts.importCount).contains { id in
            self.file(of: facts.importFact(id), in: file).map { files[$0].scan.hasSign } ?? false
        }
    }
}
