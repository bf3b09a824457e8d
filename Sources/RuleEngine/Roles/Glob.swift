/// A pattern for paths, matched component by component: `*` stands for any characters within one component, `**` for
/// any number of components.
struct Glob: Sendable {
    private enum Piece: Sendable {
        case anyFolders
        case one([[UInt8]])
    }

    let text: String
    private let pieces: [Piece]
    /// Set where the pattern is `**/name` or `**/name/**`, as nearly all are: then one name decides.
    private let name: [[UInt8]]?
    private let isForFolders: Bool

    init(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        for part in text.utf8.split(separator: 0x2F) {
            if part.elementsEqual("**".utf8) {
                pieces.append(.anyFolders)
            } else {
                let parts = part.split(separator: 0x2A, omittingEmptySubsequences: false)
                pieces.append(.one(parts.map(Array.init)))
            }
        }
        // `services` and `services/` mean the folder with everything in it, as in an ignore file.
        if text.utf8.last == 0x2F { pieces.append(.anyFolders) }
        self.pieces = pieces
        var name: [[UInt8]]?
        if pieces.count == 2 || pieces.count == 3, case .anyFolders = pieces[0],
            case .one(let parts) = pieces[1]
        {
            if pieces.count == 2 { name = parts } else if case .anyFolders = pieces[2] { name = parts }
        }
        self.name = name
        isForFolders = pieces.count == 3
    }

    /// How many components of a path the match takes up to the last one that the pattern names; nil where it does
    /// not match. The larger the number, the more specific the match.
    func depth(in components: [PathComponent]) -> Int? {
        guard let name else { return depth(components[...], pieces[...], at: 0, named: 0) }
        guard isForFolders else {
            return components.last.map { matches($0, name) } == true ? components.count : nil
        }
        return components.lastIndex { matches($0, name) }.map { $0 + 1 }
    }

    private func depth(
        _ components: ArraySlice<PathComponent>, _ pieces: ArraySlice<Piece>, at index: Int, named: Int
    ) -> Int? {
        guard let piece = pieces.first else { return components.isEmpty ? named : nil }
        switch piece {
        case .anyFolders:
            let rest = pieces.dropFirst()
            if rest.isEmpty { return named }
            var best: Int?
            for skipped in 0...components.count {
                let found = depth(components.dropFirst(skipped), rest, at: index + skipped, named: named)
                if let found, best.map({ found > $0 }) ?? true { best = found }
            }
            return best
        case .one(let parts):
            guard let component = components.first, matches(component, parts) else { return nil }
            return depth(components.dropFirst(), pieces.dropFirst(), at: index + 1, named: index + 1)
        }
    }

    private func matches(_ component: PathComponent, _ parts: [[UInt8]]) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 { return component == first[...] }
        guard component.count >= first.count + last.count, component.starts(with: first),
            component.suffix(last.count) == last[...]
        else { return false }
        var start = component.startIndex + first.count
        let end = component.endIndex - last.count
        for part in parts[1..<(parts.count - 1)] {
            while start + part.count <= end, component[start..<start + part.count] != part[...] { start += 1 }
            guard start + part.count <= end else { return false }
            start += part.count
        }
        return true
    }
}

/// The bytes of one name in a path.
typealias PathComponent = ArraySlice<UInt8>

/// The components of a path.
func components(of path: String) -> [PathComponent] {
    Array(path.utf8).split(separator: 0x2F)
}
