import SourceText

extension PythonLexer {
    /// A string; the cursor stands on its first quote.
    mutating func lexString(_ start: Int, prefix: UInt8) {
        let quote = bytes[cursor]
        let isTriple = byte(cursor + 1) == quote && byte(cursor + 2) == quote
        if prefix & 4 != 0 {
            cursor += isTriple ? 3 : 1
            add(.fieldStringStart, from: start)
            fieldStrings.append(FieldString(quote: quote, isTriple: isTriple, isRaw: prefix & 1 != 0))
            return
        }
        if isTriple {
            lexTripleString(quote)
        } else {
            lexSingleString(quote)
        }
        cursor = min(cursor, bytes.count)
        add(.string, from: start)
    }

    private mutating func lexSingleString(_ quote: UInt8) {
        let start = cursor
        var isClosed = false
        cursor = bytes.withUnsafeBufferPointer { bytes in
            var index = start + 1
            while index < bytes.count {
                let byte = bytes[index]
                if byte == quote {
                    isClosed = true
                    return index + 1
                }
                if byte == 0x5C {
                    let isBoth =
                        index + 2 < bytes.count && bytes[index + 1] == 0x0D && bytes[index + 2] == 0x0A
                    index += isBoth ? 3 : 2
                    continue
                }
                if byte == 0x0A || byte == 0x0D { break }
                index &+= 1
            }
            return index
        }
        if isClosed { return }
        cursor = min(cursor, bytes.count)
        report(start, cursor, "this string is never closed")
    }

    private mutating func lexTripleString(_ quote: UInt8) {
        let start = cursor
        let end = bytes.withUnsafeBufferPointer { bytes in
            var index = start + 3
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0x5C {
                    index &+= 2
                    continue
                }
                if byte == quote, index + 2 < bytes.count, bytes[index + 1] == quote,
                    bytes[index + 2] == quote
                {
                    return index + 3
                }
                index &+= 1
            }
            return -1
        }
        cursor = end < 0 ? bytes.count : end
        if end < 0 { report(start, start + 3, "this string is never closed") }
    }

    // MARK: Strings with fields

    /// In the text of a string with fields, or in a field's format: text, the start of a field, or the end.
    mutating func lexFieldStringText() -> Bool {
        guard let index = fieldStrings.indices.last else { return false }
        let string = fieldStrings[index]
        let start = cursor
        let isInField = !string.fields.isEmpty
        let isInFormat = string.isInFormat && isInField
        while cursor < bytes.count {
            let byte = bytes[cursor]
            switch byte {
            case string.quote where closes(string):
                if cursor > start {
                    add(.fieldStringMiddle, from: start)
                    return true
                }
                if isInField { report(start, start + 1, "this field is never closed") }
                closeFieldString()
                return true
            case 0x7B:
                if self.byte(cursor + 1) == 0x7B, !isInFormat {
                    cursor += 2
                    continue
                }
                if cursor > start { add(.fieldStringMiddle, from: start) }
                fieldStrings[index].fields.append(brackets.count)
                fieldStrings[index].isInText = false
                fieldStrings[index].isInFormat = false
                openBracket(.leftBrace, 0x7B)
                return true
            case 0x7D:
                if self.byte(cursor + 1) == 0x7D, !isInField {
                    cursor += 2
                    continue
                }
                if isInField {
                    if cursor > start { add(.fieldStringMiddle, from: start) }
                    closeField()
                    return true
                }
                report(cursor, cursor + 1, "this brace closes nothing; write it twice")
                cursor += 1
            case 0x0A, 0x0D:
                if !string.isTriple {
                    if isInFormat { leaveFormat(index, start) } else { leaveFieldString(start) }
                    return true
                }
                cursor += 1
            case 0x5C:
                skipEscape(isRaw: string.isRaw)
            default:
                cursor += 1
            }
        }
        cursor = min(cursor, bytes.count)
        if cursor > start { add(.fieldStringMiddle, from: start) }
        return false
    }

    /// A backslash in text. One before a brace escapes nothing; `\N{…}` names a character and opens no field.
    private mutating func skipEscape(isRaw: Bool) {
        let next = byte(cursor + 1)
        if next == 0x7B || next == 0x7D {
            cursor += 1
        } else if next == 0x4E, byte(cursor + 2) == 0x7B, !isRaw {
            cursor += 3
            while cursor < bytes.count,
                isWordByte(bytes[cursor]) || bytes[cursor] == 0x20 || bytes[cursor] == 0x2D
            {
                cursor += 1
            }
            if byte(cursor) == 0x7D { cursor += 1 }
        } else {
            cursor = isLineBreak(cursor + 1) ? afterLineBreak(cursor + 1) : cursor + 2
        }
    }

    private func closes(_ string: FieldString) -> Bool {
        !string.isTriple || byte(cursor + 1) == string.quote && byte(cursor + 2) == string.quote
    }

    private mutating func closeFieldString() {
        guard let string = fieldStrings.popLast() else { return }
        if let depth = string.fields.first, depth < brackets.count { brackets.removeSubrange(depth...) }
        let start = cursor
        cursor += string.isTriple ? 3 : 1
        add(.fieldStringEnd, from: start)
    }

    /// A format specification on one line that the line's end cuts off: what follows is code of the field.
    private mutating func leaveFormat(_ index: Int, _ start: Int) {
        if cursor > start { add(.fieldStringMiddle, from: start) }
        fieldStrings[index].isInText = false
        fieldStrings[index].isInFormat = false
    }

    /// A string on one line that the line's end cuts off.
    private mutating func leaveFieldString(_ start: Int) {
        if cursor > start { add(.fieldStringMiddle, from: start) }
        report(start, cursor, "this string is never closed")
        guard let string = fieldStrings.popLast() else { return }
        if let depth = string.fields.first, depth < brackets.count { brackets.removeSubrange(depth...) }
        tokens.append(PythonToken(.fieldStringEnd, cursor, cursor))
    }

    /// The brace that ends the innermost field.
    mutating func closeField() {
        guard let index = fieldStrings.indices.last, let depth = fieldStrings[index].fields.popLast() else {
            return
        }
        if depth < brackets.count { brackets.removeSubrange(depth...) }
        fieldStrings[index].isInText = true
        // Behind a field inside a format specification, CPython takes doubled braces for text again.
        fieldStrings[index].isInFormat = false
        cursor += 1
        add(.rightBrace, from: cursor - 1)
    }

    /// Whether the cursor stands in the code of a field with no bracket open inside it.
    var isAtFieldLevel: Bool {
        guard let depth = fieldStrings.last?.fields.last else { return false }
        return brackets.count == depth + 1
    }
}
