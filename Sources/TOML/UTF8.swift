import SourceText

/// The first bytes that are not UTF-8: the start of a sequence as far as it could have become a scalar, at least
/// one byte. Overlong forms, surrogates and what lies beyond U+10FFFF are not UTF-8.
func firstInvalidUTF8(in bytes: [UInt8]) -> ByteRange? {
    var index = 0
    while index < bytes.count {
        let lead = bytes[index]
        if lead < 0x80 {
            index += 1
            continue
        }
        let length: Int
        var allowed: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { allowed = 0xA0...0xBF }
            if lead == 0xED { allowed = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { allowed = 0x90...0xBF }
            if lead == 0xF4 { allowed = 0x80...0x8F }
        default: return byteRange(index, index + 1)
        }
        var next = index + 1
        while next < index + length {
            guard next < bytes.count, allowed.contains(bytes[next]) else { return byteRange(index, next) }
            allowed = 0x80...0xBF
            next += 1
        }
        index = next
    }
    return nil
}

/// A range from array indices; they fit, since a longer document is refused before anything else.
func byteRange(_ start: Int, _ end: Int) -> ByteRange {
    ByteRange(UInt32(clamping: start), UInt32(clamping: end))
}
