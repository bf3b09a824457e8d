import Testing

@testable import Driver

/// What git's own matcher says of each pattern; `ls-files` and `check-ignore` were asked.
@Suite struct GlobTests {
    @Test(arguments: [
        ("a", "a"), ("a/b", "a/b"), ("*", "abc"), ("*.py", ".py"), ("*.py", "a.py"), ("a*c", "abbc"),
        ("?", "x"),
        ("**", "a/b/c"), ("**/a", "a"), ("**/a", "x/y/a"), ("a/**", "a/b"), ("a/**", "a/b/c"),
        ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"), ("**/a/**/b", "x/a/y/a/z/b"), ("***/a", "x/y/a"),
        ("a**b", "axxb"), ("[ab]", "a"), ("[!a]", "b"), ("[^a]", "b"), ("[a-c]x", "bx"), ("[]a]", "]"),
        ("[]-a]", "^"), ("[a-]", "-"), ("[z-a]", "z"), ("[[:digit:]x]", "7"), ("[[:alpha:][:digit:]]", "q"),
        ("\\*", "*"), ("\\a", "a"), ("[\\]]", "]"), ("*/*", "a/b"), ("a/*/c", "a/b/c"), ("*a*b", "xaxaxb"),
        ("a/[!/]", "a/b"), ("**/*.py", "a.py"), ("é", "é"),
    ])
    func matches(pattern: String, path: String) throws {
        let glob = try #require(Glob(pattern))
        #expect(glob.matches(Array(path.utf8)[...]))
    }

    @Test(arguments: [
        ("a", "b"), ("a", "ab"), ("*", "a/b"), ("*.py", "a.pyc"), ("*.py", "d/a.py"), ("?", "/"), ("?", ""),
        ("**/a", "xa"), ("a/**", "a"), ("a/**", "b/a"), ("a/**/b", "ab"), ("a**b", "a/b"), ("[ab]", "c"),
        ("[!a]", "a"), ("a[!b]c", "a/c"), ("a[/]c", "a/c"), ("[z-a]", "m"), ("\\*", "a"),
        ("a/*/c", "a/b/x/c"),
        ("*a*b", "xaxaxc"), ("é", "e\u{301}"), ("a?c", "aéc"),
    ])
    func doesNotMatch(pattern: String, path: String) throws {
        let glob = try #require(Glob(pattern))
        #expect(!glob.matches(Array(path.utf8)[...]))
    }

    @Test(arguments: ["[", "a[b", "a\\", "[[:nothing:]]", "[!"])
    func aPatternThatCanMatchNothingIsNone(pattern: String) {
        #expect(Glob(pattern) == nil)
    }

    /// A matcher that tries every way to part the path would not come back from this one.
    @Test func manyStarsTakeNoLongerThanTheirProduct() throws {
        let glob = try #require(Glob(String(repeating: "**/*a*", count: 60) + "b"))
        let path = Array(String(repeating: "a/a", count: 2000).utf8)
        let start = Moment.now
        #expect(!glob.matches(path[...]))
        #expect(start.secondsSince < 5)
    }
}
