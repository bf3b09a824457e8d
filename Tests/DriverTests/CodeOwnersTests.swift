import Testing

@testable import Driver

/// GitHub's grammar of owners.
@Suite struct CodeOwnersTests {
    private static let owners = CodeOwners(
        Array(
            """
            # the rest
            *       @all
            *.js    @js  # inline
            /build/logs/ @ops
            docs/*  docs@example.com
            apps/   @apps @more
            /apps/github
            **/logs @logs
            with\\ space/  @space
            ![x] @never
            [Section] @never
            """.utf8))

    @Test(arguments: [
        ("README.md", ["@all"]), ("src/a.js", ["@js"]), ("build/logs/a/b.txt", ["@logs"]),
        ("docs/start.md", ["docs@example.com"]), ("docs/build/trouble.md", ["@all"]),
        ("nested/docs/start.md", ["@all"]), ("x/apps/y.py", ["@apps", "@more"]), ("apps/github/a.py", []),
        ("deep/logs/a.py", ["@logs"]), ("with space/a.py", ["@space"]),
    ])
    func theLastLineThatMatchesDecides(path: String, wanted: [String]) {
        #expect(Self.owners.owners(of: path) == wanted)
    }

    @Test func theFirstPlaceCounts() throws {
        let scratch = try Scratch(["CODEOWNERS": "* @second", ".github/CODEOWNERS": "* @first"])
        #expect(CodeOwners.found(in: scratch.path)?.owners(of: "a.py") == ["@first"])
        let empty = try Scratch()
        #expect(CodeOwners.found(in: empty.path) == nil)
    }
}
