/// Who owns which files by a `CODEOWNERS`, with the meaning it has on GitHub: the last line that matches decides, and
/// one without owners takes a file away from everybody.
struct CodeOwners: Sendable {
    /// In the order of the file.
    private let lines: [Line]

    private struct Line: Sendable {
        var pattern: IgnoreList
        /// Set for `docs/*`, which is about the files of a folder and not about what its folders hold.
        var direct: Glob?
        var owners: [String]
    }

    /// Where it is looked for, the first that is there.
    static let places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]
    /// GitHub reads none that is larger.
    private static let largest = 3 << 20

    /// Reads the one of a repository; nil where it has none that can be read.
    /// - Parameter root: of the repository, absolute.
    static func found(in root: String) -> CodeOwners? {
        for place in places {
            if let bytes = try? readFile(joined(root, place), limit: largest) { return CodeOwners(bytes) }
        }
        return nil
    }

    /// Lines that mean nothing there are passed over: `!` and `[…]` are not part of the grammar.
    init(_ bytes: [UInt8]) {
        lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
            let words = Self.words(line)
            guard let first = words.first, first.first != UInt8(ascii: "!"),
                !first.contains(UInt8(ascii: "["))
            else { return nil }
            let pattern = String(decoding: first, as: UTF8.self)
            let owners = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
            var inner = first[...]
            if inner.first == UInt8(ascii: "/") { inner = inner.dropFirst() }
            let isDirect = inner.count > 2 && inner.suffix(2).elementsEqual("/*".utf8)
            return Line(
                pattern: IgnoreList([pattern], name: ""), direct: isDirect ? Glob(inner) : nil,
                owners: owners)
        }
    }

    /// The owners of a file; empty where nobody is named.
    /// - Parameter path: relative to the root of the repository, with `/`.
    func owners(of path: String) -> [String] {
        let bytes = Array(path.utf8)
        let line = lines.last { line in
            line.direct.map { $0.matches(bytes[...]) } ?? line.pattern.covers(bytes)
        }
        return line?.owners ?? []
    }

    /// The words of a line up to a comment; a blank behind a backslash belongs to its word.
    private static func words(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var isEscaped = false
        for byte in line {
            if isEscaped {
                // Of a mark that means something to a pattern the backslash stays.
                if byte != 0x20, byte != UInt8(ascii: "#") { word.append(UInt8(ascii: "\\")) }
                word.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "#"), word.isEmpty {
                break
            } else if byte == 0x20 || byte == 0x09 {
                if !word.isEmpty { words.append(word) }
                word = []
            } else {
                word.append(byte)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
