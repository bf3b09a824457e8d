import Findings
import SourceText

/// What a run asks about one workspace, as digests: everything that decides the answer beside the tree itself.
struct Question: Hashable, Sendable {
    /// Of what decides where a walk goes and what it leaves out.
    let walk: ContentHash
    /// Of what decides what functions do to sessions, beside the tree: configuration and packs.
    let models: ContentHash
    /// Of all these and the rest: configuration, packs, command line, day.
    let whole: ContentHash

    /// - Parameters:
    ///   - plan: whose root is that of `walk`.
    ///   - inner: the workspaces of the run that lie inside this one.
    init(
        _ plan: WorkspacePlan, packs: [PackFile], inner: [WorkspacePlan], request: CheckRequest,
        workingFolder: String, walk: Walk
    ) {
        var writer = CacheWriter()
        writer.add(plan.root)
        writer.add(request.honoursExcludes)
        writer.add(plan.configuration) { writer, file in
            writer.add(file.folder)
            writer.add(file.shownPath)
            writer.add(file.text.bytes)
        }
        writer.add(walk.surroundings) { $0.add($1) }
        self.walk = writer.digest
        writer.add(packs) { writer, pack in
            writer.add(pack.source.path)
            writer.add(pack.shownPath)
            writer.add(pack.source.bytes)
        }
        models = writer.digest
        writer.add(workingFolder)
        writer.add(request.select) { $0.add($1) { $0.add($1) } }
        writer.add(request.ignore) { $0.add($1) { $0.add($1) } }
        writer.add(request.failOn?.rawValue) { $0.add($1) }
        writer.add(request.isGrouped)
        for plan in [plan] + inner {
            writer.add(plan.root)
            writer.add(plan.selections) { writer, selection in
                writer.add(selection.kind.name)
                writer.add(selection.path)
            }
        }
        // A suppression may end with a day.
        writer.add(today()?.description) { $0.add($1) }
        whole = writer.digest
    }

    /// The digest of a tree: of the files with their bytes, and of what was skipped.
    static func content(_ files: WorkspaceFiles, _ hashes: [ContentHash]) -> ContentHash {
        var writer = CacheWriter()
        for (input, hash) in zip(files.inputs, hashes) {
            writer.add(input.path)
            writer.add(UInt32(input.language))
            writer.add(hash)
        }
        writer.add(files.skipped) { writer, skip in
            writer.add(skip.path)
            writer.add(skip.reason)
            writer.add(skip.isIncomplete)
        }
        writer.add(files.nestedConfigurations) { $0.add($1) }
        return writer.digest
    }
}

extension Selection.Kind {
    var name: String {
        switch self {
        case .file: "file"
        case .folder: "folder"
        case .glob: "glob"
        }
    }
}
