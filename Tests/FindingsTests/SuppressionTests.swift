import SourceText
import Testing

@testable import Findings

/// The grammar of directive comments: what is one, what is a broken one, what is none.
@Suite struct SuppressionTests {
    private func read(_ comment: String) -> Directive? {
        let bytes = Array(comment.utf8)
        return Directive(in: bytes, comment: ByteRange(0, UInt32(bytes.count)))
    }

    private func readSuppression(_ comment: String) -> Suppression? {
        guard case .suppression(let suppression)? = read(comment) else { return nil }
        return suppression
    }

    private func readProblem(_ comment: String) -> Directive.Problem? {
        guard case .malformed(let problem)? = read(comment) else { return nil }
        return problem
    }

    private func text(_ range: ByteRange, of comment: String) -> String {
        String(decoding: Array(comment.utf8)[range.indices], as: UTF8.self)
    }

    @Test(arguments: [
        "# sessionlint: allow(several-rules): the reason",
        "#sessionlint:allow(several-rules):the reason",
        "## SessionLint:  allow ( several-rules ) : the reason  ",
        "// sessionlint: allow(several-rules): the reason",
        "/// sessionlint: allow(several-rules): the reason",
        "/* sessionlint: allow(several-rules): the reason */",
        "/*\n * sessionlint: allow(several-rules): the reason\n */",
        "# noqa: E501  # sessionlint: allow(several-rules): the reason",
        "# sessionlint: allow(several-rules): the reason  # noqa",
        "// swiftlint:disable:this force_try // sessionlint: allow(several-rules): the reason",
    ])
    func spellingsOfOne(_ comment: String) throws {
        let suppression = try #require(readSuppression(comment))
        #expect(suppression.scope == .line)
        #expect(suppression.rules.map(\.id.description) == ["several-rules"])
        #expect(suppression.rules.map { text($0.range, of: comment) } == ["several-rules"])
        #expect(suppression.until == nil)
        #expect(suppression.reason == "the reason")
        #expect(text(suppression.range, of: comment).lowercased().hasPrefix("sessionlint"))
        #expect(text(suppression.range, of: comment).hasSuffix("the reason"))
    }

    @Test func fileScopeSeveralRulesAndDay() throws {
        let comment = "# sessionlint: allow-file(one, two-b) until 2027-01-31: see #123 at http://x.y // z"
        let suppression = try #require(readSuppression(comment))
        #expect(suppression.scope == .file)
        #expect(suppression.rules.map(\.id.description) == ["one", "two-b"])
        #expect(suppression.rules.map { text($0.range, of: comment) } == ["one", "two-b"])
        #expect(suppression.until?.description == "2027-01-31")
        #expect(suppression.reason == "see #123 at http://x.y // z")
    }

    @Test(arguments: [
        "# sessionlint: allow(one)", "# sessionlint: allow(one):", "# sessionlint: allow(one):   ",
        "# sessionlint: allow(one): ...", "# sessionlint: allow(one) until 2027-01-31",
        "# sessionlint: allow(one)  # noqa", "# sessionlint: allow(one):  # noqa",
        "/* sessionlint: allow(one) */",
    ])
    func withoutReason(_ comment: String) throws {
        #expect(try #require(readSuppression(comment)).reason.isEmpty)
    }

    @Test func aReasonMayBeInAnyScript() throws {
        #expect(try #require(readSuppression("# sessionlint: allow(one): 後で")).reason == "後で")
    }

    @Test(arguments: [
        "#", "", "# nothing", "# see sessionlint: allow(one): in the manual", "# sessionlint is useful",
        "# sessionlinter: allow(one): x", "# url#sessionlint: allow(one): x", "// a comment", "/**/", "/*",
        "//",
    ])
    func noDirective(_ comment: String) {
        #expect(read(comment) == nil)
    }

    @Test(arguments: [
        ("# sessionlint allow(one): x", "colon is missing", "sessionlint "),
        ("# sessionlint:", "Nothing", "sessionlint:"),
        ("# sessionlint: ignore(one): x", "`ignore` is not", "ignore"),
        ("# sessionlint: allow_file(one): x", "`allow_file` is not", "allow_file"),
        ("# sessionlint: allow one: x", "in brackets", "allow"),
        ("# sessionlint: allow(one: x", "never closed", "(one: x"),
        ("# sessionlint: allow(): x", "id is missing", "()"),
        ("# sessionlint: allow(one,): x", "id is missing", "(one,)"),
        ("# sessionlint: allow(*): x", "`*` is no rule id", "*"),
        ("# sessionlint: allow(One): x", "`One` is no rule id", "One"),
        ("# sessionlint: allow(one) until 2027-02-29: x", "`2027-02-29` is no day", "until 2027-02-29"),
        ("# sessionlint: allow(one) until: x", "No day", "until"),
        ("# sessionlint: allow(one) because x", "behind a colon", "because x"),
        ("# sessionlint: allow(one) because x  # noqa", "behind a colon", "because x"),
    ])
    func malformed(_ comment: String, _ message: String, _ place: String) throws {
        let problem = try #require(readProblem(comment))
        #expect(problem.message.contains(message))
        #expect(text(problem.range, of: comment) == place)
        #expect(problem.help.contains("`# sessionlint: allow(rule-id): why"))
    }

    @Test func everyPrefixOfADirectiveIsReadInBounds() {
        for comment in [
            "# noqa # sessionlint: allow-file(one, two) until 2027-01-31: the reason # more",
            "/* é sessionlint: allow(one)\n * sessionlint: allow(two): x */",
        ] {
            let bytes = Array(comment.utf8)
            for count in 0...bytes.count {
                let range = ByteRange(0, UInt32(count))
                switch Directive(in: bytes, comment: range) {
                case .suppression(let suppression): #expect(range.contains(suppression.range))
                case .malformed(let problem): #expect(range.contains(problem.range))
                case nil: break
                }
            }
        }
    }

    @Test func anOverlongWordIsQuotedInPart() throws {
        let problem = try #require(readProblem("# sessionlint: " + String(repeating: "x", count: 100_000)))
        #expect(problem.message.utf8.count < 200)
    }

    @Test func days() {
        #expect(CalendarDate("2024-02-29") != nil)
        #expect(CalendarDate("2000-02-29") != nil)
        for text in [
            "2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "2023-1-01", "2023-01-011", "",
            "0000-01-01",
        ] {
            #expect(CalendarDate(text) == nil, "\(text)")
        }
        #expect(CalendarDate(year: 32, month: 3, day: 4)?.description == "0032-03-04")
    }

    @Test func closestNames() {
        let names = ["commit-on-borrowed-session", "session-opened-in-tool", "nested-transaction"]
        #expect(closest(to: "comit-on-borowed-session", among: names) == names[0])
        #expect(closest(to: "session-opened-in-tol", among: names) == names[1])
        #expect(closest(to: "nested-transactoin", among: names) == names[2])
        #expect(closest(to: "unrelated", among: names) == nil)
        #expect(closest(to: "", among: names) == nil)
    }
}
