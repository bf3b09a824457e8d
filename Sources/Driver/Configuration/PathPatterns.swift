/// Where a part of the configuration holds: patterns from the workspace's folder, in which `*` stands for a part of
/// one component and `**` for any number of components. A pattern that names a folder holds for all that is in it.
///
/// Unlike in `exclude`, nothing else in a pattern has a meaning, and no pattern floats: a role or an override is
/// about one place.
struct PathPatterns: Sendable {
    private let list: IgnoreList

    init(_ patterns: [String]) {
        list = IgnoreList(
            patterns.map { pattern in
                let bare = pattern.utf8.drop { $0 == UInt8(ascii: "/") }
                let escaped = bare.flatMap { "?[\\ ".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
                return "/" + String(decoding: escaped, as: UTF8.self)
            }, name: "")
    }

    func matches(_ path: String) -> Bool { list.covers(Array(path.utf8)) }

    /// The same patterns for the rule engine, which matches whole paths.
    static func spelledOut(_ patterns: [String]) -> [String] {
        patterns.flatMap { pattern -> [String] in
            let pattern = pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern
            let isFile = Language.all.contains { $0.endings.contains { pattern.hasSuffix(".\($0)") } }
            if isFile || pattern.hasSuffix("/") || pattern.hasSuffix("**") { return [pattern] }
            return [pattern, pattern + "/**"]
        }
    }
}
