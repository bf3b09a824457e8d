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
    public func declarations(of file: Int) { note(Read(file: file)) }

    /// The operations of a function are looked at.
    func body(of function: Int, in file: Int) {
        guard file != own else { return }
        let read = Read(file: file, function: Int32(truncatingIfNeeded: function))
        state.withLock {
            $0.seen[Read(file: file).word] = true
            $0.seen[read.word] = true
        }
    }

    private func note(_ read: Read) {
        guard read.file != own else { return }
        state.withLock { $0.seen[read.word] = true }
    }

    /// Which functions of a file assign attributes is looked at.
    func assignments(of file: Int) { note(Read(file: file, function: Read.assignments)) }

    /// Anything in a file may be looked at.
    public func everything(of file: Int) { note(Read(file: file, function: Read.everything)) }

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
        for read in seen where files.last != read.file { files.append(read.file) }
        return files
    }

    /// Hashes of the names that nothing which can be called has, as far as somebody asked; in order.
    public var missing: [UInt32] {
        state.withLock { $0.missing.sortedKeys.map { UInt32(truncatingIfNeeded: $0) } }
    }

    /// What was looked at, in order.
    public var seen: [Read] { state.withLock { $0.seen.sortedKeys.map(Read.init) } }
}

/// One thing that was looked at: the declarations of a file, which of its functions assign attributes, the operations of
/// one of them, or all of it.
public struct Read: Hashable, Sendable {
    public let file: Int32
    let function: Int32

    static let declarations: Int32 = -1
    static let everything: Int32 = -2
    static let assignments: Int32 = -3

    /// - Parameter function: whose operations are looked at, or one of those above; the declarations if none is given.
    init(file: Int, function: Int32 = declarations) {
        self.file = Int32(truncatingIfNeeded: file)
        self.function = function
    }

    /// Whether it is what a file declares.
    var isOfDeclarations: Bool { function == Self.declarations }

    /// - Parameter part: as `part` gives it.
    init(file: Int, part: UInt32) {
        self.init(file: file, function: Int32(bitPattern: part) &- 1)
    }

    /// - Parameter word: as `word` gives it.
    init(_ word: UInt64) {
        self.init(file: Int(word >> 32), part: UInt32(truncatingIfNeeded: word))
    }

    /// Both in one number; in order, the declarations of a file come before its functions.
    var word: UInt64 { UInt64(UInt32(bitPattern: file)) << 32 | UInt64(part) }

    /// What of the file it is: 0 for its declarations.
    var part: UInt32 { UInt32(bitPattern: function &+ 1) }
}
