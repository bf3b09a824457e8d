/// How a file says in a comment which encoding it is written in (PEP 263).
enum SourceEncoding: Sendable {
    case utf8
    /// The characters of the bytes from 0x80 on.
    case singleByte([Unicode.Scalar])
}

/// The name behind `coding:` or `coding=` in a comment on the first line, or on the second where the first is
/// blank or a comment too. The same places as CPython looks in, letter for letter.
func declaredEncoding(_ bytes: [UInt8]) -> String? {
    var start = 0
    for _ in 0..<2 {
        // Most files begin with neither a comment nor blanks, and are done here.
        var index = start
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0C {
            index += 1
        }
        var end = index
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        if index < end {
            guard bytes[index] == UInt8(ascii: "#") else { return nil }
            if let name = encodingName(bytes[index..<end]) { return name }
        }
        guard end < bytes.count else { return nil }
        let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
        start = end + (isPair ? 2 : 1)
    }
    return nil
}

private func encodingName(_ comment: ArraySlice<UInt8>) -> String? {
    var rest = comment
    while let index = rest.firstIndex(of: UInt8(ascii: "c")) {
        rest = rest[index...]
        guard rest.starts(with: "coding".utf8) else {
            rest = rest.dropFirst()
            continue
        }
        rest = rest.dropFirst(6)
        guard rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: "=") else { continue }
        let name = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.prefix(while: isNameByte)
        if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
}

private func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        || (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
}

/// Lower case, with a hyphen for `_`, `.` and blanks: Python takes such names for the same.
private func normalizedEncodingName(_ name: String) -> String {
    String(
        decoding: name.utf8.map { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case UInt8(ascii: "_"), UInt8(ascii: "."), 0x20: UInt8(ascii: "-")
            default: byte
            }
        }, as: UTF8.self)
}

/// The encoding of a name; nil for one that is not supported.
func encoding(named name: String) -> SourceEncoding? {
    let name = normalizedEncodingName(name)
    let utf8Names = ["utf-8", "utf8", "u8", "utf", "utf-8-sig", "cp65001"]
    if utf8Names.contains(name) || name.hasPrefix("utf-8-") { return .utf8 }
    let latin1 = ["latin-1", "iso-8859-1", "iso-latin-1"]
    let isLatin1 =
        latin1.contains { name == $0 || name.hasPrefix($0 + "-") }
        || ["latin1", "latin", "l1", "iso8859-1", "8859", "cp819", "ibm819"].contains(name)
    if isLatin1 { return .singleByte((0x80...0xFF).map { Unicode.Scalar(UInt8($0)) }) }
    if ["ascii", "us-ascii", "646", "us"].contains(name) {
        return .singleByte(Array(repeating: "\u{FFFD}", count: 128))
    }
    guard let known = singleByteEncodings.first(where: { $0.names.contains(name) }) else { return nil }
    let listed = Array(known.characters.unicodeScalars)
    let controls = (0x80..<0x80 + max(0, 128 - listed.count)).map { Unicode.Scalar(UInt8($0)) }
    return .singleByte(controls + listed)
}
