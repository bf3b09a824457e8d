import Foundation

/// The project's own files, as the tests of its order read them.
enum Sources {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File: Sendable {
        /// Relative to the root.
        var path: String
        var text: String
        /// The floor: the folder below `Sources`.
        var floor: String { String(path.split(separator: "/").dropFirst().first ?? "") }
        var isGenerated: Bool { path.contains("/Generated/") }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// Every Swift file below a folder of the root, by path.
    static func swiftFiles(_ folder: String) -> [File] {
        paths(folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)).map {
                File(path: path, text: $0)
            }
        }
    }

    /// Every file below a folder of the root, by path.
    static func paths(_ folder: String) -> [String] {
        let below = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        return (below?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.sorted()
    }

    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }
}

/// Swift without what people and users read: comments and the text of strings are blanked, the code inside
/// interpolations stays.
func codeAlone(_ text: String) -> String {
    var reader = CodeReader(bytes: Array(text.utf8))
    reader.code(untilParenthesis: false)
    return String(decoding: reader.output, as: UTF8.self)
}

private struct CodeReader {
    let bytes: [UInt8]
    var index = 0
    var output: [UInt8] = []

    private func starts(_ word: String) -> Bool { bytes[index...].starts(with: word.utf8) }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            output.append(bytes[index] == 0x0A ? 0x0A : 0x20)
            index += 1
        }
    }

    mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while index < bytes.count {
            if starts("//") {
                while index < bytes.count, bytes[index] != 0x0A { blank() }
            } else if starts("/*") {
                while index < bytes.count, !starts("*/") { blank() }
                blank(2)
            } else if bytes[index] == UInt8(ascii: "\"") || starts("#\"") {
                string()
            } else {
                if bytes[index] == UInt8(ascii: "(") { depth += 1 }
                if bytes[index] == UInt8(ascii: ")") {
                    if untilParenthesis, depth == 0 { return }
                    depth -= 1
                }
                output.append(bytes[index])
                index += 1
            }
        }
    }

    private mutating func string() {
        var hashes = ""
        while starts("#") {
            hashes += "#"
            blank()
        }
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        blank(quotes.utf8.count)
        while index < bytes.count {
            if starts("\\\(hashes)(") {
                blank(2 + hashes.utf8.count)
                code(untilParenthesis: true)
                blank()
            } else if hashes.isEmpty, bytes[index] == UInt8(ascii: "\\") {
                blank(2)
            } else if starts(quotes + hashes) {
                blank(quotes.utf8.count + hashes.utf8.count)
                return
            } else {
                blank()
            }
        }
    }
}
