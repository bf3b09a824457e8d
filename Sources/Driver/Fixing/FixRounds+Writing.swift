import Findings

/// Putting the texts where the files are.
extension FixRounds {
    /// The files whose texts are not what they were, by path.
    var changes: [FixOutcome.Change] {
        changed.map { FixOutcome.Change(path: $0.file.path, old: $0.file.original, new: $0.file.bytes) }
    }

    private var changed: [(location: String, file: FixableFile)] {
        files.compactMap { location, file in
            guard case .success(let file) = file, file.isChanged else { return nil }
            return (location, file)
        }.sorted { isBefore(Array($0.1.path.utf8), Array($1.1.path.utf8)) }
    }

    /// Replaces the files, those that one fix ties together all or none.
    /// - Returns: by path as in `changes`, why a file was left.
    mutating func write() -> [String: String] {
        var refused: [String: String] = [:]
        for group in groups() {
            guard let (path, reason) = Self.replace(group.map(\.file)) else { continue }
            let locations = Set(group.map(\.location))
            for (location, file) in group {
                let full = file.path == path ? reason : "\(path): \(reason)"
                refused[file.path] = full
                files[location] = .failure(FixableFile.Refusal(reason: full))
            }
            fixed.removeAll { !$0.paths.isDisjoint(with: locations) }
        }
        return refused
    }

    /// The changed files; in one group are those between which fixes reach.
    private func groups() -> [[(location: String, file: FixableFile)]] {
        let changed = changed
        var group = Dictionary(uniqueKeysWithValues: changed.enumerated().map { ($1.location, $0) })
        for (_, paths) in fixed where paths.count > 1 {
            let joined = Set(paths.compactMap { group[$0] })
            guard let first = joined.min() else { continue }
            for (location, number) in group where joined.contains(number) { group[location] = first }
        }
        return Dictionary(grouping: changed) { group[$0.location] ?? 0 }.sorted { $0.key < $1.key }.map(
            \.value)
    }

    /// Replaces all of some files; where one cannot be, those before it get back what they had.
    /// - Returns: the file that could not be replaced, and why.
    private static func replace(_ files: [FixableFile]) -> (path: String, reason: String)? {
        for (index, file) in files.enumerated() {
            do throws(WriteRefusal) {
                guard mayReplace(file.target) else { throw .changed }
                try writeFile(file.bytes, to: file.target, replacing: file.original)
            } catch {
                for done in files[..<index] {
                    try? writeFile(done.original, to: done.target, replacing: done.bytes)
                }
                return (file.path, error.phrase)
            }
        }
        return nil
    }
}
