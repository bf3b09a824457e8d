import SourceText
import Synchronization

/// What the evaluation of one file looks at in the others: as long as that stays the same, what came of the
/// evaluation does.
///
/// It belongs to one evaluation and is only ever asked from one thread; the lock makes it a value that a `Program`
/// may carry.
public final class Reads: Sendable {
    private struct State {
        var seen = NumberMap<Bool>()
        var missing = NumberMap<Bool>()
        var used = NumberMap<Bool>()
        var isEveryDeclaration = false
        var isEverything = false
    }

    private let state = Mutex(State())
    /// The file that is evaluated, which need not be noted.
    private let own: Int

    public init(of file: Int) {
        own = file
    }

    /// What a file declares, or imports, is looked at.
    public func declarations(of file: Int) {
        guard file != own else { return }
        state.withLock { $0.seen[UInt64(truncatingIfNeeded: file) << 32] = true }
    }

    /// The operations of a function are looked at.
    func body(of function: Int, in file: Int) {
        guard file != own else { return }
        let place = UInt64(truncatingIfNeeded: file) << 32
        state.withLock {
            $0.seen[place] = true
            $0.seen[place | UInt64(UInt32(truncatingIfNeeded: function + 1))] = true
        }
    }

    /// Nothing in the program that can be called has a name.
    func missing(_ name: UInt32) {
        state.withLock { $0.missing[UInt64(name)] = true }
    }

    /// The declarations and imports of all files are looked at.
    func everyDeclaration() { state.withLock { $0.isEveryDeclaration = true } }

    /// All code that says a name is looked at.
    func everyUse(of name: UInt32) { state.withLock { $0.used[UInt64(name)] = true } }

    /// Something is asked of which nobody can say in which files the answer stands.
    public func everything() { state.withLock { $0.isEverything = true } }

    /// Whether something was asked that any file may answer.
    public var isEverything: Bool { state.withLock { $0.isEverything } }

    /// Whether the declarations and imports of all files were looked at.
    public var isEveryDeclaration: Bool { state.withLock { $0.isEveryDeclaration } }

    /// Hashes of the names of which all uses were looked at, in order.
    public var used: [UInt32] {
        state.withLock { $0.used.sortedKeys.map { UInt32(truncatingIfNeeded: $0) } }
    }

    /// The files of which anything was looked at, in order.
    public var files: [Int32] {
        var files: [Int32] = []
        for read in all.seen where files.last != Int32(truncatingIfNeeded: read.file) {
            files.append(Int32(truncatingIfNeeded: read.file))
        }
        return files
    }

    /// Hashes of the names that nothing which can be called has, as far as somebody asked; in order.
    public var missing: [UInt32] { all.missing }

    /// What was looked at, in order.
    var all: (seen: [Read], missing: [UInt32]) {
        state.withLock { state in
            (
                state.seen.sortedKeys.map {
                    Read(file: Int($0 >> 32), function: Int($0 & 0xFFFF_FFFF) - 1)
                }, state.missing.sortedKeys.map { UInt32(truncatingIfNeeded: $0) }
            )
        }
    }
}

/// One thing that was looked at: the declarations of a file, or the operations of one of its functions.
struct Read: Hashable, Sendable {
    var file: Int
    /// -1 for the declarations.
    var function: Int
}
