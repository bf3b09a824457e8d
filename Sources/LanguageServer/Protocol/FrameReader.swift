/// Cuts what comes from a client into messages: a header with `Content-Length`, an empty line, and so many bytes.
///
/// What is no header is passed over up to the next one, and told once.
struct FrameReader {
    /// A message of more bytes is passed over: no document is so large.
    static let largestMessage = 128 << 20
    /// A header of more bytes is none.
    static let largestHeader = 8 << 10

    private var buffer: [UInt8] = []
    /// What of the buffer was handed out.
    private var start = 0
    /// Of a message that is passed over: what has still to come.
    private var skipped = 0
    private var isLost = false

    enum Frame: Equatable {
        case message([UInt8])
        /// Something that is no message; a sentence.
        case broken(String)
    }

    mutating func append(_ bytes: [UInt8]) {
        if start > 0, start == buffer.count || start > 1 << 16 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer += bytes
    }

    /// The next message that is there as a whole.
    mutating func next() -> Frame? {
        if skipped > 0 {
            let count = min(skipped, buffer.count - start)
            start += count
            skipped -= count
            if skipped > 0 { return nil }
        }
        guard let end = headerEnd() else {
            guard buffer.count - start > Self.largestHeader else { return nil }
            // A header may begin in what is kept.
            start = buffer.count - Self.largestHeader / 2
            return lose("there is no header in what was sent")
        }
        guard let length = contentLength(buffer[start..<end.header]) else {
            start = end.body
            return lose("a header has no `Content-Length`")
        }
        guard length <= Self.largestMessage else {
            start = end.body
            skipped = length
            return .broken("a message of \(length) bytes is too large")
        }
        guard buffer.count - end.body >= length else { return nil }
        isLost = false
        start = end.body + length
        return .message(Array(buffer[end.body..<start]))
    }

    private mutating func lose(_ reason: String) -> Frame? {
        guard !isLost else { return next() }
        isLost = true
        return .broken(reason)
    }

    /// Where the first header ends, and where the message behind it begins.
    private func headerEnd() -> (header: Int, body: Int)? {
        var index = start
        while index < buffer.count {
            if buffer[index] == 0x0A {
                let rest = buffer[(index + 1)...].prefix(2)
                if rest.first == 0x0A { return (index, index + 2) }
                if rest.elementsEqual([0x0D, 0x0A]) { return (index, index + 3) }
            }
            index += 1
        }
        return nil
    }

    /// The number behind the last `Content-Length:`; behind something broken it need not begin its line.
    private func contentLength(_ header: ArraySlice<UInt8>) -> Int? {
        let name = Array("content-length:".utf8)
        guard header.count > name.count else { return nil }
        let starts = (header.startIndex...(header.endIndex - name.count)).reversed()
        let found = starts.first { index in
            header[index..<(index + name.count)].elementsEqual(name) { $0 | 0x20 == $1 | 0x20 }
        }
        guard let found else { return nil }
        let digits = header[(found + name.count)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix {
            $0 >= 0x30 && $0 <= 0x39
        }
        guard !digits.isEmpty, digits.count < 16 else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
