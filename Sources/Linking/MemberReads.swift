import Facts
import SourceText

/// What a file's types have as members that other files may speak of.
struct OwnMembers: Sendable {
    /// By the types of the file.
    var shared: [(type: Int, name: Symbol, member: SharedMember)]
    /// What was looked at in other files; nil where nobody wants to know.
    var reads: Reads?
}

/// What was looked at in functions of other files to find the members of types that other files may speak of.
///
/// What files declare is not among it: where that is something else, all is found anew.
struct MemberReads: Sendable {
    /// By file.
    private var reads: [Int32: Set<Read>] = [:]
    /// Whether something was asked of which nobody can say in which functions the answer stands.
    private var isEverything = false

    mutating func add(_ other: Reads) {
        for read in other.seen where !read.isOfDeclarations { reads[read.file, default: []].insert(read) }
        isEverything = isEverything || other.isEverything || !other.used.isEmpty
    }

    /// Whether all that was looked at in a file is as it was.
    func hold(in file: Int, _ isSame: (Read) -> Bool) -> Bool {
        !isEverything && reads[Int32(truncatingIfNeeded: file)]?.allSatisfy(isSame) ?? true
    }
}
