import SourceText

/// How errors are made, so that all of them read alike.
extension Parser {
    /// The character under the cursor; empty at the end of a line and of the document.
    var here: ByteRange {
        guard byte != nil, !isLineEnd else { return byteRange(index, index) }
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return byteRange(index, end)
    }

    func error(_ range: Range<Int>, _ message: String) -> TOMLError {
        TOMLError(range: byteRange(range.lowerBound, range.upperBound), message: message)
    }

    /// Something else stands under the cursor than what the grammar wants.
    func unexpected(_ cure: String) -> TOMLError {
        if here.isEmpty {
            let place = byte == nil ? "the document" : "the line"
            return TOMLError(range: here, message: "\(place) ends too early; \(cure)")
        }
        if let byte, isControl(byte) { return controlCharacter("remove it") }
        return TOMLError(range: here, message: "this character is unexpected here; \(cure)")
    }

    /// A control character under the cursor.
    func controlCharacter(_ cure: String) -> TOMLError {
        if byte == UInt8(ascii: "\r") {
            return TOMLError(
                range: here, message: "a carriage return must be followed by a line feed; \(cure)")
        }
        return TOMLError(range: here, message: "control characters are not allowed; \(cure)")
    }
}
