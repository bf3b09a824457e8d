/// What git's plumbing lists, entry by entry. Everything is asked for with `-z`, so a name is its bytes and nothing is
/// quoted, whatever the repository's settings say.
struct GitRecords {
    /// One line of `git diff-index --raw` or `git diff-files --raw`.
    struct Change: Hashable {
        /// Six octal digits; all zero where there was nothing.
        var oldMode: String
        var oldID: String
        /// A letter, such as `M`, `A`, `D`, `R` or `U`.
        var status: UInt8
        var path: [UInt8]
        /// Where the file is now, for one that was renamed.
        var newPath: [UInt8]?

        /// What was there before, as far as it was a regular file.
        var old: StateContent {
            oldMode.hasPrefix("100") ? .blob(oldID) : .absent
        }
    }

    /// One line of `git ls-files --stage` or `git ls-tree`.
    struct Entry: Hashable {
        var mode: String
        var id: String
        var path: [UInt8]

        var isSubmodule: Bool { mode == "160000" }
        var isFile: Bool { mode.hasPrefix("100") }
    }

    static func changes(_ bytes: [UInt8]) -> [Change] {
        var changes: [Change] = []
        var fields = bytes.split(separator: 0, omittingEmptySubsequences: false)[...]
        while let head = fields.popFirst(), head.first == UInt8(ascii: ":") {
            let words = head.dropFirst().split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 5, let status = words[4].utf8.first, let path = fields.popFirst() else {
                break
            }
            var change = Change(
                oldMode: words[0], oldID: words[2], status: status, path: Array(path))
            if status == UInt8(ascii: "R") { change.newPath = fields.popFirst().map(Array.init) }
            changes.append(change)
        }
        return changes
    }

    /// Entries of the form `mode … id … TAB path`, the id being the first word that is one.
    static func entries(_ bytes: [UInt8]) -> [Entry] {
        bytes.split(separator: 0).compactMap { record in
            guard let tab = record.firstIndex(of: 0x09) else { return nil }
            let words = record[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            guard let mode = words.first, let id = words.first(where: { $0.utf8.count >= 40 }) else {
                return nil
            }
            return Entry(mode: mode, id: id, path: Array(record[record.index(after: tab)...]))
        }
    }
}

/// What stands at a path in a state that is not the work tree.
enum StateContent: Hashable, Sendable {
    /// A regular file with this content, by the id of its object.
    case blob(String)
    /// No regular file.
    case absent
}

extension Git {
    /// The contents of objects, by id; those that the repository does not hold are left out.
    func contents(of ids: Set<String>) throws(InputProblem) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        var rest = ids.sorted()[...]
        while !rest.isEmpty {
            let batch = rest.prefix(mostInput / ((rest.first?.utf8.count ?? 64) + 1))
            rest = rest.dropFirst(batch.count)
            let input = Array(batch.map { $0 + "\n" }.joined().utf8)
            read(try required(["cat-file", "--batch"], input: input), into: &contents)
        }
        return contents
    }

    /// Reads `id type size LF content LF`, again and again.
    private func read(_ bytes: [UInt8], into contents: inout [String: [UInt8]]) {
        var index = 0
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            let words = bytes[index..<end].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            index = min(end + 1, bytes.count)
            // `id missing`
            guard words.count == 3 else { continue }
            guard let size = Int(words[2]), size >= 0, size <= bytes.count - index else { return }
            contents[words[0]] = Array(bytes[index..<index + size])
            index = min(index + size + 1, bytes.count)
        }
    }
}
