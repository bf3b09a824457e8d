import Findings
import Foundation
import Testing

@testable import Driver

/// How a baseline is written and read, and what is said of one that cannot be.
@Suite struct BaselineTextTests {
    private func entry(_ path: String, _ declaration: String = "f", _ ordinal: Int = 1) throws
        -> Baseline.Entry
    {
        Baseline.Entry(
            path: path, rule: try #require(RuleID("commit-on-borrowed-session")), declaration: declaration,
            shape: 0xAB, ordinal: ordinal)
    }

    private func mistake(_ text: String) -> BaselineText.Mistake? {
        do throws(BaselineText.Mistake) {
            _ = try BaselineText.read(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    private let title = BaselineText.title + "1\n"
    private let line = "a.py commit-on-borrowed-session f 000000ab 1\n"

    @Test func oneLineIsOneEntryAndTheyAreSorted() throws {
        let baseline = Baseline([
            try entry("b.py"), try entry("a.py", ""), try entry("a.py", ""), try entry("a b.py"),
        ])
        let text = String(decoding: BaselineText.bytes(of: baseline), as: UTF8.self)
        #expect(
            text == """
                # SessionLint baseline, version 1
                "a b.py" commit-on-borrowed-session f 000000ab 1
                a.py commit-on-borrowed-session "" 000000ab 1
                a.py commit-on-borrowed-session "" 000000ab 2
                b.py commit-on-borrowed-session f 000000ab 1

                """)
        #expect(try BaselineText.read(Array(text.utf8)) == baseline)
    }

    @Test func whatAMergeLeavesIsRead() throws {
        let text = "\u{FEFF}" + title.dropLast() + "\r\n\r\n" + line + line + "  " + line.dropLast() + " \t"
        #expect(try BaselineText.read(Array(text.utf8)).entries == [try entry("a.py")])
        let gap = line + line.replacingOccurrences(of: " 1\n", with: " 3\n")
        #expect(try BaselineText.read(Array((title + gap).utf8)).entries.map(\.ordinal) == [1, 2])
    }

    @Test(arguments: [
        ("", "the baseline is empty", ""),
        ("\n\n", "the baseline is empty", ""),
        ("{\"violations\": []}\n", "this is not a baseline of SessionLint", "{\"violations\": []}"),
        ("# SessionLint baseline, version 2\n", "a newer SessionLint wrote this baseline", "2"),
        ("# SessionLint baseline, version x\n", "the version of the baseline is no number", "x"),
        ("T<<<<<<< HEAD\nL=======\n", "the baseline holds a conflict of a merge", "<<<<<<< HEAD"),
        ("TL>>>>>>> theirs\n", "the baseline holds a conflict of a merge", ">>>>>>> theirs"),
        ("<<<<<<< HEAD\nT", "the baseline holds a conflict of a merge", "<<<<<<< HEAD"),
        ("Ta.py\n", "the id of a rule is missing at the end of the line", ""),
        ("Ta.py Commit f 000000ab 1\n", "this is no id of a rule", "Commit"),
        ("Ta.py a-rule f 00ab 1\n", "a shape has eight hexadecimal digits", "00ab"),
        ("Ta.py a-rule f 000000ab 0\n", "this is no number from 1 on", "0"),
        ("Ta.py a-rule f 000000ab 1 x\n", "the line goes on behind its last word", "x"),
        ("Ta.py a-rule f(x) 000000ab 1\n", "this must stand in quotation marks", "("),
        ("T\"a.py a-rule f 000000ab 1\n", "the quotation mark is never closed", "\"a.py a-rule f 000000ab 1"),
        ("T\"a\\n\" a-rule f 000000ab 1\n", "this is no escape", "\\n"),
        ("T\"a\\U0000D800\" a-rule f 000000ab 1\n", "this is no escape", "\\U"),
        ("T\"\" a-rule f 000000ab 1\n", "the path is empty", "\"\" a-rule f 000000ab 1"),
    ])
    func aMistakeIsShownWhereItIs(_ text: String, _ message: String, _ marked: String) {
        let text =
            text.hasPrefix("T") ? title + text.dropFirst().replacingOccurrences(of: "L", with: line) : text
        let whole = text.replacingOccurrences(of: "HEAD\nT", with: "HEAD\n" + title)
        let found = mistake(whole)
        #expect(found?.message.hasPrefix(message) == true, "\(found.map { "\($0)" } ?? "read")")
        #expect(found?.help.isEmpty == false)
        let bytes = Array(whole.utf8)
        if let range = found?.range {
            #expect(String(decoding: bytes[range.clamped(to: bytes.count).indices], as: UTF8.self) == marked)
        }
    }

    @Test func noBytesEndTheReader() throws {
        let text = Array((title + "\"a\\U0000000ab\\\"\" a-rule \"f, %\" 000000ab 12\n" + line).utf8)
        for end in text.indices { _ = try? BaselineText.read(Array(text[..<end])) }
        for index in text.indices {
            for byte: UInt8 in [0, 0x0A, 0x20, 0x22, 0x5C, 0xFF] {
                var other = text
                other[index] = byte
                _ = try? BaselineText.read(other)
            }
        }
    }
}
