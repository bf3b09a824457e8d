import Facts
import LanguagePython
import Testing

@testable import Linking

/// What is noted of other files, and which edits of them are noticed by it.
@Suite struct ReadsTests {
    private static let source = """
        class Shelf:
            def __init__(self, rows):
                self.rows = rows

            def first(self):
                return self.rows[0]

            def count(self):
                return len(self.rows)

        """

    private static func digests(_ source: String) -> (digests: FileDigests, facts: FileFacts) {
        var frontEnd = PythonFrontEnd()
        let facts = frontEnd.facts(of: Array(source.utf8))
        return (FileDigests(facts, Sample.models), facts)
    }

    private static func function(_ name: String, _ facts: FileFacts) -> Int? {
        (0..<facts.functionCount).first { facts.string(facts.function($0).name) == name }
    }

    /// What can be looked at in a file: whether an edit of it is noticed.
    private static func noticed(_ other: String) throws -> [String: Bool] {
        let (old, facts) = digests(source)
        let (new, _) = digests(other)
        var result: [String: Bool] = [:]
        func ask(_ name: String, _ read: Read) { result[name] = old.digest(of: read) != new.digest(of: read) }
        ask("declarations", Read(file: 0))
        ask("assignments", Read(file: 0, function: Read.assignments))
        ask("everything", Read(file: 0, function: Read.everything))
        for name in ["__init__", "first", "count"] {
            ask(name, Read(file: 0, function: Int32(try #require(function(name, facts)))))
        }
        return result
    }

    private static func names(_ noticed: [String: Bool]) -> Set<String> {
        Set(noticed.filter(\.value).keys)
    }

    @Test func aStatementIsNoticedByWhoLooksAtItsFunction() throws {
        let other = Self.source.replacing("return len", with: "assert self\n        return len")
        #expect(Self.names(try Self.noticed(other)) == ["count", "everything"])
    }

    @Test func aFirstAttributeIsNoticedByWhoAsksWhatAssigns() throws {
        let other = Self.source.replacing("return len", with: "self.last = 0\n        return len")
        #expect(Self.names(try Self.noticed(other)) == ["assignments", "count", "everything"])
    }

    @Test func aCommentIsNoticedByNobody() throws {
        let other = "# Where things stand.\n" + Self.source
        #expect(Self.names(try Self.noticed(other)) == [])
    }

    @Test func aMethodIsDeclared() throws {
        let noticed = try Self.noticed(Self.source + "    def last(self):\n        return self.rows[-1]\n")
        #expect(noticed["declarations"] == true)
        #expect(noticed["first"] == false)
    }

    @Test(arguments: [Read.declarations, Read.everything, Read.assignments, 0, 7, Int32.max])
    func aReadIsOneNumber(_ function: Int32) {
        let read = Read(file: 3, function: function)
        #expect(Read(read.word) == read)
        #expect(Read(file: 3, part: read.part) == read)
    }

    @Test(arguments: [UInt32.max - 2, UInt32.max / 2, 1000])
    func whatNobodyCanHaveLookedAtHasNoDigest(_ part: UInt32) {
        #expect(Self.digests(Self.source).digests.digest(of: Read(file: 0, part: part)) == nil)
    }
}
