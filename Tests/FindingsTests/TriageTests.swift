import SourceText
import Testing

@testable import Findings

/// What each suppression covers, and what is said about those that cover nothing or must not.
@Suite struct TriageTests {
    private let today = CalendarDate(year: 2026, month: 5, day: 10)
    private let commit = RuleID(known: "commit-on-borrowed-session")
    private let opened = RuleID(known: "session-opened-in-tool")

    /// A file whose findings stand at every `«…»`, of the rule `commit-on-borrowed-session`, and whose comments
    /// and blocks are found in the plainest way. The marks are taken out.
    private struct Sample {
        var directives: FileDirectives
        var findings: [Finding] = []

        init(_ marked: String, rule: RuleID, blocks names: [(head: String, word: String, last: String)] = [])
        {
            var bytes: [UInt8] = []
            var starts: [UInt32] = []
            var ranges: [ByteRange] = []
            for scalar in marked.unicodeScalars {
                switch scalar {
                case "«": starts.append(UInt32(bytes.count))
                case "»": ranges.append(ByteRange(starts.removeLast(), UInt32(bytes.count)))
                default: bytes += Array(String(scalar).utf8)
                }
            }
            let text = Report.Text(bytes)
            var comments: [ByteRange] = []
            var blocks: [FileDirectives.Block] = []
            for line in 1...text.lines.starts.count {
                let range = text.lines.range(ofLine: line, in: bytes)
                let found =
                    bytes[range.indices].firstRange(of: Array("# ".utf8))
                    ?? bytes[range.indices].firstRange(of: Array("//".utf8))
                if let start = found?.lowerBound {
                    let comment = ByteRange(UInt32(start), range.end)
                    if Directive(in: bytes, comment: comment) != nil { comments.append(comment) }
                }
            }
            for name in names {
                guard let head = bytes.firstRange(of: Array(name.head.utf8)),
                    let word = bytes[head.lowerBound...].firstRange(of: Array(name.word.utf8)),
                    let last = bytes[word.lowerBound...].firstRange(of: Array(name.last.utf8))
                else { continue }
                blocks.append(
                    FileDirectives.Block(
                        range: ByteRange(UInt32(head.lowerBound), UInt32(last.upperBound)),
                        header: UInt32(word.lowerBound)))
            }
            directives = FileDirectives(file: 0, path: "a.py", text: text, comments: comments, blocks: blocks)
            findings = ranges.sorted().enumerated().map { index, range in
                Finding(
                    rule: rule, severity: .error, confidence: .certain, message: "m", help: "h",
                    place: Finding.Place(file: 0, range: range),
                    fingerprint: Fingerprint(value: 1, ordinal: index + 1), cause: "c")
            }
        }
    }

    private func run(
        _ sample: Sample, off: Set<RuleID> = [], switchedOff: Set<RuleID> = []
    ) throws -> (kept: [String], suppressed: Int) {
        var directives = sample.directives
        directives.switchedOff = switchedOff
        let rules = [commit, opened].map { id in
            RuleInfo(
                id: id, family: "f", summary: "s", severity: .error, languages: [], since: "0.1.0", help: "h",
                page: RuleInfo.Page(
                    finds: "", why: "", example: [], instead: [], exceptions: "", references: []),
                fix: nil)
        }
        let all = rules + MetaRule.allCases.map(\.info)
        let triage = triage(
            sample.findings, directives: [directives], inForce: all.filter { !off.contains($0.id) },
            known: Set(all.map(\.id)), today: try #require(today))
        let text = directives.text
        let kept = triage.kept.map { finding in
            let line = text.lines.line(at: finding.place.range.start)
            return "\(line) \(finding.rule == commit ? "commit" : finding.rule.description)"
        }
        return (kept, triage.suppressed)
    }

    @Test func atTheEndOfALine() throws {
        let result = try run(
            Sample(
                """
                «a.commit()»  # sessionlint: allow(commit-on-borrowed-session): reason 1
                «b.commit()»
                «c.commit(
                    1,
                )»  # sessionlint: allow(commit-on-borrowed-session): reason 2
                «d.commit(  # sessionlint: allow(commit-on-borrowed-session): reason 3
                    1,
                )»
                """, rule: commit))
        #expect(result.kept == ["2 commit"])
        #expect(result.suppressed == 3)
    }

    @Test func aloneOnALineItCoversTheNextLineOfCode() throws {
        let result = try run(
            Sample(
                """
                # sessionlint: allow(commit-on-borrowed-session): reason
                # another comment

                    # and one more
                «a.commit()»
                «b.commit()»
                """, rule: commit))
        #expect(result.kept == ["6 commit"])
        #expect(result.suppressed == 1)
    }

    @Test func stackedDirectivesCoverTheSameLine() throws {
        let result = try run(
            Sample(
                """
                # sessionlint: allow(commit-on-borrowed-session): reason
                # sessionlint: allow(session-opened-in-tool): reason
                «a.commit()»
                """, rule: commit))
        #expect(result.kept == ["2 suppression-unused"])
        #expect(result.suppressed == 1)
    }

    @Test func swiftCommentsBetweenDirectiveAndCode() throws {
        let result = try run(
            Sample(
                """
                // sessionlint: allow(commit-on-borrowed-session): reason
                /* a block /* in a block */
                   over lines */ /* and one */
                #if DEBUG
                «a.commit()»
                #endif
                // sessionlint: allow(commit-on-borrowed-session): reason
                /* here */ «b.commit()»
                """, rule: commit))
        #expect(result.kept == ["1 suppression-unused", "5 commit"])
        #expect(result.suppressed == 1)
    }

    @Test(arguments: [
        """
        # sessionlint: allow(commit-on-borrowed-session): reason
        @first
        @second(
            1)
        def f(db):
            «db.commit()»
            «db.commit()»  # end
        «after.commit()»
        """,
        """
        @first
        # sessionlint: allow(commit-on-borrowed-session): reason
        @second(
            1)
        def f(db):
            «db.commit()»
            «db.commit()»  # end
        «after.commit()»
        """,
        """
        @first
        @second(
            1)
        # sessionlint: allow(commit-on-borrowed-session): reason
        def f(db):
            «db.commit()»
            «db.commit()»  # end
        «after.commit()»
        """,
    ])
    func aboveADeclarationItCoversAllOfIt(_ source: String) throws {
        let result = try run(
            Sample(source, rule: commit, blocks: [(head: "@first", word: "def", last: "# end")]))
        #expect(result.kept == ["8 commit"])
        #expect(result.suppressed == 2)
    }

    @Test func insideADeclarationItCoversOneLine() throws {
        let result = try run(
            Sample(
                """
                def f(db):
                    # sessionlint: allow(commit-on-borrowed-session): reason
                    «db.commit()»
                    «db.commit()»  # end
                """, rule: commit, blocks: [(head: "def", word: "def", last: "# end")]))
        #expect(result.kept == ["4 commit"])
    }

    @Test func theOutermostOfTwoBlocksOnOneLine() throws {
        let result = try run(
            Sample(
                """
                // sessionlint: allow(commit-on-borrowed-session): reason
                struct A { func f() {
                    «db.commit()»
                } // inner
                    «db.commit()»
                } // outer
                """, rule: commit,
                blocks: [
                    (head: "func", word: "func", last: "// inner"),
                    (head: "struct", word: "struct", last: "// outer"),
                ]))
        #expect(result.kept == [])
        #expect(result.suppressed == 2)
    }

    @Test func fileScopeHoldsAnywhere() throws {
        let result = try run(
            Sample(
                """
                «a.commit()»
                x = 1  # sessionlint: allow-file(commit-on-borrowed-session): reason
                «b.commit()»
                """, rule: commit))
        #expect(result.kept == [])
        #expect(result.suppressed == 2)
    }

    @Test(arguments: [
        ("allow(commit-on-borrowed-session)", ["1 commit", "1 suppression-without-reason"], 0),
        ("allow(commit-on-borrowed-session) until 2026-05-09: r", ["1 commit", "1 suppression-expired"], 0),
        ("allow(commit-on-borrowed-session) until 2026-05-10: r", [], 1),
        ("allow(commit-on-borowed-session): r", ["1 commit", "1 suppression-unknown-rule"], 0),
        (
            "allow(commit-on-borowed-session, commit-on-borrowed-session): r", ["1 suppression-unknown-rule"],
            1
        ),
        ("allow(commit-on-borowed-session)", ["1 commit", "1 suppression-unknown-rule"], 0),
        ("allow(session-opened-in-tool, commit-on-borrowed-session): r", ["1 suppression-unused"], 1),
        ("allow(session-opened-in-tool): r", ["1 commit", "1 suppression-unused"], 0),
        ("allow(suppression-unused): r", ["1 commit", "1 suppression-malformed"], 0),
        ("disable(commit-on-borrowed-session): r", ["1 commit", "1 suppression-malformed"], 0),
        ("allow(file-partly-understood): r", ["1 commit", "1 suppression-unused"], 0),
    ])
    func aboutTheSuppressionsThemselves(_ directive: String, _ kept: [String], _ suppressed: Int) throws {
        let result = try run(Sample("«a.commit()»  # sessionlint: \(directive)", rule: commit))
        #expect(result.kept == kept)
        #expect(result.suppressed == suppressed)
    }

    @Test func onlyRulesInForceCanBeUnused() throws {
        let sample = Sample("a = 1  # sessionlint: allow(session-opened-in-tool): r", rule: commit)
        #expect(try run(sample).kept == ["1 suppression-unused"])
        #expect(try run(sample, off: [opened]).kept == [])
        #expect(try run(sample, switchedOff: [opened]).kept == [])
        #expect(try run(sample, off: [MetaRule.suppressionUnused.id]).kept == [])
        #expect(try run(sample, switchedOff: [MetaRule.suppressionUnused.id]).kept == [])
    }

    @Test func findingsOfOtherFilesAreLeftAlone() throws {
        var sample = Sample(
            "«a.commit()»  # sessionlint: allow-file(commit-on-borrowed-session): r", rule: commit)
        sample.findings[0].place.file = 3
        let result = try run(sample)
        #expect(result.kept == ["1 suppression-unused", "1 commit"])
        #expect(result.suppressed == 0)
    }

    @Test(arguments: [
        ("a = 1  # sessionlint: allow(session-opened-in-tool): r\nb = 2\n", "a = 1\nb = 2\n"),
        ("a = 1\r\n  # sessionlint: allow(session-opened-in-tool): r\r\nb = 2\r\n", "a = 1\r\nb = 2\r\n"),
        ("a = 1\n// sessionlint: allow(session-opened-in-tool): r", "a = 1\n"),
        (
            "a = 1  # sessionlint: allow(file-partly-understood, session-opened-in-tool): r\n", "a = 1\n"
        ),
    ])
    func aFixTakesTheUselessSuppressionOut(_ before: String, _ after: String) throws {
        #expect(try fixed(Sample(before, rule: commit)) == after)
    }

    @Test(arguments: [
        ("session-opened-in-tool, commit-on-borrowed-session"),
        ("commit-on-borrowed-session, session-opened-in-tool"),
    ])
    func aFixTakesOneIDOut(_ ids: String) throws {
        let fixed = try fixed(Sample("«a.commit()»  # sessionlint: allow(\(ids)): r\n", rule: commit))
        #expect(fixed == "a.commit()  # sessionlint: allow(commit-on-borrowed-session): r\n")
    }

    @Test func noFixWhereMoreStandsInTheComment() throws {
        #expect(
            try fixed(Sample("a = 1  # noqa # sessionlint: allow(session-opened-in-tool): r\n", rule: commit))
                == nil)
    }

    private func fixed(_ sample: Sample) throws -> String? {
        let rules = MetaRule.allCases.map(\.info.id) + [commit, opened]
        let infos = MetaRule.allCases.map(\.info)
        let inForce =
            infos
            + [commit, opened].map { id in
                var info = infos[0]
                info.id = id
                return info
            }
        let triage = triage(
            sample.findings, directives: [sample.directives], inForce: inForce, known: Set(rules),
            today: try #require(today))
        let edits = triage.kept.compactMap(\.fix).flatMap(\.edits)
        guard let edit = edits.first else { return nil }
        #expect(edits.count == 1)
        var bytes = sample.directives.text.bytes
        bytes.replaceSubrange(edit.range.indices, with: Array(edit.text.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func equalSuppressionsHaveDifferentFingerprints() throws {
        let line = "a = 1  # sessionlint: allow(nothing): r\n"
        let sample = Sample(line + line, rule: commit)
        let triage = triage(
            [], directives: [sample.directives], inForce: MetaRule.allCases.map(\.info), known: [],
            today: try #require(today))
        #expect(triage.kept.map(\.fingerprint.ordinal) == [1, 2])
        #expect(Set(triage.kept.map(\.fingerprint.value)).count == 1)
    }

    @Test func manyDirectivesAndFindingsInOneFile() throws {
        let lines = (0..<20_000).map { _ in
            "# sessionlint: allow(commit-on-borrowed-session): r\n«a.commit()»\n"
        }
        let result = try run(Sample(lines.joined(), rule: commit))
        #expect(result.kept == [])
        #expect(result.suppressed == 20_000)
    }
}
