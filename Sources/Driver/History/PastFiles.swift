import Findings

/// A source file of the workspace in a commit.
struct PastFile: Hashable, Sendable {
    /// Relative to the workspace.
    var path: String
    /// Index into the languages.
    var language: Int
    /// The id of its content.
    var id: String
}

/// Finds the source files of the workspace in commits: those that a walk would find if a commit were checked out, by
/// the ignore files that it holds itself and by the configuration of today.
struct PastFiles {
    let git: Git
    private let root: String
    private let settings: EffectiveSettings
    private let tracked: TrackedAnyway?
    private let languages: [Language]
    private var objects = TreeObjects()
    /// What was found last: from one commit to the next mostly the same files are there.
    private var last: (tree: String, files: [PastFile])?

    init(_ workspace: Run.Workspace, _ git: Git, languages: [Language]) {
        self.git = git
        root = workspace.plan.root
        settings = workspace.settings
        tracked = workspace.tracked
        self.languages = languages
    }

    /// Reads the folders of commits.
    mutating func load(_ trees: [String]) throws(InputProblem) { try objects.load(trees, git) }

    /// The files of a commit whose folders were read; nil where it does not hold the workspace's folder.
    /// - Parameter tree: the id of the commit's tree.
    mutating func files(of tree: String) -> [PastFile]? {
        let start = ChangedTree.start(of: root, git)
        guard objects.entry(start, in: tree)?.isFolder == true else { return nil }
        if let last, objects.areAlike(last.tree, tree, isCounted) {
            let files = last.files.map { file in
                var file = file
                file.id = objects.entry(start + Array(file.path.utf8), in: tree)?.id ?? file.id
                return file
            }
            self.last = (tree, files)
            return files
        }
        let walk = Walk(
            root: root, exclude: settings.exclude.value, include: settings.include.value,
            excludes: settings.honoursExcludes.value,
            committed: CommittedFolders(top: git.top, objects: objects, tree: tree),
            // What git tracks is read whatever an ignore file says, where that is so in the work tree.
            honoursIgnoreFiles: tracked == nil, languages: languages)
        let files = walk.files(jobs: 1).files.compactMap { found -> PastFile? in
            objects.entry(start + found.path, in: tree).map {
                PastFile(
                    path: String(decoding: found.path, as: UTF8.self), language: found.language, id: $0.id)
            }
        }
        last = (tree, files)
        return files
    }

    /// Whether a path of the workspace is in a commit.
    func has(_ path: String, in tree: String) -> Bool {
        objects.entry(ChangedTree.start(of: root, git) + Array(path.utf8), in: tree) != nil
    }

    /// Whether what is called so may change which files there are.
    private func isCounted(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        return text == ".gitignore" || text == "pyvenv.cfg"
            || languages.contains { $0.endings.contains(ending(of: text)) }
    }
}
