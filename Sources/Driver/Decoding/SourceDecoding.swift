import SourceText

/// Why the bytes of a file are no source text.
enum DecodingRefusal: Error, Hashable, Sendable {
    case binary
    case utf16
    /// An encoding that is declared in the file and not known here; the name as it stands there.
    case encoding(String)

    /// A phrase in lower case without a full stop. It may quote the file.
    var phrase: String {
        switch self {
        case .binary: "not text: it holds a NUL byte"
        case .utf16: "UTF-16, which is no encoding of source code"
        case .encoding(let name): "its encoding `\(name)` is not supported"
        }
    }
}

/// Bytes that are not what the encoding of their file allows, read as U+FFFD.
struct InvalidBytes: Hashable, Sendable {
    /// The first U+FFFD, in the decoded text.
    var first: ByteRange
    /// The first byte at fault.
    var byte: UInt8
    /// The encoding that it does not belong to.
    var encoding: String

    /// A sentence without a full stop, in lower case. It may quote the file.
    var message: String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "the byte 0x\(digits) is not \(encoding); it and its like are read as U+FFFD"
    }
}

/// Turns the bytes of a source file into UTF-8, in place; most files are UTF-8 already and are only looked
/// through.
///
/// A byte order mark stays. A file in another encoding is one that says so in a comment of its first two
/// lines, as PEP 263 has it. Invalid bytes do not make the file unreadable: each is read as U+FFFD, so all
/// ranges and columns refer to the decoded text, and the caller says that a part was not understood.
/// - Returns: what was invalid, if anything.
func decodeSource(_ bytes: inout [UInt8], hasEncodingComment: Bool) throws(DecodingRefusal) -> InvalidBytes? {
    let head = bytes.prefix(8192)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if head.contains(0) { throw looksLikeUTF16(head) ? .utf16 : .binary }
    let invalid = firstInvalidUTF8(bytes)
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    // An encoding matters where a byte is not ASCII; whether the name is known matters always.
    if hasEncodingComment, !hasMark, let name = declaredEncoding(bytes) {
        switch encoding(named: name) {
        case .utf8: break
        case .singleByte(let characters): return decode(&bytes, characters, name)
        case nil: throw .encoding(name)
        }
    }
    guard let invalid else { return nil }
    let byte = bytes[invalid]
    bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return InvalidBytes(
        first: ByteRange(UInt32(clamping: invalid), UInt32(clamping: invalid + 3)), byte: byte,
        encoding: "UTF-8")
}

/// NUL at most of the even places or at most of the odd ones and nowhere else, as in UTF-16 that is mostly ASCII.
private func looksLikeUTF16(_ head: ArraySlice<UInt8>) -> Bool {
    let sample = head.prefix(512)
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    return min(zeros[0], zeros[1]) == 0 && max(zeros[0], zeros[1]) * 20 >= sample.count * 7
}

/// The index of the first byte that is not part of well-formed UTF-8; nil where all is.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
        var index = 0
        let count = raw.count
        while index < count {
            if index + 8 <= count {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            let lead = raw[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            guard lead >= 0xC2, lead <= 0xF4, index + length <= count else { return index }
            let second = raw[index + 1]
            // No overlong forms, no surrogates, nothing above U+10FFFF.
            let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
            let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
            guard second >= lowest, second <= highest else { return index }
            for place in 2..<max(length, 2) where raw[index + place] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }
}

private func decode(_ bytes: inout [UInt8], _ characters: [Unicode.Scalar], _ name: String) -> InvalidBytes? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count + bytes.count / 4)
    var invalid: InvalidBytes?
    for byte in bytes {
        guard byte >= 0x80 else {
            decoded.append(byte)
            continue
        }
        let scalar = characters[Int(byte) - 0x80]
        let start = UInt32(clamping: decoded.count)
        decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        if scalar == "\u{FFFD}", invalid == nil {
            invalid = InvalidBytes(first: ByteRange(start, start + 3), byte: byte, encoding: name)
        }
    }
    bytes = decoded
    return invalid
}
