import Findings
import SourceText
import Testing

@testable import Reporting

/// The line hash against the values that the uploading action's own tests fix.
@Suite struct LineHashTests {
    private func hashes(_ text: String) -> [String] {
        let text = Report.Text(Array(text.utf8))
        let lines = Set(1...text.lines.starts.count)
        let found = lineHashes(of: text, lines: lines)
        return lines.sorted().map { found[$0] ?? "none" }
    }

    @Test func emptyFile() {
        #expect(hashes("") == ["c129715d7a2bc9a3:1"])
    }

    @Test func shortLinesAndBlanks() {
        let expected = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
        #expect(hashes(" a\nb\n  \t\tc\n d") == expected)
    }

    @Test func withoutALastLineEnd() {
        #expect(
            hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End") == [
                "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
                "b86d3392aea1be30:1", "e6ceba753e1a442:1",
            ])
    }

    @Test(arguments: [
        " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
        " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
        " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
        " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
    ])
    func everyLineEndIsTheSame(_ text: String) {
        #expect(
            hashes(text) == [
                "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
                "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
            ])
    }

    @Test func equalLinesAreNumbered() {
        #expect(
            hashes(String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10)) == [
                "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
            ])
    }

    @Test func statements() {
        #expect(
            hashes("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n") == [
                "e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
                "54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1",
            ])
    }

    /// By the definition, not rolling: a scalar beyond the basic plane counts as two units.
    @Test func surrogatesAndBrokenBytes() {
        let bytes = Array("x🙂 é".utf8) + [0xFF, 0x0A] + Array("日\n".utf8)
        let units: [[UInt16]] = [
            [0x78, 0xD83D, 0xDE42, 0xE9, 0xFFFD, 0x0A, 0x65E5, 0x0A, 0xFFFF], [0x65E5, 0x0A, 0xFFFF],
            [0xFFFF],
        ]
        let found = lineHashes(of: Report.Text(bytes), lines: [1, 2, 3])
        for (index, window) in units.enumerated() {
            let padded = window + [UInt16](repeating: 0, count: 100 - window.count)
            let hash = padded.reduce(0 as UInt64) { $0 &* 37 &+ UInt64($1) }
            #expect(found[index + 1] == "\(String(hash, radix: 16)):1")
        }
    }
}
