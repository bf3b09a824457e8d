/// Paths as `file:` URIs. What is no such URI has no path.
enum FileURI {
    /// The absolute path of a URI; nil for another scheme or host, or for one that is broken.
    static func path(_ uri: String) -> String? {
        guard uri.utf8.count >= 7, uri.prefix(5).lowercased() == "file:" else { return nil }
        var rest = Array(uri.utf8.dropFirst(5))
        if rest.starts(with: "//".utf8) {
            rest.removeFirst(2)
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let host = String(decoding: rest[..<slash], as: UTF8.self)
            guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
            rest.removeFirst(slash)
        }
        guard rest.first == UInt8(ascii: "/") else { return nil }
        var bytes: [UInt8] = []
        var index = 0
        while index < rest.count {
            guard rest[index] == UInt8(ascii: "%") else {
                bytes.append(rest[index])
                index += 1
                continue
            }
            guard index + 2 < rest.count, let high = digit(rest[index + 1]), let low = digit(rest[index + 2])
            else { return nil }
            bytes.append(high << 4 | low)
            index += 3
        }
        guard !bytes.contains(0) else { return nil }
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The URI of an absolute path.
    static func uri(_ path: String) -> String {
        var bytes = Array("file://".utf8)
        for byte in path.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                bytes += Array("%\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~/".utf8.contains(byte)
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
