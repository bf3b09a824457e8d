/// Text as Markdown that says what the text says, whatever is in it: CommonMark with the tables of GitHub.
///
/// Texts of rules are paragraphs, lists and code in backticks; these stay, and everything else that would mean
/// something in Markdown is escaped.
enum Markdown {
    /// Paragraphs and items of lists, each on one line.
    static func blocks(_ text: String) -> String {
        var blocks: [(isItem: Bool, text: String)] = []
        var isOpen = false
        for line in wrap(text, width: nil) {
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !words.isEmpty else {
                isOpen = false
                continue
            }
            let isItem = words.hasPrefix("- ") || words.hasPrefix("* ")
            if isOpen, !isItem {
                blocks[blocks.count - 1].text += " " + words
            } else {
                blocks.append((isItem, isItem ? String(words.dropFirst(2)) : words))
            }
            isOpen = true
        }
        var result = ""
        for (index, block) in blocks.enumerated() {
            if index > 0 { result += block.isItem && blocks[index - 1].isItem ? "\n" : "\n\n" }
            result += (block.isItem ? "- " : "") + atStart(inline(block.text))
        }
        return result
    }

    /// Text in a line. Code in backticks stays code.
    /// - Parameter isCell: in a table, where a `|` ends the cell even in code.
    static func inline(_ text: String, isCell: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == tick {
                let length = run(bytes, index)
                if let end = closing(bytes, index + length, length) {
                    for byte in bytes[index..<end] {
                        if isCell, byte == UInt8(ascii: "|") { result.append(UInt8(ascii: "\\")) }
                        result.append(byte < 0x20 ? 0x20 : byte)
                    }
                    index = end
                } else {
                    for _ in 0..<length { result += [UInt8(ascii: "\\"), tick] }
                    index += length
                }
                continue
            }
            if "\\*_<>[]&~|$".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
            result.append(byte < 0x20 ? 0x20 : byte)
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A word as code; what has backticks in it is fenced by more of them.
    static func code(_ word: String) -> String {
        let fence = String(repeating: "`", count: longestRun(word) + 1)
        let isTight = !word.hasPrefix("`") && !word.hasSuffix("`")
        return isTight ? "\(fence)\(word)\(fence)" : "\(fence) \(word) \(fence)"
    }

    /// A code block whose fence is longer than any run of backticks in the code.
    static func fenced(_ code: String, _ language: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(code) + 1))
        let name = language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+-#.".contains($0)) }
        return "\(fence)\(name)\n\(code)\n\(fence)"
    }

    /// An address as a link, and anything else as text.
    static func link(_ address: String) -> String {
        let isAddress =
            (address.hasPrefix("https://") || address.hasPrefix("http://"))
            && address.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        return isAddress ? "<\(address)>" : inline(address)
    }

    /// A table; cells are Markdown already.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }

    private static let tick = UInt8(ascii: "`")

    /// How many backticks stand in a row.
    private static func run(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].prefix { $0 == tick }.count
    }

    /// Behind the next row of as many backticks as opened the code.
    private static func closing(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let found = run(bytes, index)
            if found == length { return index + found }
            index += max(found, 1)
        }
        return nil
    }

    private static func longestRun(_ text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == tick ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// Escapes what would make a heading, a list or a line of a text's beginning.
    private static func atStart(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        if "#+-=".utf8.contains(first) { return "\\" + text }
        let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
        let rest = text.utf8.dropFirst(digits.count)
        guard !digits.isEmpty, let next = rest.first, next == UInt8(ascii: ".") || next == UInt8(ascii: ")")
        else { return text }
        return String(decoding: Array(digits) + [UInt8(ascii: "\\")] + rest, as: UTF8.self)
    }
}
