import SourceText

/// Values, and the arrays and inline tables that hold them.
extension Parser {
    /// A value of any type; the cursor ends behind it.
    ///
    /// - Parameter depth: How many tables and arrays there are around the value.
    mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
        switch byte {
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "{"): try inlineTable(depth: depth)
        default: try scalar()
        }
    }

    private mutating func scalar() throws(TOMLError) -> TOMLValue {
        let start = index
        let kind: TOMLValue.Kind
        if let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            kind = .string(try string(quote))
        } else {
            kind = try bareValue()
        }
        return TOMLValue(kind, range: byteRange(start, index))
    }

    private mutating func array(depth: Int) throws(TOMLError) -> TOMLValue {
        let start = index
        index += 1
        try tables.checkDepth(depth, at: byteRange(start, index))
        var elements: [TOMLValue] = []
        try skipBlanksLineEndsAndComments()
        while byte != nil, byte != UInt8(ascii: "]") {
            elements.append(try value(depth: depth + 1))
            try skipBlanksLineEndsAndComments()
            guard take(UInt8(ascii: ",")) else { break }
            try skipBlanksLineEndsAndComments()
        }
        guard take(UInt8(ascii: "]")) else {
            if byte == nil { throw error(start..<start + 1, "this array is never closed; add its ]") }
            throw unexpected("write a comma before the next element, or close the array with ]")
        }
        return TOMLValue(.array(elements), range: byteRange(start, index))
    }

    private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLValue {
        let start = index
        index += 1
        try tables.checkDepth(depth, at: byteRange(start, index))
        let table = tables.makeInlineTable(depth: depth, at: start)
        skipBlanks()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                if byte == UInt8(ascii: "}") {
                    throw unexpected("remove the comma before it, which an inline table must not end with")
                }
                try checkStillInline(from: start)
                try keyAndValue(in: table)
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else {
                try checkStillInline(from: start)
                throw unexpected("write a comma before the next key, or close the inline table with }")
            }
        }
        return TOMLValue(.table(tables.finish(table, endingAt: index)), range: byteRange(start, index))
    }

    private func checkStillInline(from start: Int) throws(TOMLError) {
        guard byte == nil || byte == UInt8(ascii: "#") || isLineEnd else { return }
        throw error(
            start..<start + 1,
            "this inline table is not closed on its line; add its }, or use a table with a header")
    }

    /// Anything without quotes and brackets. It is measured up to the next separator before it is read, so that an
    /// error can show all of it.
    private mutating func bareValue() throws(TOMLError) -> TOMLValue.Kind {
        let token = index..<endOfBareValue(from: index)
        guard !token.isEmpty else { throw unexpected("write a value before it") }
        if isTime(at: index) { return .dateTime(try localTime(token)) }
        if isDate(at: index) {
            // One space may stand between a date and a time.
            let hasTime =
                token.count == 10 && byte(ahead: 10) == UInt8(ascii: " ") && isDigit(byte(ahead: 11))
            let end = hasTime ? endOfBareValue(from: index + 11) : token.upperBound
            return .dateTime(try dateTime(index..<end))
        }
        if let constant = constant(token) {
            index = token.upperBound
            return constant
        }
        return try number(token)
    }

    private func constant(_ token: Range<Int>) -> TOMLValue.Kind? {
        guard token.count <= 5 else { return nil }
        return switch String(decoding: bytes[token], as: UTF8.self) {
        case "true": .boolean(true)
        case "false": .boolean(false)
        case "inf", "+inf": .float(.infinity)
        case "-inf": .float(-.infinity)
        case "nan", "+nan", "-nan": .float(.nan)
        default: nil
        }
    }

    private func endOfBareValue(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                UInt8(ascii: ","),
                UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"):
                return end
            default: end += 1
            }
        }
        return end
    }
}
