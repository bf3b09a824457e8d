import Linking
import SourceText

/// What gives a declaration its role, the strongest first.
enum RoleSignal: UInt8, Sendable, Comparable {
    case configuration, base, decorator, path, name, content

    static func < (left: RoleSignal, right: RoleSignal) -> Bool { left.rawValue < right.rawValue }
}

/// The role of a declaration, and why.
struct FoundRole: Equatable, Sendable {
    /// Nil where a configuration says that there is none.
    var role: Role?
    var signal: RoleSignal
    /// A phrase, such as `base class BaseTool`.
    var because: String
    /// Whether nothing else about the declaration says otherwise.
    var isCertain = true
    /// What it rests on where that has other meanings: a sentence for whoever reads a finding.
    var doubt: String?
}

/// The roles of a file's declarations, as far as they have signs of their own.
struct FileRoles: Equatable, Sendable {
    /// What holds for everything in the file.
    var file: FoundRole?
    /// By type: what decides, and all other signs but the path.
    var types: [[FoundRole]] = []
    /// By function: signs of its own.
    var functions: [[FoundRole]] = []

    /// The part that runs as a program.
    var program: ByteRange?
    /// Every role that something in the file has a sign of.
    var mask: RoleMask = []

    /// Adds signs that a type has from elsewhere.
    mutating func add(_ signs: [FoundRole], toType type: Int) {
        types[type].insert(contentsOf: signs, at: 0)
        mask.formUnion(RoleMask(signs.compactMap(\.role)))
    }

    /// Whether anything in the file has a role that is not left out. That it can be run says too little.
    var hasAny: Bool {
        !mask.subtracting(RoleMask([.test, .migration, .legacy, .script])).isEmpty
    }
}
