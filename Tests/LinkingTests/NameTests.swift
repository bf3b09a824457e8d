import Facts
import LanguagePython
import Testing

@testable import Linking

/// Words, patterns and paths.
struct NameTests {
    @Test(
        arguments: [
            ("create_*_tools", "create_boat_tools", true), ("create_*_tools", "create_tools", false),
            ("create_*_tools", "create__tools", true), ("*Tool", "Tool", true), ("*Tool", "Toolbox", false),
            ("*AgentPool*", "TenantAgentPoolBase", true), ("*AgentPool*", "AgentPol", false),
            ("db", "db", true),
            ("db", "dbs", false), ("a*a", "a", false), ("a*b*c", "axbyc", true), ("a*b*c", "acb", false),
            ("*", "", true),
        ]
    )
    func pattern(_ pattern: String, _ name: String, _ matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }

    @Test func pathsAreHashedByComponents() {
        var path = PathHash()
        path.append("a".utf8)
        path.append("bc".utf8)
        #expect(path == PathHash("a.bc"))
        #expect(path != PathHash("ab.c"))
    }

    @Test func wordsAreFoundByTheSymbolsOfAFile() {
        var vocabulary = Vocabulary()
        let names = (0..<3000).map { "word\($0)" }
        let words = names.map { vocabulary.add($0, .trigger) }
        #expect(Set(words).count == names.count)
        #expect(vocabulary.add("word7") == words[7])
        #expect(vocabulary.find("other") == 0)
        var frontEnd = PythonFrontEnd()
        let facts = frontEnd.facts(of: Array("word7.word2999(other)".utf8))
        let found = vocabulary.resolve(facts).filter { $0 != 0 }
        #expect(Set(found) == [words[7], words[2999]])
    }

    @Test func onlyFunctionsThatNameSomethingAreWorthALook() {
        var frontEnd = PythonFrontEnd()
        let facts = frontEnd.facts(
            of: Array("import lib\ndef f(db): db.commit()\ndef g(x): x.paint()\n".utf8))
        let scan = FileScan(facts, Sample.models)
        let found = scan.functionsWorthEvaluating(facts, Sample.models, also: [], hasOpeners: false)
        #expect(found.map { facts.string(facts.function($0).name) } == ["f"])
    }
}
