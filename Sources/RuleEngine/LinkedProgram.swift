import Facts
import Findings
import Linking
import SourceText

/// One file with what a first look at it tells.
///
/// Three references: every stage has its own list of all files, and whoever copies one touches what each element refers to.
public struct ScannedFile: Sendable {
    private let look: Shared<Look>
    private var known = Self.nothing
    private var knownBefore = Self.nothing

    private static let nothing = Shared(FileRoles())

    private struct Look {
        let file: AnalysedFile
        let language: Int
        let scan: FileScan
        let makesFactories: Bool
        let packs: BitSet
    }

    private final class Shared<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    init(_ file: AnalysedFile, language: Int, _ scan: FileScan, makesFactories: Bool, packs: BitSet) {
        look = Shared(
            Look(file: file, language: language, scan: scan, makesFactories: makesFactories, packs: packs))
    }

    public var file: AnalysedFile { _read { yield look.value.file } }
    /// Index into the languages of the engine.
    var language: Int { look.value.language }
    var scan: FileScan { _read { yield look.value.scan } }
    /// Whether the file makes a session factory, or keeps an engine.
    var makesFactories: Bool { look.value.makesFactories }
    /// The packs that its imports show to be used.
    var packs: BitSet { _read { yield look.value.packs } }

    /// What its declarations are; known once it is known which packs count.
    var roles: FileRoles {
        _read { yield known.value }
        set { known = Shared(newValue) }
    }

    /// The same before it was known which folders show what they are.
    var ownRoles: FileRoles {
        _read { yield knownBefore.value }
        set { knownBefore = Shared(newValue) }
    }

    /// Whether both are the same bytes under the same path, read as the same language.
    func isSame(as other: ScannedFile) -> Bool {
        look === other.look
            || file.facts.contentHash == other.file.facts.contentHash && language == other.language
                && file.path == other.file.path
    }

    /// Whether both have the same roles.
    func hasSameRoles(as other: ScannedFile) -> Bool { known === other.known || roles == other.roles }

    /// As what is joined.
    var inProgram: Program.File {
        Program.File(path: file.path, facts: file.facts, scan: scan, language: language)
    }

    /// Whether the role of its path leaves out all of it.
    var isLeftOut: Bool { roles.file?.role?.isLeftOut ?? false }

    /// Whether the file has one of the names that rules ask for.
    func has(_ names: Set<Word>) -> Bool {
        scan.use.contains(.named) && scan.words.contains { $0 != 0 && names.contains($0) }
    }
}

/// All files, joined.
public struct LinkedProgram: Sendable {
    var files: ByFile<ScannedFile>
    var program: Program
    /// Whether no file has a role that is not left out.
    let isRoleless: Bool
    /// Ids of the packs that count here.
    var packs: Set<String> = []
    /// By language: the checks of those rules that hold here.
    var gates: [[CheckGate]] = []
    /// What shows that services are reached through a registry here.
    var registries = RegistryNames()
    /// Who asks for the flags of the migration.
    var flags = FlagReaders()
    /// The files that are code, and neither tests nor left out otherwise.
    var code: [Int] = []
    /// Those of them that have a name which rules ask for.
    var naming: [Int] = []
    /// By check: what makes the objects of classes that it is given, and of which.
    var services: [SignatureCheck: ServiceMaking] = [:]
    /// By check: what the whole process shares.
    var shared: [SingletonCheck: SharedObjects] = [:]
    /// By check: whose rows belong to tenants.
    var scoped: [FilterCheck: ScopedModels] = [:]
    /// Whose objects work for somebody.
    var contexts = ContextTakers()
    /// The settings that its files name, of those that rules ask for.
    var settings: Set<String> = []
    /// The names of functions and classes that its files have, of those without which a rule is silent.
    var known: Set<String> = []
    /// Whether somebody keeps a pool of agents.
    var hasAgentPool = false
    /// The services that are registered by name, by how that is done; nothing where none is.
    var entries: [EntryShape: ServiceEntries] = [:]
}

/// What the rules have to say about one file.
public struct FileOutcome: Sendable {
    var candidates: [Candidate] = []
    /// By function, where a rule asks for it.
    var live: [Int: [LiveSession]] = [:]
    /// Openings that may hand out a session that is there already, by function, and whether it is taken away behind a
    /// block.
    var shared: [Int: [ByteRange: Bool]] = [:]
    /// What stands in a transaction, by function, where a rule asks for it.
    var nested: [Int: [Transaction]] = [:]
    /// What libraries do about each transaction inside one, by function and place.
    var nestings: [Int: [ByteRange: Nesting]] = [:]
    /// The functions that do something with a session, if only hand it on.
    var holders: Set<Int> = []
    /// Sessions that are opened and kept, of which it has to be seen whether somebody finishes them.
    var openings: [KeptOpening] = []
    /// What checks have looked at, where that is counted.
    var examined: [Examined] = []
    /// Whether a function was taken for a service because nothing has a role.
    var usedFallback = false

    /// What others ask for.
    var lives: SessionLives { SessionLives(live: live, shared: shared, nested: nested, nestings: nestings) }
}

extension LinkedProgram {
    /// The same program, which takes down what is looked at.
    func noting(_ reads: Reads) -> LinkedProgram {
        var result = self
        result.files = files.noting(reads)
        result.program = program.noting(reads)
        return result
    }

    /// The hash of a type's name.
    func nameHash(of type: TypeRef) -> UInt32 {
        let facts = files[Int(type.file)].file.facts
        return facts.hash(of: facts.typeName(Int(type.type)))
    }
}
