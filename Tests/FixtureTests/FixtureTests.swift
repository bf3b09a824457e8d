import Findings
import RuleEngine
import SourceText
import Testing

/// Every fixture against the expectations that stand beside its code, and again in forms that must not matter.
struct FixtureTests {
    @Test("the packs that come with the program can be read") func packs() {
        #expect(Workspace.rules.1.map { "\($0.path): \($0.message)" } == [])
        #expect(Workspace.all.count >= 40)
    }

    @Test("what is expected is found, and nothing else", arguments: Workspace.all)
    func expectations(_ workspace: Workspace) throws {
        let found = workspace.findings()
        for file in workspace.files {
            let comment = try #require(Language(path: file.path)).comment
            let claims = Expectations(file.bytes, comment: comment)
            #expect(claims.unreadable == [])
            let own = found.filter { $0.path == file.path }
            for failure in claims.failures(own.map { ($0.line, $0.finding) }) {
                let line = LineTable(file.bytes).line(at: failure.range.start)
                Issue.record("\(file.path):\(line): \(failure.kind)")
            }
        }
    }

    @Test("other line ends change nothing", arguments: Workspace.all) func lineEnds(_ workspace: Workspace) {
        let expected = workspace.summary()
        #expect(workspace.mapping { $1.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }.summary() == expected)
        #expect(workspace.mapping { $1.map { $0 == 0x0A ? 0x0D : $0 } }.summary() == expected)
    }

    @Test("a mark and a comment in front move lines and nothing else", arguments: Workspace.all)
    func front(_ workspace: Workspace) {
        let moved = workspace.mapping { path, bytes in
            let comment = Language(path: path)?.comment ?? ""
            return [0xEF, 0xBB, 0xBF] + Array("\(comment) 🚢 ahoy\n".utf8) + bytes
        }
        #expect(moved.summary(movedBy: 1) == workspace.summary())
    }

    @Test("a file inside a string says nothing", arguments: Workspace.all) func quoted(_ workspace: Workspace)
    {
        let quoted = workspace.mapping { path, bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return Array((Language(path: path)?.quoting(text) ?? "").utf8)
        }
        #expect(quoted.summary() == [])
    }

    @Test("fingerprints tell all findings of a file apart", arguments: Workspace.all)
    func fingerprints(_ workspace: Workspace) {
        let findings = workspace.findings()
        #expect(Set(findings.map { "\($0.finding.fingerprint)" }).count == findings.count)
    }

    @Test("places lie in their files, and messages have no open placeholder", arguments: Workspace.all)
    func places(_ workspace: Workspace) {
        for (path, _, finding) in workspace.findings() {
            for place in [finding.place] + finding.related + finding.trace {
                #expect(workspace.files.indices.contains(place.file))
                #expect(Int(place.range.end) <= workspace.files[place.file].bytes.count)
                #expect(!place.range.isEmpty)
            }
            #expect(
                !finding.message.contains("{") && !finding.help.contains("{"), "\(path): \(finding.message)")
            #expect(
                finding.confidence == .certain || finding.severity < .error, "\(path): \(finding.message)")
        }
    }
}
