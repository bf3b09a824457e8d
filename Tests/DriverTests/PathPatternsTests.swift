import Testing

@testable import Driver

@Suite struct PathPatternsTests {
    @Test(arguments: [
        ("app", "app/a.py"), ("app/", "app/x/a.py"), ("app/*", "app/x/a.py"), ("app/**", "app/x/a.py"),
        ("**/old", "x/old/a.py"), ("*.py", "a.py"), ("app/[id]/*.py", "app/[id]/a.py"), ("/app", "app/a.py"),
        ("app/a b/", "app/a b/c.py"), ("what?.py", "what?.py"),
    ])
    func holds(pattern: String, path: String) {
        #expect(PathPatterns([pattern]).matches(path))
    }

    @Test(arguments: [
        ("app", "x/app/a.py"), ("*.py", "x/a.py"), ("app/[id]/*.py", "app/i/a.py"), ("what?.py", "whats.py"),
        ("app/*.py", "app/x/a.py"), ("old", "older/a.py"),
    ])
    func holdsNot(pattern: String, path: String) {
        #expect(!PathPatterns([pattern]).matches(path))
    }

    @Test func aFolderIsSpelledOutForTheEngine() {
        #expect(
            PathPatterns.spelledOut(["a/b", "/c/", "d/**", "e/*.py"])
                == ["a/b", "a/b/**", "c/", "d/**", "e/*.py"])
    }
}
