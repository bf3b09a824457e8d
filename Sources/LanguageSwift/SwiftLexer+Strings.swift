import SourceText

extension SwiftLexer {
    /// Where a stretch of a string's text ends.
    private enum TextEnd {
        case closing, interpolation, lineBreak, endOfFile
    }

    /// A string; the cursor stands on its first quote, `start` on the first `#`.
    mutating func lexString(_ start: Int, pounds: Int) {
        let quote = bytes[cursor]
        var delimiter = Delimiter(quote: quote, pounds: pounds)
        delimiter.isMultiline =
            quote == 0x22 && byte(cursor + 1) == 0x22 && byte(cursor + 2) == 0x22
            && (pounds == 0 || !closesOnLine(cursor + 3, pounds))
        if quote == 0x27 { report(start, start + 1, "Swift writes strings in double quotes") }
        cursor += delimiter.isMultiline ? 3 : 1
        switch skipText(delimiter) {
        case .closing: add(.string, from: start)
        case .interpolation:
            add(.stringStart, from: start)
            openStrings.append(OpenString(start: start, delimiter: delimiter))
        case .lineBreak:
            report(start, cursor, "this string is never closed")
            add(.string, from: start)
        case .endOfFile:
            report(start, min(start + 3, cursor), "this string is never closed")
            add(.string, from: start)
        }
    }

    /// At the `)` that ends an interpolation: the text of its string goes on.
    mutating func resumeString(_ start: Int) {
        guard let string = openStrings.last else { return }
        cursor += 1
        switch skipText(string.delimiter) {
        case .interpolation:
            add(.stringMiddle, from: start)
            return
        case .closing: break
        case .lineBreak, .endOfFile:
            report(string.start, string.start + 1, "this string is never closed")
        }
        add(.stringEnd, from: start)
        openStrings.removeLast()
    }

    /// Ends the innermost string at the cursor, in the middle of its interpolation.
    mutating func abandonString() {
        guard let string = openStrings.popLast() else { return }
        report(string.start, string.start + 1, "this string is never closed")
        add(.stringEnd, from: cursor)
    }

    /// Moves behind the closing delimiter or the `\(`, or up to what else ends the text.
    private mutating func skipText(_ delimiter: Delimiter) -> TextEnd {
        let start = cursor
        let pounds = delimiter.pounds
        var isOdd = false
        var end = TextEnd.endOfFile
        cursor = bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                index &+= 1
                switch byte {
                case delimiter.quote:
                    var behind = index
                    if delimiter.isMultiline {
                        guard index &+ 1 < bytes.count, bytes[index] == 0x22, bytes[index &+ 1] == 0x22 else {
                            continue
                        }
                        behind = index &+ 2
                    }
                    if pounds > 0 {
                        guard Self.hasPounds(bytes, behind, pounds) else { continue }
                        // More than there should be belong to it as well.
                        while behind < bytes.count, bytes[behind] == 0x23 { behind &+= 1 }
                    }
                    end = .closing
                    return behind
                case 0x5C:
                    if pounds > 0 {
                        guard Self.hasPounds(bytes, index, pounds) else { continue }
                        index &+= pounds
                    }
                    guard index < bytes.count else { continue }
                    let escaped = bytes[index]
                    if escaped == 0x28 {
                        end = .interpolation
                        return index &+ 1
                    }
                    if escaped == 0x22 || escaped == 0x27 || escaped == 0x5C { index &+= 1 }
                case 0x0A, 0x0D:
                    if !delimiter.isMultiline {
                        end = .lineBreak
                        return index &- 1
                    }
                case 0, 0x80...0xFF: isOdd = true
                default: break
                }
            }
            return index
        }
        if isOdd { tellOddBytes(from: start, to: cursor) }
        return end
    }

    /// Whether a number of `#` stand at an offset.
    private static func hasPounds(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        guard start &+ count <= bytes.count else { return false }
        for index in start..<start &+ count where bytes[index] != 0x23 { return false }
        return true
    }

    /// Whether a quote with that many `#` stands on the line from `start` on: then `#"""#` and the like is a string on
    /// one line.
    private mutating func closesOnLine(_ start: Int, _ pounds: Int) -> Bool {
        if bytes.withUnsafeBufferPointer({ Self.hasPounds($0, start, pounds) }) { return true }
        guard pounds <= Self.poundLimit else { return false }
        if memory.quoteLooks.isEmpty {
            memory.quoteLooks = Array(
                repeating: (from: 0, end: 0, isFound: false), count: Self.poundLimit + 1)
        }
        let look = memory.quoteLooks[pounds]
        if look.from <= start, start <= look.end, look.end > 0 { return look.isFound }
        var isFound = false
        let end = bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
                if bytes[index] == 0x22, Self.hasPounds(bytes, index &+ 1, pounds) {
                    isFound = true
                    break
                }
                index &+= 1
            }
            return index
        }
        memory.quoteLooks[pounds] = (start, end, isFound)
        return isFound
    }
}
