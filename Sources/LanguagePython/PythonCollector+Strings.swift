import Facts
import SourceText
import Syntax

/// The values of strings, as far as rules compare them.
extension PythonCollector {
    /// The value of adjacent strings without fields; nil where it is longer than `OpKind.longestString`.
    mutating func stringValue(_ node: Node) -> Symbol? {
        guard range(node).count <= OpKind.longestString * 2 else { return nil }
        if node.endToken == node.firstToken + 1 {
            let token = token(node.firstToken)
            let (content, _) = content(of: token)
            guard content.count <= OpKind.longestString else { return nil }
            if !bytes[content.indices].contains(where: { $0 == 0x5C || $0 == 0x0D }) {
                return builder.symbols.intern(bytes, content)
            }
        }
        text.removeAll(keepingCapacity: true)
        for index in node.firstToken..<node.endToken {
            let (content, isRaw) = content(of: token(index))
            appendText(content, isRaw: isRaw)
        }
        guard text.count <= OpKind.longestString else { return nil }
        return builder.symbols.intern(text, ByteRange(0, UInt32(truncatingIfNeeded: text.count)))
    }

    /// What stands between the quotes, and whether backslashes are kept.
    private func content(of token: PythonToken) -> (ByteRange, isRaw: Bool) {
        var start = token.start
        let end = min(token.end, UInt32(clamping: bytes.count))
        var isRaw = false
        while start < end, bytes[Int(start)] != 0x22, bytes[Int(start)] != 0x27 {
            if bytes[Int(start)] | 0x20 == 0x72 { isRaw = true }
            start += 1
        }
        guard start < end else { return (ByteRange(at: end), isRaw) }
        let quote = bytes[Int(start)]
        let isTriple = end >= start + 6 && bytes[Int(start) + 1] == quote && bytes[Int(start) + 2] == quote
        let width: UInt32 = isTriple ? 3 : 1
        let isClosed = end >= start + width * 2 && bytes[Int(end) - 1] == quote
        return (ByteRange(start + width, isClosed ? end - width : max(end, start + width)), isRaw)
    }

    /// Adds text with its escapes resolved and LF at the end of each line, as Python reads it. Escapes by number or name stand for one `?`: no rule compares them.
    private mutating func appendText(_ range: ByteRange, isRaw: Bool) {
        var index = Int(range.start)
        let end = min(Int(range.end), bytes.count)
        while index < end {
            let byte = bytes[index]
            if byte == 0x0D {
                text.append(0x0A)
                index += index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
                continue
            }
            guard byte == 0x5C, !isRaw, index + 1 < end else {
                text.append(byte)
                index += 1
                continue
            }
            let next = bytes[index + 1]
            index += 2
            switch next {
            case 0x6E: text.append(0x0A)
            case 0x74: text.append(0x09)
            case 0x72: text.append(0x0D)
            case 0x5C, 0x22, 0x27: text.append(next)
            case 0x0A: break
            case 0x0D: if index < end, bytes[index] == 0x0A { index += 1 }
            case 0x78, 0x75, 0x55, 0x4E, 0x30...0x37: text.append(0x3F)
            default: text.append(contentsOf: [0x5C, next])
            }
        }
    }
}
