import Testing

@testable import Findings

/// Which finding is taken for which entry, where several could be.
@Suite struct BaselineMatchTests {
    private func entry(_ path: String, _ declaration: String, _ shape: UInt32 = 1) throws -> Baseline.Entry {
        Baseline.Entry(
            path: path, rule: try #require(RuleID("a-rule")), declaration: declaration, shape: shape)
    }

    private func match(
        _ entries: [Baseline.Entry], _ findings: [Baseline.Entry], gone: Set<String> = [],
        lost: Set<String> = []
    ) -> BaselineMatch {
        BaselineMatch(
            Baseline(entries), findings,
            BaselineMatch.Tree(
                isGone: { gone.contains($0) }, hasLost: { declaration, _ in lost.contains(declaration) },
                isJudged: { _ in true }))
    }

    @Test func ofSeveralAlikeTheLastIsNew() throws {
        let one = try entry("a", "f")
        let found = match([one, one], [one, one, one])
        #expect(found.known == [0, 1] && found.new == [2] && found.fixed.isEmpty)
        let less = match([one, one, one], [one])
        #expect(less.known == [0] && less.fixed == [1, 2])
        #expect(
            less.updated(Baseline([one, one, one]), [one], growing: false, keeping: { _ in true }).entries
                == [one])
    }

    @Test func aFileIsFollowedAsAWhole() throws {
        let old = try [entry("old/x", "f", 1), entry("old/x", "g", 2), entry("old/x", "h", 3)]
        let findings = try [
            entry("a", "f", 1), entry("new/y", "f", 1), entry("new/y", "g", 2), entry("new/y", "h", 3),
        ]
        let found = match(old, findings, gone: ["old/x"])
        #expect(found.known == [1, 2, 3] && found.new == [0])
        #expect(found.pairs.values.allSatisfy { $0.manner == .fileMoved })
        #expect(match(old, findings).known.isEmpty)
    }

    @Test func theSameNameDecidesBetweenEquals() throws {
        let findings = try [entry("a/y", "f"), entry("b/x", "f")]
        #expect(match([try entry("old/x", "f")], findings, gone: ["old/x"]).known == [1])
        #expect(match([try entry("old/z", "f")], findings, gone: ["old/z"]).known == [0])
        let methods = try [entry("a", "B.g"), entry("a", "B.f")]
        #expect(match([try entry("a", "A.f")], methods, lost: ["A.f"]).known == [1])
    }

    @Test func aFileWithEntriesOfItsOwnTakesNone() throws {
        let entries = try [entry("old", "f"), entry("a", "g")]
        let found = match(entries, try [entry("a", "f"), entry("a", "g")], gone: ["old"])
        #expect(found.new == [0] && found.fixed == [1])
    }

    @Test func aFileMayBeSplit() throws {
        let entries = try [
            entry("old", "f", 1), entry("old", "f", 1), entry("old", "g", 2), entry("old", "h", 3),
        ]
        let findings = try [entry("a", "f", 1), entry("a", "f", 1), entry("b", "g", 2), entry("b", "f", 1)]
        let found = match(entries, findings, gone: ["old"])
        #expect(found.known == [0, 1, 2] && found.new == [3] && found.fixed == [3])
    }

    @Test func nothingAtModuleLevelIsRenamed() throws {
        #expect(match([try entry("a", "")], [try entry("a", "f")], lost: [""]).known.isEmpty)
    }

    @Test func entriesAreNumberedAndSortedByBytes() throws {
        let baseline = Baseline(try [entry("é", "f"), entry("b", "f"), entry("B", "f"), entry("b", "f")])
        #expect(baseline.entries.map(\.path) == ["B", "b", "b", "é"])
        #expect(baseline.entries.map(\.ordinal) == [1, 1, 2, 1])
    }
}
