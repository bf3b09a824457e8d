import Facts
import SourceText
import Syntax

/// The values of strings, as far as rules compare them.
extension SwiftCollector {
    /// A string's value, or what its interpolations hold.
    mutating func string(_ index: NodeIndex) -> Value {
        tree[index].flags & 1 == 0 ? plainString(tree[index]) : list(.opaque, index)
    }

    private mutating func plainString(_ node: Node) -> Value {
        let token = token(node.firstToken)
        if let symbol = stringValue(token) { return builder.emit(.string, range(node), symbol: symbol) }
        let content = bytes[token.range.clamped(to: bytes.count).indices].filter { $0 != 0x0D }
        let hash = UInt32(truncatingIfNeeded: ContentHash(Array(content)).low)
        return builder.emit(.string, range(node), a: .max, shape: hash)
    }

    /// The value of a string without interpolation; nil where it is longer than `OpKind.longestString`.
    private mutating func stringValue(_ token: SwiftToken) -> Symbol? {
        let whole = token.range.clamped(to: bytes.count)
        guard whole.count <= OpKind.longestString * 2 else { return nil }
        let literal = Literal(bytes, whole)
        let content = literal.content
        guard literal.isMultiline || content.count <= OpKind.longestString else { return nil }
        if !literal.isMultiline, !bytes[content.indices].contains(0x5C) {
            return builder.symbols.intern(bytes, content)
        }
        text.removeAll(keepingCapacity: true)
        appendText(literal)
        guard text.count <= OpKind.longestString else { return nil }
        return builder.symbols.intern(text, ByteRange(0, UInt32(truncatingIfNeeded: text.count)))
    }

    /// Where the parts of a string literal stand.
    private struct Literal {
        var content: ByteRange
        var pounds = 0
        var isMultiline = false
        /// White space before the closing quotes, which each line loses.
        var indent = 0

        init(_ bytes: [UInt8], _ whole: ByteRange) {
            var start = Int(whole.start)
            var end = Int(whole.end)
            while start < end, bytes[start] == 0x23 {
                start += 1
                pounds += 1
            }
            let isClosed = end - pounds > start && bytes[end - pounds..<end].allSatisfy { $0 == 0x23 }
            if isClosed { end -= pounds }
            let isTriple =
                end - start >= 6 && bytes[start..<start + 3].allSatisfy { $0 == 0x22 }
                && (bytes[start + 3] == 0x0A || bytes[start + 3] == 0x0D)
            let width = isTriple ? 3 : 1
            start = min(start + width, end)
            if end - start >= width, bytes[end - 1] == 0x22 { end -= width }
            isMultiline = isTriple
            if isTriple {
                // The first line break belongs to the quotes, and so does the last with the blanks behind it.
                if start < end, bytes[start] == 0x0D { start += 1 }
                if start < end, bytes[start] == 0x0A { start += 1 }
                var line = end
                while line > start, bytes[line - 1] == 0x20 || bytes[line - 1] == 0x09 { line -= 1 }
                indent = end - line
                end = line
                if end > start, bytes[end - 1] == 0x0A { end -= 1 }
                if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            }
            content = ByteRange(UInt32(start), UInt32(max(start, end)))
        }
    }

    /// Adds text with its escapes resolved and LF at the end of each line. Escapes by number stand for one `?`: no rule
    /// compares them.
    private mutating func appendText(_ literal: Literal) {
        var index = Int(literal.content.start)
        let end = Int(literal.content.end)
        if literal.isMultiline { skipIndent(&index, end, literal.indent) }
        while index < end {
            let byte = bytes[index]
            if byte == 0x0D || byte == 0x0A {
                index += byte == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
                text.append(0x0A)
                skipIndent(&index, end, literal.indent)
                continue
            }
            let escaped = index + 1 + literal.pounds
            guard byte == 0x5C, escaped < end, bytes[index + 1..<escaped].allSatisfy({ $0 == 0x23 }) else {
                text.append(byte)
                index += 1
                continue
            }
            index = escaped + 1
            appendEscape(bytes[escaped], &index, end, literal.indent)
        }
    }

    private mutating func appendEscape(_ byte: UInt8, _ index: inout Int, _ end: Int, _ indent: Int) {
        switch byte {
        case 0x6E: text.append(0x0A)
        case 0x74: text.append(0x09)
        case 0x72: text.append(0x0D)
        case 0x30: text.append(0)
        case 0x75:
            text.append(0x3F)
            while index < end, bytes[index] != 0x7D, bytes[index] != 0x22 { index += 1 }
            if index < end, bytes[index] == 0x7D { index += 1 }
        case 0x0A, 0x0D, 0x20, 0x09:
            // The line goes on in the next one.
            var isBehindBreak = byte == 0x0A
            while !isBehindBreak, index < end, bytes[index] <= 0x20 {
                isBehindBreak = bytes[index] == 0x0A
                index += 1
            }
            skipIndent(&index, end, indent)
        default: text.append(byte)
        }
    }

    private func skipIndent(_ index: inout Int, _ end: Int, _ indent: Int) {
        let limit = min(end, index + indent)
        while index < limit, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }
}
