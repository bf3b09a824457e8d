/// The parts of a page in Markdown: CommonMark with the tables of GitHub.
///
/// Texts of rules are paragraphs, lists and code in backquotes; these stay, and everything else that would mean
/// something in Markdown is escaped.
enum MarkdownPage {
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
            result += (block.isItem ? "- " : "") + atStart(markdown(block.text))
        }
        return result
    }

    /// A code block whose fence is longer than any run of backquotes in the code.
    static func fenced(_ code: String, _ language: String) -> String {
        var longest = 2
        var run = 0
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let name = language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+-#.".contains($0)) }
        return "\(fence)\(name)\n\(code)\n\(fence)"
    }

    /// An address as a link, and anything else as text.
    static func link(_ address: String) -> String {
        let isAddress =
            (address.hasPrefix("https://") || address.hasPrefix("http://"))
            && address.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        return isAddress ? "<\(address)>" : markdown(address)
    }

    /// A table; cells are Markdown already.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }

    /// Escapes what would make a list, or a line below a heading, of the beginning of a text.
    private static func atStart(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        if "+-=".utf8.contains(first) { return "\\" + text }
        let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
        let rest = text.utf8.dropFirst(digits.count)
        guard !digits.isEmpty, let next = rest.first, next == UInt8(ascii: ".") || next == UInt8(ascii: ")")
        else { return text }
        return String(decoding: Array(digits) + [UInt8(ascii: "\\")] + rest, as: UTF8.self)
    }
}
