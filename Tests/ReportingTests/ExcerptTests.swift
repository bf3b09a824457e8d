import Findings
import SourceText
import Testing

@testable import Reporting

/// The layout of excerpts: what is shown, what is marked, whatever the file holds.
@Suite struct ExcerptTests {
    private func excerpt(
        _ source: String, _ marks: [(needle: String, label: String, isMain: Bool)], width: Int = 100,
        context: Int = 0
    ) -> String {
        let text = Report.Text(Array(source.utf8))
        var writer = TerminalWriter(isColored: false)
        Excerpt(
            text: text,
            marks: marks.map { mark in
                let found = text.bytes.firstRange(of: Array(mark.needle.utf8)) ?? 0..<0
                return Excerpt.Mark(
                    range: ByteRange(UInt32(found.lowerBound), UInt32(found.upperBound)), label: mark.label,
                    isMain: mark.isMain)
            }, gutter: 2, width: width, mainStyle: .error, context: context
        ).write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func labelsOnOneLine() {
        #expect(
            excerpt(
                "aa bb cc dd\n",
                [("aa", "first", false), ("bb", "", false), ("cc", "third", true), ("dd", "last", false)])
                    == """
                     1 | aa bb cc dd
                       | -- -- ^^ -- last
                       | |     |
                       | |     third
                       | first

                    """)
    }

    @Test func overlappingMarks() {
        #expect(
            excerpt("f(g(x))\n", [("f(g(x))", "outer", true), ("g(x)", "inner", false), ("x", "x", false)])
                == """
                 1 | f(g(x))
                   | ^^^^^^^ outer
                   |   | |
                   |   | x
                   |   inner

                """)
    }

    @Test func aLongRangeIsShownByItsEnds() {
        let body = (1...9).map { "    line\($0)\n" }.joined()
        #expect(
            excerpt("call(\n\(body)  )\nnext\n", [("call(\n\(body)  )", "the call", true)], context: 1)
                == """
                 1 | call(
                   | ^^^^^
                 ...
                11 |   )
                   |   ^ the call
                12 | next

                """)
    }

    @Test func blankContextIsDropped() {
        #expect(excerpt("a\n\nx\n  \nb\n", [("x", "", true)], context: 1) == " 3 | x\n   | ^\n")
    }

    @Test func anEmptyRangeIsOneMark() {
        #expect(excerpt("abc\n", [("", "here", true)]) == " 1 | abc\n   | ^ here\n")
        #expect(excerpt("", [("", "here", true)]) == " 1 |\n   | ^ here\n")
    }

    @Test func loneReturnsEndLines() {
        #expect(excerpt("a\rb\r\nc", [("b", "", true)], context: 1) == " 1 | a\n 2 | b\n   | ^\n 3 | c\n")
    }

    /// Any bytes, any ranges: nothing crashes, no line of code is wider than asked, and the first mark stands
    /// below the scalar it is for.
    @Test func anyBytes() {
        var generator = Random(seed: 3)
        let alphabet: [UInt8] = [
            0x61, 0x20, 0x09, 0x0A, 0x0D, 0xE6, 0x97, 0xA5, 0xCC, 0x81, 0x1B, 0xFF, 0xF0, 0x23, 0x5B,
        ]
        for round in 0..<3_000 {
            let count = Int.random(in: 0...(round % 10 == 0 ? 3_000 : 60), using: &generator)
            let bytes = (0..<count).map { _ in generator.byte(among: alphabet) }
            let text = Report.Text(bytes)
            let marks = (0..<Int.random(in: 1...4, using: &generator)).map { index in
                let start = UInt32.random(in: 0...UInt32(count + 2), using: &generator)
                let length = UInt32.random(in: 0...20, using: &generator)
                return Excerpt.Mark(
                    range: ByteRange(start, start + length), label: index % 2 == 0 ? "label" : "",
                    isMain: index == 0)
            }
            var writer = TerminalWriter(isColored: false)
            Excerpt(text: text, marks: marks, gutter: 5, width: 40, mainStyle: .error, context: 1).write(
                to: &writer)
            let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
            #expect(lines.contains { $0.contains("^") })
            for line in lines where !line.hasPrefix("      |") {
                let width = line.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
                #expect(width <= 5 + 3 + 40, "\(line)")
            }
        }
    }

    @Test func markedTextStandsAboveItsMark() {
        var generator = Random(seed: 4)
        let pieces = ["a", "日", "\t", "e\u{301}", "🙂", " ", "\u{1B}", "é"]
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...60, using: &generator)
            let before = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let behind = (0..<(60 - count)).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
            let rows = excerpt(before + "TARGET" + behind, [("TARGET", "", true)], width: 40).split(
                separator: "\n")
            let column = rows[1].prefix { $0 != "^" }.count
            var width = 0
            var shown = ""
            for scalar in rows[0].unicodeScalars {
                if width >= column, width < column + 6, scalar.terminalWidth > 0 {
                    shown.unicodeScalars.append(scalar)
                }
                width += scalar.terminalWidth
            }
            #expect(shown.hasPrefix("TARGET"), "\(rows)")
        }
    }

    @Test func aLineOfManyMegabytes() {
        let line = String(repeating: "x, ", count: 1_000_000)
        let shown = excerpt("a = [\(line)TARGET, \(line)]", [("TARGET", "", true)], width: 60)
        #expect(shown.utf8.count < 300 && shown.contains("TARGET"))
    }
}
