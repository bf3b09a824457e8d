/// The git repository around a folder, as far as it says which files are ignored.
struct Repository: Hashable, Sendable {
    /// The folder that holds `.git`.
    var root: String

    /// The innermost repository that holds a folder, which is an absolute path without links.
    static func around(_ folder: String) -> Repository? {
        var current = folder
        while true {
            if exists(joined(current, ".git")) { return Repository(root: current) }
            guard let parent = parentFolder(current) else { return nil }
            current = parent
        }
    }

    /// The bytes of `info/exclude`, where the repository has one.
    var excludeFile: [UInt8]? {
        guard let folder = commonFolder else { return nil }
        return try? readFile(joined(folder, "info/exclude"))
    }

    /// The commits at which a shallow history ends; empty where it is whole.
    var shallowCommits: [String] {
        guard let folder = commonFolder, let bytes = try? readFile(joined(folder, "shallow"), limit: 16 << 20)
        else { return [] }
        return bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The folder with the repository's data. In a work tree or submodule `.git` is a file that names it, and
    /// a further file there names the one that all work trees share.
    private var commonFolder: String? {
        let marker = joined(root, ".git")
        switch try? fileKind(marker) {
        case .folder: return marker
        case .file:
            guard let line = firstLine(marker), line.hasPrefix("gitdir:") else { return nil }
            let folder = absolute(String(line.dropFirst(7).drop { $0 == " " }), from: root)
            guard let common = firstLine(joined(folder, "commondir")) else { return folder }
            return absolute(common, from: folder)
        case .other, nil: return nil
        }
    }

    private func firstLine(_ path: String) -> String? {
        guard let bytes = try? readFile(path, limit: 65_536) else { return nil }
        return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
}
