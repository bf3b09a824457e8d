/// What git tracks though an ignore file names it, or though the mark of a virtual environment lies beside it: git never
/// ignores a file that it tracks, so neither of them takes one out of what a change goes through.
///
/// It is asked for only where git is asked anyway. Paths count from the top of the work tree.
struct TrackedAnyway: Sendable {
    /// The top of the work tree.
    let top: String
    private let files: Set<[UInt8]>
    /// Every folder above one of the files.
    private let folders: Set<[UInt8]>
    /// Folders whose mark of a virtual environment is tracked.
    private let marked: Set<[UInt8]>

    private static let mark = Array("pyvenv.cfg".utf8)

    init(_ git: Git) throws(InputProblem) {
        top = git.top
        let list = ["ls-files", "-z", "--full-name", "--cached"]
        files = Set(Self.paths(try git.required(list + ["--ignored", "--exclude-standard"])))
        folders = Set(files.flatMap(Self.folders))
        let marks = Self.paths(try git.required(list + ["--", ":(glob)**/pyvenv.cfg"]))
        marked = Set(marks.map { $0.dropLast(Self.mark.count + 1) }.map(Array.init))
    }

    private static func paths(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: 0).map(Array.init) }

    private static func folders(_ path: [UInt8]) -> [[UInt8]] {
        path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
    }

    /// Whether a file is tracked and would be ignored, or a folder holds such files.
    func contains(_ path: [UInt8], isFolder: Bool) -> Bool {
        isFolder ? folders.contains(path) : files.contains(path)
    }

    /// Whether the mark of a virtual environment in a folder is part of the repository, and so tells nothing.
    func hasMark(_ folder: [UInt8]) -> Bool { marked.contains(folder) }

    /// Everything, sorted, to be told from other such lists.
    var paths: [[UInt8]] { files.sorted(by: isBefore) + marked.sorted(by: isBefore) }
}
