import Testing

@testable import Driver

@Suite struct IgnoreListTests {
    private func isIgnored(_ path: String, by text: String, isFolder: Bool = false) -> Bool? {
        let list = IgnoreList(Array(text.utf8), name: ".gitignore", base: 0)
        let bytes = Array(path.utf8)
        let name = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
        return list.verdict(bytes, name: name, isFolder: isFolder)?.isIgnored
    }

    @Test func theLastPatternThatMatchesDecides() {
        #expect(isIgnored("a.py", by: "*.py\n!a.py\n") == false)
        #expect(isIgnored("a.py", by: "!a.py\n*.py\n") == true)
        #expect(isIgnored("b.txt", by: "*.py\n!a.py\n") == nil)
    }

    @Test func aSlashTiesAPatternToItsFolder() {
        #expect(isIgnored("x/a", by: "a") == true)
        #expect(isIgnored("x/a", by: "/a") == nil)
        #expect(isIgnored("x/y/a", by: "y/a") == nil)
        #expect(isIgnored("y/a", by: "y/a") == true)
    }

    @Test func aSlashAtTheEndMeansFolders() {
        #expect(isIgnored("a", by: "a/") == nil)
        #expect(isIgnored("a", by: "a/", isFolder: true) == true)
        #expect(isIgnored("x/a", by: "a/", isFolder: true) == true)
    }

    @Test func blanksCommentsAndEscapes() {
        #expect(isIgnored("#a", by: "#a\n") == nil)
        #expect(isIgnored("#a", by: "\\#a\n") == true)
        #expect(isIgnored("!a", by: "\\!a\n") == true)
        #expect(isIgnored("a", by: "a   \n") == true)
        #expect(isIgnored("a ", by: "a\\ \n") == true)
        #expect(isIgnored("a", by: "a\r\n") == true)
        #expect(isIgnored("a", by: "\u{FEFF}a\n") == true)
        #expect(isIgnored("a", by: "\n\n/\n!\n") == nil)
    }

    @Test func aVerdictNamesItsLine() {
        let list = IgnoreList(Array("# c\n\n*.py\n".utf8), name: "x", base: 0)
        #expect(list.verdict(Array("a.py".utf8), name: 0, isFolder: false)?.line == 3)
    }

    @Test func aListMayCoverWhatIsBelow() {
        let list = IgnoreList(["app/legacy", "*_old.py", "!app/legacy"], name: "")
        #expect(IgnoreList(["app/legacy"], name: "").covers(Array("app/legacy/x/a.py".utf8)))
        #expect(list.covers(Array("b/c_old.py".utf8)))
        #expect(!list.covers(Array("app/other/a.py".utf8)))
    }
}
