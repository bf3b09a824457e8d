import Findings
import RuleEngine
import Testing

/// Every fixture against the expectations that stand beside its code, and again in forms that must not matter.
struct FixtureTests {
    @Test("the packs that come with the program can be read") func packs() {
        #expect(Workspace.rules.1.map { "\($0.path): \($0.message)" } == [])
        #expect(Workspace.all.count >= 40)
    }

    @Test("what is expected is found, and nothing else", arguments: Workspace.all)
    func expectations(_ workspace: Workspace) throws {
        var unexpected = workspace.findings()
        for file in workspace.files {
            let comment = try #require(Language(path: file.path)).comment
            let (expectations, unreadable) = Expectation.all(
                in: String(decoding: file.bytes, as: UTF8.self), comment: comment)
            #expect(unreadable == [])
            for expectation in expectations {
                let index = unexpected.firstIndex {
                    $0.path == file.path && $0.line == expectation.line
                        && $0.finding.rule.description == expectation.rule
                        && (expectation.part.map($0.finding.message.contains) ?? true)
                }
                let place = "\(file.path):\(expectation.line) \(expectation.rule)"
                switch expectation.kind {
                case .found: if index == nil { Issue.record("\(place) is not found") }
                case .missing:
                    if index != nil { Issue.record("\(place) is found by now; drop the word missing") }
                case .spurious:
                    if index == nil { Issue.record("\(place) is gone by now; drop the comment") }
                }
                if let index { unexpected.remove(at: index) }
            }
        }
        for extra in unexpected {
            Issue.record("\(extra.path):\(extra.line) \(extra.finding.rule): \(extra.finding.message)")
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
