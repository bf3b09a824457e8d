/// What a comment in a fixture claims of a line.
///
/// `# expect: rule[, rule] ["part of the message"]` speaks of its own line, `expect(-1)` and `expect(+1)` of a
/// neighbour; in Swift the comment begins with `//`. `expect missing:` names a finding that ought to be there and is known not to be, `expect spurious:` one
/// that is there and ought not to be; both fail as soon as that changes.
struct Expectation: Hashable {
    enum Kind: Hashable { case found, missing, spurious }

    var kind: Kind
    var rule: String
    /// 1-based.
    var line: Int
    var part: String?

    /// All expectations of a file's text, in order. Those that cannot be read come back as they stand.
    /// - Parameter comment: what a comment of the file's language begins with.
    static func all(in source: String, comment: String) -> (expectations: [Expectation], unreadable: [String])
    {
        var expectations: [Expectation] = []
        var unreadable: [String] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let start = line.range(of: "\(comment) expect") else { continue }
            let text = line[start.upperBound...]
            guard let read = read(String(text), line: index + 1) else {
                unreadable.append(String(line))
                continue
            }
            expectations += read
        }
        return (expectations, unreadable)
    }

    /// Reads what follows `expect`.
    private static func read(_ text: String, line: Int) -> [Expectation]? {
        var rest = Substring(text)
        var line = line
        if rest.first == "(" {
            guard let end = rest.firstIndex(of: ")"),
                let offset = Int(rest[rest.index(after: rest.startIndex)..<end])
            else { return nil }
            line += offset
            rest = rest[rest.index(after: end)...]
        }
        var kind = Kind.found
        if rest.hasPrefix(" missing") {
            kind = .missing
            rest = rest.dropFirst(8)
        } else if rest.hasPrefix(" spurious") {
            kind = .spurious
            rest = rest.dropFirst(9)
        }
        guard rest.first == ":" else { return nil }
        rest = rest.dropFirst()
        var part: String?
        if let quote = rest.firstIndex(of: "\""), rest.last == "\"", rest.index(after: quote) < rest.endIndex
        {
            part = String(rest[rest.index(after: quote)..<rest.index(before: rest.endIndex)])
            rest = rest[..<quote]
        }
        let rules = rest.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\r" } }.filter {
            !$0.isEmpty
        }
        guard !rules.isEmpty else { return nil }
        return rules.map { Expectation(kind: kind, rule: $0, line: line, part: part) }
    }
}
