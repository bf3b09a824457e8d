import Facts
import SourceText

/// A property of a type, as other files see it.
struct SharedMember: Equatable, Sendable {
    var type: ModelTypeID
    var root: Origin.Root
    var basis: Basis

    func add(to digest: inout Digest) {
        digest.add(Int(type.rawValue))
        digest.add(UInt64(root.rawValue) << 32 | UInt64(basis.rawValue))
    }
}

/// What a file declares under a name.
struct OpenName: Sendable {
    enum Kind: Sendable { case function, type, extending, value }

    var kind: Kind
    var file: Int32
    /// Of a value, its symbol in the file.
    var id: Int32
}

/// The modules of a language in which an import makes all names of a module visible, and all files of a module see
/// one another: which file belongs to which, what types they declare, and what these have.
///
/// A manifest says where the files of a module lie. Where there is none, a folder below `Sources` or `Tests` is a
/// module, and elsewhere the outermost folder.
struct OpenModules: Sendable {
    /// By file; -1 for files of other languages.
    private var modules: [Int] = []
    private var names: [String] = []
    /// Modules by the hash of their name; several packages may have one of the same name.
    private var byName: [UInt32: [Int]] = [:]
    private var types: Set<TypeKey> = []
    /// What files declare at their top, and the types inside their types by dotted paths.
    private var declared: [TypeKey: [OpenName]] = [:]
    private var members: [MemberKey: (member: SharedMember, file: Int)] = [:]
    /// The modules that a file sees: its own first.
    private var visible: [[Int]] = []

    private struct TypeKey: Hashable, Sendable {
        var module: Int
        var name: UInt32
    }

    private struct MemberKey: Hashable, Sendable {
        var module: Int
        /// Of the dotted path of the type.
        var type: UInt32
        var name: UInt32
    }

    init() {}

    init(_ files: [Program.File], _ models: [Models]) {
        guard models.contains(where: \.scoping.importsAreOpen) else { return }
        let isOpen = files.map { $0.language < models.count && models[$0.language].scoping.importsAreOpen }
        guard isOpen.contains(true) else { return }
        var targets: [Target] = []
        for (index, file) in files.enumerated() where isOpen[index] {
            let manifest = models[file.language].scoping.manifest
            let parts = file.path.split(separator: "/")
            if !manifest.isEmpty, let last = parts.last, last == manifest {
                targets += Target.declared(in: file.facts, folder: parts.dropLast().joined(separator: "/"))
            }
        }
        targets.sort { $0.folder.utf8.count > $1.folder.utf8.count }
        var numbers: [String: Int] = [:]
        for (index, file) in files.enumerated() {
            guard isOpen[index] else {
                modules.append(-1)
                continue
            }
            let module = Self.module(of: file.path, targets)
            let number = numbers[module.key] ?? names.count
            if number == names.count {
                numbers[module.key] = number
                names.append(module.name)
                byName[Self.hash(module.name), default: []].append(number)
            }
            modules.append(number)
            addNames(file.facts, index, number)
            for id in 0..<file.facts.typeCount {
                let type = file.facts.type(id)
                guard type.kind != .extension, type.type == nil else { continue }
                types.insert(TypeKey(module: number, name: file.facts.hash(of: type.name)))
            }
        }
        visible = files.indices.map { index in
            guard isOpen[index] else { return [] }
            var seen = [modules[index]]
            let facts = files[index].facts
            for id in 0..<facts.importCount {
                for module in byName[facts.hash(of: facts.importFact(id).module)] ?? []
                where !seen.contains(module) {
                    seen.append(module)
                }
            }
            return seen
        }
    }

    private static func hash(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { SymbolTable.hash($0) }
    }

    private static func module(of path: String, _ targets: [Target]) -> (key: String, name: String) {
        if let target = targets.first(where: { path.hasPrefix($0.folder + "/") }) {
            return (target.folder, target.name)
        }
        let parts = path.split(separator: "/").map(String.init)
        if let place = parts.lastIndex(where: { $0 == "Sources" || $0 == "Tests" }), place + 2 < parts.count {
            return (parts[...(place + 1)].joined(separator: "/"), parts[place + 1])
        }
        return parts.count > 1 ? (parts[0], parts[0]) : ("", "")
    }

    private mutating func addNames(_ facts: FileFacts, _ file: Int, _ module: Int) {
        func add(_ kind: OpenName.Kind, _ id: Int32, _ symbol: Symbol) {
            let name = OpenName(kind: kind, file: Int32(truncatingIfNeeded: file), id: id)
            let key = TypeKey(module: module, name: facts.hash(of: symbol))
            // Of several extensions nobody asks for more than the first, and there may be any number.
            if kind == .extending, declared[key] != nil { return }
            declared[key, default: []].append(name)
        }
        for id in 0..<facts.typeCount {
            add(
                facts.type(id).kind == .extension ? .extending : .type, Int32(truncatingIfNeeded: id),
                facts.type(id).path)
        }
        guard facts.functionCount > 0 else { return }
        for id in 1..<max(facts.functionCount, 1) {
            let fact = facts.function(id)
            guard fact.parent == 0, fact.type == nil, fact.kind == .function else { continue }
            add(.function, Int32(truncatingIfNeeded: id), fact.name)
        }
        for symbol in Self.values(facts) { add(.value, Int32(bitPattern: symbol.rawValue), symbol) }
    }

    /// What a file binds at its top, functions and types aside.
    private static func values(_ facts: FileFacts) -> [Symbol] {
        let body = Body(facts, function: 0)
        return (0..<body.count).compactMap { index in
            guard body.kind(index) == .bind else { return nil }
            let value = Value(body.b(index))
            if !value.isNone, [.function, .type].contains(body.kind(Int(value.index))) { return nil }
            return Symbol(rawValue: body.a(index))
        }
    }

    /// Puts other facts in the place of those of a file that declare the same: symbols may have other numbers.
    mutating func replace(_ facts: FileFacts, in file: Int) {
        guard shares(file) else { return }
        for symbol in Self.values(facts) {
            let key = TypeKey(module: modules[file], name: facts.hash(of: symbol))
            for place in declared[key]?.indices ?? 0..<0 {
                guard let name = declared[key]?[place], name.kind == .value, name.file == file else {
                    continue
                }
                declared[key]?[place].id = Int32(bitPattern: symbol.rawValue)
            }
        }
    }

    /// The same modules, of whose types' members only those are known that files before this one declare.
    func known(to file: Int) -> OpenModules {
        var result = self
        result.members = members.filter { $0.value.file < file }
        return result
    }

    /// Adds what types have that other files see.
    func addMembers(to digest: inout Digest) {
        let sorted = members.sorted {
            ($0.key.module, $0.key.type, $0.key.name) < ($1.key.module, $1.key.type, $1.key.name)
        }
        digest.add(sorted.count)
        for (key, (member, _)) in sorted {
            digest.add(key.module)
            digest.add(UInt64(key.type) << 32 | UInt64(key.name))
            member.add(to: &digest)
        }
    }

    // MARK: Asking

    /// What a name means that is declared at the top of a file which another one sees, the nearest first: types
    /// alone where there are any, extensions where nothing else has the name.
    func declared(_ name: UInt32, near file: Int) -> [OpenName] {
        guard visible.indices.contains(file) else { return [] }
        for module in visible[file] {
            guard let all = declared[TypeKey(module: module, name: name)] else { continue }
            let types = all.filter { $0.kind == .type }
            if !types.isEmpty {
                return types.filter { $0.file == file } + types.filter { $0.file != file }
            }
            let others = all.filter { $0.kind != .extending }
            if others.isEmpty { continue }
            let own = others.filter { $0.file == file }
            return own.isEmpty ? others : own
        }
        for module in visible[file] {
            guard var first = declared[TypeKey(module: module, name: name)]?.first else { continue }
            first.kind = .type
            return [first]
        }
        return []
    }

    /// Whether a file belongs to a language with such modules.
    func shares(_ file: Int) -> Bool { modules.indices.contains(file) && modules[file] >= 0 }

    func name(of file: Int) -> String {
        guard modules.indices.contains(file), modules[file] >= 0 else { return "" }
        return names[modules[file]]
    }

    mutating func add(
        _ member: SharedMember, of type: Symbol, named name: Symbol, _ facts: FileFacts, in file: Int
    ) {
        guard modules.indices.contains(file), modules[file] >= 0 else { return }
        let key = MemberKey(
            module: modules[file], type: facts.hash(of: type), name: facts.hash(of: name))
        if members[key] == nil { members[key] = (member, file) }
    }

    /// - Parameter facts: of the file that asks, whose symbols these are.
    func member(_ facts: FileFacts, _ name: Symbol, of type: Symbol, near file: Int) -> SharedMember? {
        guard !members.isEmpty, visible.indices.contains(file) else { return nil }
        let (type, name) = (facts.hash(of: type), facts.hash(of: name))
        for module in visible[file] {
            if let found = members[MemberKey(module: module, type: type, name: name)] { return found.member }
        }
        return nil
    }

    /// A property of a type of the program.
    /// - Parameters:
    ///   - name: its hash.
    ///   - path: the hash of the dotted path of the type.
    ///   - file: in which the type is declared.
    func member(_ name: UInt32, of path: UInt32, in file: Int) -> SharedMember? {
        guard modules.indices.contains(file) else { return nil }
        return members[MemberKey(module: modules[file], type: path, name: name)]?.member
    }

    func declares(_ facts: FileFacts, _ name: Symbol, near file: Int) -> Bool {
        guard visible.indices.contains(file) else { return false }
        let name = facts.hash(of: name)
        return visible[file].contains { types.contains(TypeKey(module: $0, name: name)) }
    }
}

/// A module that a manifest declares.
private struct Target {
    /// Relative to the workspace.
    var folder: String
    var name: String

    private static let kinds: Set<String> = ["target", "executableTarget", "testTarget", "macro", "plugin"]

    /// The targets of a Swift package: calls with a name, and where it is not the usual place, a path.
    static func declared(in facts: FileFacts, folder: String) -> [Target] {
        var result: [Target] = []
        for function in 0..<facts.functionCount {
            let body = Body(facts, function: function)
            for index in 0..<body.count where body.kind(index) == .call {
                let op = body[index]
                guard !op.value.isNone, body[op.value].kind == .attribute else { continue }
                let kind = facts.string(body[op.value].member)
                guard kinds.contains(kind) else { continue }
                var texts: [String: String] = [:]
                for argument in body.call(op).arguments where !argument.value.isNone {
                    let value = body[argument.value]
                    guard value.kind == .string, !value.symbol.isNone, !argument.label.isNone else {
                        continue
                    }
                    texts[facts.string(argument.label)] = facts.string(value.symbol)
                }
                guard let name = texts["name"] else { continue }
                let usual = kind == "testTarget" ? "Tests" : kind == "plugin" ? "Plugins" : "Sources"
                let place = texts["path"] ?? "\(usual)/\(name)"
                result.append(Target(folder: folder.isEmpty ? place : "\(folder)/\(place)", name: name))
            }
        }
        return result
    }
}
