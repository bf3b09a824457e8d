import Findings
import SourceText
import Testing

@testable import Reporting

/// Nothing from a scanned file reaches a terminal or a build log as anything but text.
@Suite struct TerminalSafeTests {
    @Test(arguments: [
        ("plain ünïcode 日本 🙂", "plain ünïcode 日本 🙂"), ("\u{1B}[31m", #"\u{1b}[31m"#),
        ("a\tb\r\n", #"a\u{9}b\u{d}\u{a}"#),
        ("\u{0}\u{7F}\u{9B}31m", #"\u{0}\u{7f}\u{9b}31m"#), ("\u{202E}x\u{2066}", #"\u{202e}x\u{2066}"#),
        ("\u{200B}\u{2028}\u{FEFF}\u{E0041}", #"\u{200b}\u{2028}\u{feff}\u{e0041}"#),
        ("e\u{301}", "e\u{301}"),
        ("##vso[x]", #"\u{23}#vso[x]"#), ("a ##[error]", #"a \u{23}#[error]"#), ("###[x]", ##"#\u{23}#[x]"##),
        ("##teamcity[x]", #"\u{23}#teamcity[x]"#), ("## heading", "## heading"),
        ("#[x] ## [y]", "#[x] ## [y]"),
    ])
    func escapes(_ text: String, _ safe: String) {
        #expect(terminalSafe(text) == safe)
    }

    @Test func brokenBytesAreReplacedAsElsewhere() {
        var generator = Random(seed: 1)
        for _ in 0..<2_000 {
            let bytes = (0..<8).map { _ in
                generator.byte(among: [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFF])
            }
            #expect(terminalSafe(bytes) == terminalSafe(Array(String(decoding: bytes, as: UTF8.self).utf8)))
        }
    }

    /// Whatever stands in a report, no line of the text formats is a command, and no control gets through.
    @Test func noLineOfTheTextFormatsIsACommand() {
        var generator = Random(seed: 2)
        let pieces = [
            "::", "##[", "##vso[", "error", "]", "\n", "\r", "\u{1B}[2J", " ", "x", ":", "#", "\u{2028}",
            "\t", "\u{85}", "日", "\u{A0}", "\u{3000}",
        ]
        for _ in 0..<300 {
            func text() -> String {
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
            var sample = SampleBuilder()
            let file = sample.file(text(), source: text() + text())
            let other = sample.file(text(), source: text())
            let place = sample.place(file, "x", text())
            sample.add(
                "commit-on-borrowed-session", .error, text(), help: text(), at: place, in: text(),
                role: text(),
                trace: [sample.place(other, "x", text()), place], related: [sample.place(other, ":", text())],
                fix: Finding.Fix(
                    safety: .safe, title: text(),
                    edits: [Finding.Fix.Edit(file: file, range: place.range, text: text())]))
            sample.problems = [Report.Problem(place: place, message: text())]
            sample.skipped = [Report.Skip(path: text(), reason: text())]
            sample.notices = [text()]
            for color in [false, true] {
                for format in [ReportFormat.text, .concise] {
                    expectHarmless(
                        render(sample.report(), as: format, options: RenderOptions(color: color)), color)
                }
            }
            expectHarmless(
                renderInputError(
                    file: text(), text: sample.files[file].text, range: place.range, message: text(),
                    help: text(),
                    color: false), false)
            for format in [ReportFormat.json, .jsonl, .sarif] {
                expectHarmless(render(sample.report(), as: format), false)
            }
        }
    }

    private func expectHarmless(_ bytes: [UInt8], _ isColored: Bool) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let plain = isColored ? line.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") : line
            #expect(!plain.drop(while: \.isWhitespace).hasPrefix("::"), "\(plain)")
            #expect(!line.contains("##[") && !line.contains("##vso["), "\(line)")
            #expect(!plain.unicodeScalars.contains { isUnsafeForTerminals($0) }, "\(plain)")
        }
    }
}

/// The same numbers in every run.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func byte(among bytes: [UInt8]) -> UInt8 {
        bytes[Int(next() % UInt64(bytes.count))]
    }
}
