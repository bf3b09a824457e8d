import Facts
import Findings
import Linking
import SourceText

/// Objects that are there once for the whole process, and keep a database: the members of types by which everybody
/// finds them.
struct SharedObjects: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        /// Where the member is declared.
        var place: Finding.Place
        /// The type of the object, where it is one of the program.
        var object: TypeRef?
        /// What shows that it is one.
        var because: String
        var isCertain: Bool
        /// Where the object only keeps what keeps a database: the hashes of the properties that lead to that.
        var steps: Set<UInt32> = []
        /// The hashes of the properties that the object keeps beside a database, and that do not lead to it.
        var others: Set<UInt32> = []
    }

    /// By the type and the hash of the member's name.
    private(set) var members: [TypeRef: [UInt32: Entry]] = [:]
    /// Types whose objects keep what is meant.
    var holders: Set<TypeRef> = []
    /// Those of them that keep the handle, from which sessions are opened, and not only a session.
    var owners: Set<TypeRef> = []
    private var typeNames: Set<UInt32> = []
    private var memberNames: Set<UInt32> = []

    init() {}

    mutating func add(_ entry: Entry, _ name: UInt32, of type: TypeRef, named typeName: UInt32) {
        members[type, default: [:]][name] = entry
        memberNames.insert(name)
        typeNames.insert(typeName)
    }

    /// The symbols of a file that are called as such a member is.
    func symbols(of facts: FileFacts) -> Set<Symbol> { Set(facts.symbols(hashed: memberNames)) }

    /// Whether a file names one of the types, and one of the members.
    func concerns(_ file: ScannedFile) -> Bool {
        guard !members.isEmpty else { return false }
        let facts = file.file.facts
        return facts.hasSymbol(hashed: memberNames) && facts.hasSymbol(hashed: typeNames)
    }
}

extension Engine {
    /// What rules about shared objects need to know of the whole program.
    func sharedObjects(_ program: LinkedProgram) -> [SingletonCheck: SharedObjects] {
        let checks = languages { if case .singleton(let check) = $0 { check } else { nil } }
        var found: [SingletonCheck: SharedObjects] = [:]
        for (check, languages) in checks {
            var finder = SharedFinder(self, program, check, languages)
            found[check] = finder.found()
        }
        return found
    }
}

/// Looks for them: first for the types that keep a database, then for the members that keep an object of one.
private struct SharedFinder {
    let engine: Engine
    let program: LinkedProgram
    let check: SingletonCheck
    let languages: Set<String>
    private var result = SharedObjects()

    init(_ engine: Engine, _ program: LinkedProgram, _ check: SingletonCheck, _ languages: Set<String>) {
        self.engine = engine
        self.program = program
        self.check = check
        self.languages = languages
    }

    mutating func found() -> SharedObjects {
        let files = program.code.filter { languages.contains(program.files[$0].file.language) }
        for file in files where program.files[file].scan.hasSign { findHolders(file) }
        for file in files { findMembers(file) }
        return result
    }

    private func isComputed(_ binding: Binding, _ body: Body) -> Bool {
        !binding.value.isNone && body.kind(Int(binding.value.index)) == .function
    }

    // MARK: Types that keep one

    private mutating func findHolders(_ file: Int) {
        let facts = program.files[file].file.facts
        guard facts.typeCount > 0 else { return }
        var evaluation = engine.evaluation(of: file, in: program)
        for id in 0..<facts.typeCount where facts.type(id).kind != .protocol {
            let type = facts.type(id)
            let body = Body(facts, function: type.body)
            let own = program.program.whole(TypeRef(file: file, type: id))
            if let kind = evaluation.kind(ofObjectsOf: id), check.kinds.contains(kind) { note(own, kind) }
            for binding in body.bindings {
                guard binding.flags & OpFlag.isStatic == 0, binding.decorators.isEmpty,
                    !isComputed(binding, body),
                    let known = evaluation.fieldKnown(binding.name, ofType: id),
                    let found = evaluation.alternative(of: known, check.kinds)
                else { continue }
                if evaluation[found].basis < .name { note(own, evaluation.kind(of: found)) }
            }
        }
    }

    private mutating func note(_ type: TypeRef, _ kind: ValueKind?) {
        result.holders.insert(type)
        if kind == .handle { result.owners.insert(type) }
    }

    // MARK: Members that keep an object of one

    private mutating func findMembers(_ file: Int) {
        let scanned = program.files[file]
        let facts = scanned.file.facts
        let names = Set(check.members.compactMap { facts.symbol($0) })
        guard !names.isEmpty || scanned.scan.hasSign else { return }
        var known: FileEvaluation?
        for id in 0..<facts.typeCount where facts.type(id).kind != .protocol {
            let body = Body(facts, function: facts.type(id).body)
            for binding in body.bindings where binding.flags & OpFlag.isStatic != 0 {
                guard scanned.scan.hasSign || names.contains(binding.name),
                    !facts.withBytes(
                        of: binding.name, { name in check.notMembers.contains { $0.matches(name) } })
                else { continue }
                var evaluation = known ?? engine.evaluation(of: file, in: program)
                let isNamed = names.contains(binding.name)
                if let entry = entry(binding, isNamed, id, body, file, &evaluation) {
                    let whole = program.program.whole(TypeRef(file: file, type: id))
                    result.add(
                        entry, facts.hash(of: binding.name), of: whole, named: program.nameHash(of: whole))
                }
                known = evaluation
            }
        }
    }

    /// - Parameter isNamed: whether the member is called as such a member is.
    private func entry(
        _ binding: Binding, _ isNamed: Bool, _ id: Int, _ body: Body, _ file: Int,
        _ evaluation: inout FileEvaluation
    ) -> SharedObjects.Entry? {
        let scanned = program.files[file]
        let facts = scanned.file.facts
        var entry = SharedObjects.Entry(
            place: Finding.Place(file: file, range: binding.range, message: "it is kept here"),
            object: nil, because: "is the database itself", isCertain: true)
        if scanned.scan.hasSign, !isComputed(binding, body),
            let known = evaluation.fieldKnown(binding.name, ofType: id),
            let found = evaluation.alternative(of: known, check.kinds), evaluation[found].basis < .name
        {
            entry.isCertain = evaluation[found].basis == .certain
            return entry
        }
        guard isNamed else { return nil }
        let own = program.program.whole(TypeRef(file: file, type: id))
        let kept = evaluation.typeKept(under: facts.hash(of: binding.name), by: own, isStatic: true)
        let object = kept ?? own
        entry.object = object
        if isHolder(object) {
            entry.because = "keeps the database"
            entry.others = others(of: object)
            entry.isCertain = program.program.hierarchy(of: object).contains { result.owners.contains($0) }
        } else {
            entry.steps = steps(toHolderFrom: object, &evaluation)
            entry.isCertain = false
        }
        if !entry.steps.isEmpty {
            entry.because = "keeps what keeps the database"
        } else if !isHolder(object) {
            let name = facts.type(id).name
            guard object == own,
                facts.withBytes(of: name, { name in check.classes.contains { $0.matches(name) } })
            else { return nil }
            entry.because = "is called like one"
        }
        return entry
    }

    private func isHolder(_ type: TypeRef) -> Bool {
        program.program.hierarchy(of: type).contains { result.holders.contains($0) }
    }

    /// The properties of the type's own that have nothing to do with a database.
    private func others(of type: TypeRef) -> Set<UInt32> {
        var evaluation = engine.evaluation(of: Int(type.file), in: program)
        let leading = steps(toHolderFrom: type, &evaluation)
        let facts = program.files[Int(type.file)].file.facts
        let body = Body(facts, function: facts.type(Int(type.type)).body)
        var others: Set<UInt32> = []
        for binding in body.bindings where binding.flags & OpFlag.isStatic == 0 && !isComputed(binding, body)
        {
            let name = facts.hash(of: binding.name)
            let known = evaluation.fieldKnown(binding.name, ofType: Int(type.type))
            if known.flatMap({ evaluation.alternative(of: $0, check.kinds) }) == nil, !leading.contains(name)
            {
                others.insert(name)
            }
        }
        return others
    }

    /// The properties of the type's own that keep an object which keeps one.
    private func steps(toHolderFrom type: TypeRef, _ evaluation: inout FileEvaluation) -> Set<UInt32> {
        let facts = program.files[Int(type.file)].file.facts
        let body = Body(facts, function: facts.type(Int(type.type)).body)
        var steps: Set<UInt32> = []
        for binding in body.bindings where binding.flags & OpFlag.isStatic == 0 && !isComputed(binding, body)
        {
            let name = facts.hash(of: binding.name)
            let kept = evaluation.typeKept(under: name, by: type, isStatic: false)
            if let kept, kept != type, isHolder(kept) { steps.insert(name) }
        }
        return steps
    }
}
