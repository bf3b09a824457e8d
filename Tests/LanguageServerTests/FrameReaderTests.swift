import Testing

@testable import LanguageServer

@Suite struct FrameReaderTests {
    private func frames(_ chunks: [String]) -> [FrameReader.Frame] {
        var reader = FrameReader()
        var frames: [FrameReader.Frame] = []
        for chunk in chunks {
            reader.append(Array(chunk.utf8))
            while let frame = reader.next() { frames.append(frame) }
        }
        return frames
    }

    private func message(_ text: String) -> FrameReader.Frame { .message(Array(text.utf8)) }

    @Test func messagesComeInAnyPieces() {
        let text = "Content-Length: 2\r\n\r\n{}content-type: x\r\nCONTENT-LENGTH:3\r\n\r\n[1]"
        #expect(frames([text]) == [message("{}"), message("[1]")])
        #expect(frames(text.map(String.init)) == [message("{}"), message("[1]")])
        #expect(frames(["Content-Length: 2\n\n{}"]) == [message("{}")])
        #expect(frames(["Content-Length: 9\r\n\r\n{}"]) == [])
        #expect(frames(["Content-Length: 0\r\n\r\n"]) == [message("")])
    }

    @Test func whatIsNoHeaderIsPassedOverAndToldOnce() {
        let lost = FrameReader.Frame.broken("a header has no `Content-Length`")
        #expect(frames(["Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]"]) == [lost, message("[]")])
        #expect(frames(["Content-Length: -2\r\n\r\nContent-Length: 2\r\n\r\n[]"]) == [lost, message("[]")])
        #expect(
            frames(["a\n\nb\n\nc\n\nContent-Length: 2\r\n\r\n[]", "a\n\n"]) == [lost, message("[]"), lost])
        let noise = String(repeating: "x", count: FrameReader.largestHeader * 4)
        #expect(
            frames([noise, noise, "\nContent-Length: 2\r\n\r\n{}"]) == [
                .broken("there is no header in what was sent"), message("{}"),
            ])
    }

    @Test func aMessageThatIsTooLargeIsPassedOverAsItComes() {
        let size = FrameReader.largestMessage + 1
        var reader = FrameReader()
        reader.append(Array("Content-Length: \(size)\r\n\r\n".utf8))
        #expect(reader.next() == .broken("a message of \(size) bytes is too large"))
        let part = [UInt8](repeating: 0x78, count: size / 64)
        for _ in 0..<64 {
            reader.append(part)
            #expect(reader.next() == nil)
        }
        reader.append([UInt8](repeating: 0x78, count: size - part.count * 64))
        reader.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
        #expect(reader.next() == .message(Array("{}".utf8)))
    }

    @Test func urisAndPaths() {
        #expect(FileURI.path("file:///a/b%20c/%C3%A4.py") == "/a/b c/ä.py")
        #expect(FileURI.path("file://localhost/a/") == "/a")
        #expect(FileURI.path("FILE:/a") == "/a")
        for broken in [
            "", "file:", "file://host/a", "untitled:1", "file:///a%2", "file:///%00", "file:///%ff",
        ] {
            #expect(FileURI.path(broken) == nil, "\(broken)")
        }
        #expect(FileURI.uri("/a/b c/ä.py") == "file:///a/b%20c/%C3%A4.py")
        #expect(FileURI.path(FileURI.uri("/%41 #?")) == "/%41 #?")
    }

    @Test func positionsInEveryEncoding() {
        let text = "aä😀b\r\nc\rd"
        let bytes = Array(text.utf8)
        var document = OpenText(uri: "", path: "", version: 1, text: text)
        for (encoding, character) in [(PositionEncoding.utf8, 7), (.utf16, 4), (.utf32, 3)] {
            let place = Position(line: 0, character: character)
            #expect(encoding.offset(of: place, in: document.lines, bytes) == 7)
            #expect(encoding.position(of: 7, in: document.lines, bytes) == place)
            // Behind the end of a line, and of the text.
            #expect(encoding.offset(of: Position(line: 0, character: 99), in: document.lines, bytes) == 8)
            #expect(encoding.offset(of: Position(line: 9, character: 0), in: document.lines, bytes) == 13)
            #expect(encoding.offset(of: Position(line: -1, character: -1), in: document.lines, bytes) == 0)
        }
        // Between the halves of a pair there is no place.
        #expect(
            PositionEncoding.utf16.offset(of: Position(line: 0, character: 3), in: document.lines, bytes) == 3
        )
        #expect(PositionEncoding(offered: nil) == .utf16)
        #expect(PositionEncoding(offered: ["utf-7", "utf-32", "utf-8"]) == .utf32)
        let end = Position(line: 2, character: 1)
        document.apply(
            [
                Params.Change.Part(range: Range(start: Position(line: 1, character: 0), end: end), text: "x"),
                Params.Change.Part(
                    range: Range(
                        start: Position(line: 0, character: 2), end: Position(line: 0, character: 4)),
                    text: ""
                ),
            ], .utf16)
        #expect(String(decoding: document.bytes, as: UTF8.self) == "aäb\r\nx")
        document.apply([Params.Change.Part(range: nil, text: "new")], .utf16)
        #expect(String(decoding: document.bytes, as: UTF8.self) == "new")
    }
}
