import Testing

@testable import Reporting

@Suite struct UnifiedDiffTests {
    private func diff(_ old: String, _ new: String, path: String = "a.py") -> String {
        String(decoding: unifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: path), as: UTF8.self)
    }

    private let head = "--- a/a.py\n+++ b/a.py\n"

    @Test func equalTextsHaveNone() {
        #expect(diff("a\n", "a\n") == "")
        #expect(diff("", "") == "")
    }

    @Test func changesCarryThreeLinesAround() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacingOccurrences("\n5\n", "\n5a\n5b\n").replacingOccurrences("\n18\n", "\n")
        #expect(
            diff(old, new) == head + """
                @@ -2,7 +2,8 @@
                 2
                 3
                 4
                -5
                +5a
                +5b
                 6
                 7
                 8
                @@ -15,6 +16,5 @@
                 15
                 16
                 17
                -18
                 19
                 20

                """)
    }

    @Test func nearChangesShareAHunk() {
        #expect(
            diff("1\n2\n3\n4\n5\n6\n7\n8\n", "x\n2\n3\n4\n5\n6\n7\ny\n") == head
                + "@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n")
    }

    @Test func aMissingLastLineEndIsSaid() {
        #expect(
            diff("a\nb", "a\nc") == head
                + "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")
        #expect(diff("", "a\n") == head + "@@ -0,0 +1 @@\n+a\n")
        #expect(diff("a\r\n", "b\r\n") == head + "@@ -1 +1 @@\n-a\r\n+b\r\n")
    }

    @Test func pathsThatALineCannotShowAreQuoted() {
        func name(_ path: String) -> String {
            String(diff("a\n", "b\n", path: path).prefix { $0 != "\n" })
        }
        #expect(name("a\nb\"\\\u{1B}é") == "--- \"a/a\\nb\\\"\\\\\\033\\303\\251\"")
        #expect(name("a b") == "--- a/a b\t")
        #expect(name("/x/y") == "--- /x/y")
    }
}

extension String {
    fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
