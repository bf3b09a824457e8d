import Findings
import SourceText

/// The files of one workspace in the two states that are held against each other.
struct WorkspaceStates: Sendable {
    /// The files that are checked, sorted by path.
    private(set) var checked: [SourceInput]
    /// The files of the state that they are compared with, sorted by path.
    private(set) var base: [SourceInput]
    /// Whether what is checked is the work tree.
    private(set) var isWorkTree = true
    /// Paths of source files that are not the same in both, in the workspace.
    private(set) var changed: Set<String> = []
    /// Where a file of the other state is in the checked one, in the workspace.
    private(set) var renames: [String: String] = [:]

    init(_ files: WorkspaceFiles, _ tree: ChangedTree, root: String, languages: [Language])
        throws(InputProblem)
    {
        let start = ChangedTree.start(of: root, tree.git)
        var tree = tree
        try tree.add(filesOfWorkTree: files.inputs.map { start + Array($0.path.utf8) })
        let known = Set(files.inputs.map(\.path))
        /// The path in the workspace of a source file; nil for any other.
        func path(_ bytes: [UInt8]) -> String? {
            guard bytes.starts(with: start),
                let path = String(validating: bytes[start.count...], as: UTF8.self)
            else { return nil }
            if known.contains(path) { return path }
            let isSource = languages.contains { $0.endings.contains(ending(of: path)) }
            return isSource && files.walk.reads(path) ? path : nil
        }
        func located(_ contents: [[UInt8]: StateContent]) -> [String: StateContent] {
            var located: [String: StateContent] = [:]
            for (bytes, content) in contents { if let path = path(bytes) { located[path] = content } }
            return located
        }
        let index = located(tree.checked)
        let other = located(tree.base)
        let ids = (Array(index.values) + Array(other.values)).compactMap { content -> String? in
            if case .blob(let id) = content { id } else { nil }
        }
        let contents = ids.isEmpty ? [:] : try tree.git.contents(of: Set(ids))
        let place = { (path: String, bytes: [UInt8]) in
            SourceInput(
                path: path, location: joined(root, path),
                language: languages.firstIndex { $0.endings.contains(ending(of: path)) } ?? 0, overlay: bytes)
        }
        checked = try Self.apply(index, contents, to: files.inputs, place)
        // Texts that files would have are not those of the other state.
        let drafted = Set(files.inputs.filter { $0.overlay != nil }.map(\.path))
        let lying = checked.map { input in
            var input = input
            if drafted.contains(input.path) { input.overlay = nil }
            return input
        }
        base = try Self.apply(other, contents, to: drafted.isEmpty ? checked : lying, place)
        isWorkTree = index.isEmpty
        changed = Set(other.keys).union(drafted)
        for (old, new) in tree.renames {
            if let old = path(old), let new = path(new) { renames[old] = new }
        }
    }

    private static func apply(
        _ changes: [String: StateContent], _ contents: [String: [UInt8]], to inputs: [SourceInput],
        _ place: (String, [UInt8]) -> SourceInput
    ) throws(InputProblem) -> [SourceInput] {
        guard !changes.isEmpty else { return inputs }
        var result: [SourceInput] = []
        var rest = changes
        for input in inputs {
            guard let change = rest.removeValue(forKey: input.path) else {
                result.append(input)
                continue
            }
            guard case .blob(let id) = change else { continue }
            var input = input
            input.overlay = try bytes(id, contents, input.path)
            result.append(input)
        }
        for (path, change) in rest {
            if case .blob(let id) = change { result.append(place(path, try bytes(id, contents, path))) }
        }
        return result.sorted { isBefore(Array($0.path.utf8), Array($1.path.utf8)) }
    }

    private static func bytes(_ id: String, _ contents: [String: [UInt8]], _ path: String)
        throws(InputProblem) -> [UInt8]
    {
        guard let bytes = contents[id] else {
            throw InputProblem(
                "the repository does not hold the content of `\(path)` that is to be compared (\(id.prefix(7)))",
                help: Git.partialHelp)
        }
        return bytes
    }
}

extension Walk {
    /// Whether a file of this path would be found if it were there.
    func reads(_ path: String) -> Bool {
        guard exclusion(of: path, isFolder: false) == nil else { return false }
        return rules.included.isEmpty || rules.included.covers(Array(path.utf8))
    }
}
