/// The patterns of one `.gitignore`, or of one list with its grammar: the last pattern that matches decides.
struct IgnoreList: Sendable {
    /// What the list is called in messages, such as `app/.gitignore`.
    let name: String
    /// How many bytes of a path come before the folder that the patterns are relative to, its slash included.
    let base: Int
    private let patterns: [Pattern]

    private struct Pattern: Sendable {
        var glob: Glob
        /// `!pattern`: what an earlier one took out is let in again.
        var isNegated: Bool
        /// `pattern/`
        var isForFolders: Bool
        /// No slash but at the end: the name alone is matched, at any depth.
        var isForNames: Bool
        /// 1-based.
        var line: Int
    }

    /// What a list says about a path.
    struct Verdict: Hashable, Sendable {
        var isIgnored: Bool
        /// 1-based line of the pattern that decided.
        var line: Int
    }

    /// Reads a file in the grammar of `.gitignore`. Patterns that can match nothing are left out, as git
    /// does.
    init(_ bytes: [UInt8], name: String, base: Int) {
        self.name = name
        self.base = base
        var patterns: [Pattern] = []
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        for (number, line) in rest.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var line = line
            if line.last == 0x0D { line = line.dropLast() }
            guard line.first != UInt8(ascii: "#") else { continue }
            if let pattern = Self.pattern(Self.trimmed(line), line: number + 1) { patterns.append(pattern) }
        }
        self.patterns = patterns
    }

    /// A list of the program's own or of the configuration, one pattern an element; `Verdict.line` counts
    /// them.
    init(_ lines: [String], name: String, base: Int = 0) {
        self.name = name
        self.base = base
        patterns = lines.enumerated().compactMap { Self.pattern(Array($1.utf8)[...], line: $0 + 1) }
    }

    var isEmpty: Bool { patterns.isEmpty }

    private static func pattern(_ text: ArraySlice<UInt8>, line: Int) -> Pattern? {
        var text = text
        let isNegated = text.first == UInt8(ascii: "!")
        if isNegated { text = text.dropFirst() }
        let isForFolders = text.last == UInt8(ascii: "/")
        if isForFolders { text = text.dropLast() }
        let isForNames = !text.contains(UInt8(ascii: "/"))
        if text.first == UInt8(ascii: "/") { text = text.dropFirst() }
        guard !text.isEmpty, let glob = Glob(text) else { return nil }
        return Pattern(
            glob: glob, isNegated: isNegated, isForFolders: isForFolders, isForNames: isForNames, line: line)
    }

    /// Without the blanks at the end, but for one that a backslash stands before.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = line.endIndex
        while end > line.startIndex, line[end - 1] == 0x20 {
            var backslashes = 0
            while end - 2 - backslashes >= line.startIndex, line[end - 2 - backslashes] == UInt8(ascii: "\\")
            {
                backslashes += 1
            }
            if backslashes % 2 == 1 { break }
            end -= 1
        }
        return line[..<end]
    }

    /// What the list says about a path, nil where nothing matches. Folders above it are not looked at.
    /// - Parameters:
    ///   - path: from the outermost folder whose lists count, with `/`.
    ///   - name: where its last component begins.
    func verdict(_ path: [UInt8], name: Int, isFolder: Bool) -> Verdict? {
        for pattern in patterns.reversed() where isFolder || !pattern.isForFolders {
            if pattern.glob.matches(path[(pattern.isForNames ? name : base)...]) {
                return Verdict(isIgnored: !pattern.isNegated, line: pattern.line)
            }
        }
        return nil
    }

    /// Whether the list names a file or a folder above it; for lists that say where something holds.
    func covers(_ file: [UInt8]) -> Bool {
        var name = 0
        while let slash = file[name...].firstIndex(of: UInt8(ascii: "/")) {
            if verdict(Array(file[..<slash]), name: name, isFolder: true)?.isIgnored == true { return true }
            name = slash + 1
        }
        return verdict(file, name: name, isFolder: false)?.isIgnored == true
    }
}
