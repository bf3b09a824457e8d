/// Writes JSON as it goes, without a tree in memory. The order of keys is the order of calls.
///
/// Containers are closures, so brackets always balance:
///
///     var json = JSONWriter(layout: .indented)
///     json.object { json in
///         json.field("line", 3)
///         json.array("path") { json in json.value("a") }
///     }
///
/// Strings are escaped so that the text survives a terminal and a build log unharmed and still means the same:
/// besides what JSON demands, DEL and C1, bidirectional, invisible and line-separating characters and the first
/// `#` of what a build service takes for a command are written as `\u…`.
public struct JSONWriter: Sendable {
    public enum Layout: Sendable {
        /// No white space at all.
        case compact
        /// Two blanks a level; containers marked `inline` stay on their line.
        case indented
    }

    public private(set) var bytes: [UInt8] = []
    private let layout: Layout
    private var depth = 0
    /// How many of the open containers are written on one line.
    private var inlineDepth = 0
    private var isFirst = true
    private var isBehindKey = false

    public init(layout: Layout = .compact) {
        self.layout = layout
    }

    /// Writes an object as the next value; `body` writes its fields.
    public mutating func object(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "{"), UInt8(ascii: "}"), inline: inline, body)
    }

    /// Writes an array as the next value; `body` writes its elements.
    public mutating func array(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "["), UInt8(ascii: "]"), inline: inline, body)
    }

    public mutating func value(_ text: String) {
        beginValue()
        quote(Array(text.utf8))
    }

    /// A string of bytes that may not be UTF-8; what is not becomes U+FFFD.
    public mutating func value(bytes text: some Sequence<UInt8>) {
        beginValue()
        quote(Array(text))
    }

    public mutating func value(_ number: Int) {
        beginValue()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// The shortest decimal that reads back as the same number; null where JSON has no way to write it.
    public mutating func value(_ number: Double) {
        beginValue()
        bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
    }

    public mutating func value(_ flag: Bool) {
        beginValue()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    public mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a key; exactly one value must follow.
    public mutating func key(_ key: String) {
        beginValue()
        quote(Array(key.utf8))
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(0x20) }
        isBehindKey = true
    }

    /// Writes elements of an array that were written before, with the commas between them; nothing for none.
    public mutating func elements(_ written: [UInt8]) {
        guard !written.isEmpty else { return }
        beginValue()
        bytes.append(contentsOf: written)
    }

    /// Ends a line between the values of JSON lines, or the document.
    public mutating func newline() {
        bytes.append(0x0A)
        isFirst = true
    }

    private mutating func container(
        _ open: UInt8, _ close: UInt8, inline: Bool, _ body: (inout JSONWriter) -> Void
    ) {
        beginValue()
        bytes.append(open)
        depth += 1
        inlineDepth += inline || inlineDepth > 0 ? 1 : 0
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst, inlineDepth == 0 { breakLine() }
        inlineDepth -= inlineDepth > 0 ? 1 : 0
        bytes.append(close)
        isFirst = false
    }

    private mutating func beginValue() {
        if isBehindKey {
            isBehindKey = false
            return
        }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if inlineDepth > 0 {
            if !isFirst, layout == .indented { bytes.append(0x20) }
        } else if depth > 0 {
            breakLine()
        }
        isFirst = false
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }
}

extension JSONWriter {
    public mutating func field(_ key: String, _ value: String) {
        self.key(key)
        self.value(value)
    }

    /// Null where there is no value.
    public mutating func field(_ key: String, _ value: String?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    public mutating func field(_ key: String, _ value: Int) {
        self.key(key)
        self.value(value)
    }

    public mutating func field(_ key: String, _ value: Double) {
        self.key(key)
        self.value(value)
    }

    public mutating func field(_ key: String, _ value: Bool) {
        self.key(key)
        self.value(value)
    }

    public mutating func object(_ key: String, inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        object(inline: inline, body)
    }

    public mutating func array(_ key: String, inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        array(inline: inline, body)
    }

    private mutating func quote(_ text: [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, isPlain(text[index]) { index += 1 }
            bytes.append(contentsOf: text[start..<index])
            guard index < text.count else { break }
            let decoded = DecodedScalar(text, at: index, end: text.count)
            if decoded.scalar.isASCII {
                let isCommand = beginsCommand(text, at: index, end: text.count)
                if isCommand { escape(0x23) } else { quote(ascii: text[index]) }
            } else if isUnsafeForTerminals(decoded.scalar) {
                for unit in UTF16.encode(decoded.scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
            } else {
                bytes.append(utf8: decoded.scalar)
            }
            index += decoded.length
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte stands for itself, whatever follows.
    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            && byte != UInt8(ascii: "#")
    }

    private mutating func quote(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x00..<0x20, 0x7F: escape(UInt16(byte))
        default: bytes.append(byte)
        }
    }

    private mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        bytes.append(contentsOf: digits.utf8)
    }
}
