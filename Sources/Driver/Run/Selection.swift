/// What a given path selects of a workspace for the report.
struct Selection: Sendable {
    /// As the user wrote it.
    var given: String
    /// Relative to the workspace; the pattern for a glob.
    var path: String
    var kind: Kind

    enum Kind: Sendable {
        case file
        /// Empty path: the whole workspace.
        case folder
        case glob(IgnoreList)
    }

    /// Whether it selects a file, given relative to the workspace.
    func contains(_ file: [UInt8]) -> Bool {
        switch kind {
        case .file: return file.elementsEqual(path.utf8)
        case .folder:
            if path.isEmpty { return true }
            guard file.starts(with: path.utf8) else { return false }
            return file.count == path.utf8.count || file[path.utf8.count] == UInt8(ascii: "/")
        case .glob(let list): return list.covers(file)
        }
    }
}

/// The selections of one workspace together. Many named files, as a hook passes them, cost no more than few.
struct SelectionSet: Sendable {
    private let files: Set<[UInt8]>
    private let others: [Selection]
    private let isWhole: Bool

    init(_ selections: [Selection]) {
        var files: Set<[UInt8]> = []
        var others: [Selection] = []
        for selection in selections {
            if case .file = selection.kind {
                files.insert(Array(selection.path.utf8))
            } else {
                others.append(selection)
            }
        }
        self.files = files
        self.others = others
        isWhole = others.contains {
            if case .folder = $0.kind { $0.path.isEmpty } else { false }
        }
    }

    func contains(_ file: [UInt8]) -> Bool {
        isWhole || files.contains(file) || others.contains { $0.contains(file) }
    }
}
