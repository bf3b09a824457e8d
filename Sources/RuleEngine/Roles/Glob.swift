/// A pattern for paths, matched component by component: `*` stands for any characters within one component, `**` for
/// any number of components.
struct Glob: Sendable {
    private enum Piece: Sendable {
        case anyFolders
        case one([[UInt8]])
    }

    let text: String
    private let pieces: [Piece]

    init(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        for part in text.utf8.split(separator: 0x2F) {
            if part.elementsEqual("**".utf8) {
                pieces.append(.anyFolders)
            } else {
                pieces.append(.one(part.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)))
            }
        }
        // `services` and `services/` mean the folder with everything in it, as in an ignore file.
        if text.utf8.last == 0x2F { pieces.append(.anyFolders) }
        self.pieces = pieces
    }

    /// How many components of a path the match takes up to the last one that the pattern names; nil where it does
    /// not match. The larger the number, the more specific the match.
    func depth(in components: [Substring.UTF8View]) -> Int? {
        depth(components[...], pieces[...], at: 0, named: 0)
    }

    private func depth(
        _ components: ArraySlice<Substring.UTF8View>, _ pieces: ArraySlice<Piece>, at index: Int, named: Int
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

    private func matches(_ component: Substring.UTF8View, _ parts: [[UInt8]]) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 { return component.elementsEqual(first) }
        let bytes = Array(component)
        guard bytes.count >= first.count + last.count, bytes.starts(with: first),
            bytes.suffix(last.count).elementsEqual(last)
        else { return false }
        var start = first.count
        for part in parts[1..<(parts.count - 1)] {
            while start + part.count <= bytes.count - last.count,
                !bytes[start..<start + part.count].elementsEqual(part)
            {
                start += 1
            }
            guard start + part.count <= bytes.count - last.count else { return false }
            start += part.count
        }
        return true
    }
}

/// The components of a path.
func components(of path: String) -> [Substring.UTF8View] {
    path.utf8.split(separator: 0x2F).map { Substring($0).utf8 }
}
