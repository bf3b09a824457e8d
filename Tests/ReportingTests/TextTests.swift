import Findings
import SourceText
import Testing

@testable import Reporting

/// Details of the text formats and of JSON that goldens do not show.
@Suite struct TextTests {
    private func closing(errors: Int, warnings: Int, notes: Int, seconds: Double) -> String {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: "x\n")
        for (severity, count) in [(Severity.error, errors), (.warning, warnings), (.note, notes)] {
            for _ in 0..<count {
                sample.add("commit-on-borrowed-session", severity, "m", at: sample.place(file, "x"))
            }
        }
        sample.summary.seconds = seconds
        let line = String(decoding: renderClosingLine(sample.report(), color: false), as: UTF8.self)
        return line.split(separator: "·").map { String($0.drop { $0 == " " }) }.enumerated()
            .filter { $0.offset == 0 || $0.offset == 3 }.map(\.element).joined()
    }

    @Test func closingLines() {
        #expect(closing(errors: 1, warnings: 0, notes: 0, seconds: 0.314) == "1 error in 1 file 0.31 s\n")
        #expect(
            closing(errors: 2, warnings: 1, notes: 3, seconds: 12.999)
                == "2 errors, 1 warning, 3 notes in 1 file 13.00 s\n")
        #expect(closing(errors: 0, warnings: 0, notes: 0, seconds: .nan) == "No findings 0.00 s\n")
        #expect(closing(errors: 0, warnings: 2, notes: 0, seconds: 1.07) == "2 warnings in 1 file 1.07 s\n")
    }

    private func diff(_ source: String, _ edits: [(old: String, new: String)]) -> String {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: source)
        let fix = Finding.Fix(
            safety: .safe, title: "t",
            edits: edits.map {
                Finding.Fix.Edit(file: file, range: sample.place(file, $0.old).range, text: $0.new)
            })
        var writer = TerminalWriter(isColored: false)
        FixDiff(fix, locator: Locator(report: sample.report(), unit: .codePoints))?
            .write(to: &writer, gutter: 2, width: 80, mainFile: file)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func diffs() {
        #expect(diff("a\nb\nc\n", [("b", "x")]) == " 2 - b\n 2 + x\n")
        #expect(diff("a\nb\nc\n", [("b\n", "")]) == " 2 - b\n")
        #expect(diff("a\nb\nc\n", [("c\n", "")]) == " 3 - c\n")
        #expect(
            diff("a\nb\n", [("a", "import x\na"), ("b", "y")])
                == " 1 - a\n 2 - b\n 1 + import x\n 2 + a\n 3 + y\n")
        #expect(
            diff("a\r\nb\r\nc\r\nd\r\n", [("a", "1\r\n2"), ("d", "3")])
                == " 1 - a\n 1 + 1\n 2 + 2\n 4 - d\n 5 + 3\n")
        let many = (1...20).map { "line \($0)" }.joined(separator: "\n")
        #expect(diff("a\n", [("a", many)]).hasSuffix("11 + line 11\n   | ... 9 more lines\n"))
    }

    @Test func manyRelatedPlacesAndSteps() {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: String(repeating: "x\n", count: 400))
        let places = (0..<30).map { (index: Int) in
            let start = UInt32(index * 20)
            return Finding.Place(file: file, range: ByteRange(start, start + 1), message: "place \(index)")
        }
        sample.add("commit-on-borrowed-session", .error, "m", at: places[0], trace: places, related: places)
        let text = String(decoding: render(sample.report(), as: .text), as: UTF8.self)
        #expect(text.contains("= more: 22 more places of the same cause"))
        #expect(text.contains("... 18 more steps"))
        #expect(
            text.contains(" 11. ") && !text.contains(" 12. ") && text.contains(" 30. a.py:291:1: place 29"))
    }

    @Test func placesOutsideOfTheReport() {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: "x\n")
        sample.add(
            "commit-on-borrowed-session", .error, "m",
            at: Finding.Place(file: file, range: ByteRange(500, 400)),
            trace: [Finding.Place(file: 99, range: ByteRange(1, 2))],
            related: [Finding.Place(file: -1, range: ByteRange(1, 2))],
            fix: Finding.Fix(
                safety: .safe, title: "t",
                edits: [Finding.Fix.Edit(file: 7, range: ByteRange(0, 9), text: "")]))
        for format in ReportFormat.allCases { #expect(!render(sample.report(), as: format).isEmpty) }
    }

    @Test func rangesOverLinesInJSON() {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: "é = f(\n  1,\n)\n")
        let place = sample.place(file, "f(\n  1,\n)", "call")
        sample.add("commit-on-borrowed-session", .error, "m", at: place, trace: [place])
        let text = String(decoding: render(sample.report(), as: .jsonl), as: UTF8.self)
        #expect(text.contains(#""line":1,"column":5,"endLine":3,"endColumn":2,"#))
        #expect(
            text.contains(#""trace":[{"file":"a.py","line":1,"column":5,"endColumn":7,"message":"call"}]"#))
    }

    @Test func wrapping() {
        #expect(wrap("aa bb  cc", width: 5) == ["aa bb", "cc"])
        #expect(wrap("a toolongword b", width: 5) == ["a", "toolongword", "b"])
        #expect(wrap("日本 語", width: 5) == ["日本", "語"])
        #expect(wrap("a\n\nb\n", width: 9) == ["a", "", "b"])
        #expect(wrap("a  b\nc", width: nil) == ["a  b", "c"])
    }

    @Test func widthsOfScalars() {
        for (scalar, width) in [
            ("a", 1), ("é", 1), ("\u{301}", 0), ("日", 2), ("ｱ", 1), ("Ａ", 2), ("🙂", 2), ("한", 2),
            ("\u{FE0F}", 0), ("─", 1),
        ] {
            #expect(scalar.unicodeScalars.first?.terminalWidth == width, "\(scalar)")
        }
    }

    /// The same positions as everywhere else in the tool, where the text is UTF-8.
    @Test func positions() {
        let source = "\u{FEFF}a🙂é\r\n日e\u{301}\rb\n\nc"
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: source)
        let text = Report.Text(Array(source.utf8))
        for unit in [ColumnUnit.codePoints, .utf16, .bytes] {
            let locator = Locator(report: sample.report(), unit: unit)
            for offset in 0...UInt32(text.bytes.count) {
                let isInsideScalar = Int(offset) < text.bytes.count && text.bytes[Int(offset)] & 0xC0 == 0x80
                if isInsideScalar { continue }
                let span = locator.span(ByteRange(at: offset), inFile: file)
                #expect(span.start == text.lines.position(at: offset, in: text.bytes, unit: unit))
            }
        }
    }

    @Test func positionsBehindBrokenBytes() {
        var sample = SampleBuilder()
        let file = sample.file("a.py", bytes: [0xE9, 0xFF, 0x80, 0xF0, 0x9F, 0x61])
        for unit in [ColumnUnit.codePoints, .utf16] {
            let locator = Locator(report: sample.report(), unit: unit)
            #expect(locator.span(ByteRange(5, 6), inFile: file).start.column == 5)
        }
    }
}
