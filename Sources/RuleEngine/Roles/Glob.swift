/// A pattern for paths, matched component by component: `*` stands for any characters within one component, `**` for
/// any number of components.
struct Glob: Sendable {
    private enum Piece: Sendable {
        case anyFolders
        /// The pieces between the stars.
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
                pieces.append(
                    .one(part.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)))
            }
        }
        // `services/` means the folder with everything in it, as in an ignore file.
        if text.utf8.last == 0x2F { pieces.append(.anyFolders) }
        self.pieces = pieces
    }

    /// How many components of a path the match takes up to the last one that the pattern names; nil where it does
    /// not match. The larger the number, the more specific the match.
    func depth(in path: PathParts) -> Int? { depth(path, 0, 0, named: 0) }

    private func depth(_ path: PathParts, _ component: Int, _ piece: Int, named: Int) -> Int? {
        guard piece < pieces.count else { return component == path.count ? named : nil }
        switch pieces[piece] {
        case .anyFolders:
            // At the end it stands for what is in a folder, and a file is none.
            guard piece + 1 < pieces.count else { return component < path.count ? named : nil }
            var start = path.count
            while start >= component {
                // From the end, so that the first match is the deepest.
                if let found = depth(path, start, piece + 1, named: named) { return found }
                start -= 1
            }
            return nil
        case .one(let parts):
            guard component < path.count, path.matches(component, parts) else { return nil }
            return depth(path, component + 1, piece + 1, named: component + 1)
        }
    }
}

/// The components of a path.
struct PathParts: Sendable {
    private let bytes: [UInt8]
    private let ranges: [Range<Int>]

    init(_ path: String) {
        let bytes = Array(path.utf8)
        var ranges: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2F {
            if index > start { ranges.append(start..<index) }
            start = index + 1
        }
        self.bytes = bytes
        self.ranges = ranges
    }

    var count: Int { ranges.count }

    /// Whether a component has the given pieces, with anything between them.
    func matches(_ component: Int, _ parts: [[UInt8]]) -> Bool {
        let range = ranges[component]
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 { return range.count == first.count && has(first, at: range.lowerBound) }
        guard range.count >= first.count + last.count, has(first, at: range.lowerBound),
            has(last, at: range.upperBound - last.count)
        else { return false }
        var start = range.lowerBound + first.count
        let end = range.upperBound - last.count
        for part in parts[1..<(parts.count - 1)] {
            while start + part.count <= end, !has(part, at: start) { start += 1 }
            guard start + part.count <= end else { return false }
            start += part.count
        }
        return true
    }

    private func has(_ part: [UInt8], at start: Int) -> Bool {
        for index in part.indices where bytes[start + index] != part[index] { return false }
        return true
    }
}
