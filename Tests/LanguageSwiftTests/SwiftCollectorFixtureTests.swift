import Facts
import Foundation
import LanguageSwift
import Testing

/// Reads every file of `Fixtures/syntax/swift` and compares its facts with the golden beside it, then reads it
/// again in odd forms. `UPDATE=1 swift test` writes the goldens anew and fails on purpose.
struct SwiftCollectorFixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/syntax/swift")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { $0.hasSuffix(".swift") }.sorted()

    @Test("there are fixtures") func fixturesExist() {
        #expect(Self.names.count >= 10)
    }

    @Test("facts are those of the golden", arguments: names) func facts(name: String) throws {
        var frontEnd = SwiftFrontEnd()
        let dumped = dump(frontEnd.facts(of: try bytes(name)))
        let golden = Self.folder.appending(path: name.replacing(".swift", with: ".facts"))
        if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
            try Data(dumped.utf8).write(to: golden)
            Issue.record("\(golden.lastPathComponent) was written anew; run again without UPDATE")
        }
        #expect(try String(contentsOf: golden, encoding: .utf8) == dumped)
    }

    @Test("line ends and a mark at the start change no fact", arguments: names) func forms(name: String)
        throws
    {
        var frontEnd = SwiftFrontEnd()
        let plain = try bytes(name)
        let expected = shape(frontEnd.facts(of: plain))
        let carriageReturn = plain.map { $0 == 0x0A ? 0x0D : $0 }
        let both = plain.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        for form in [carriageReturn, both, [0xEF, 0xBB, 0xBF] + plain] {
            #expect(shape(frontEnd.facts(of: form)) == expected)
            #expect(frontEnd.violations(in: form) == [])
        }
    }

    @Test("every cut and every missing token is survived", arguments: names) func cuts(name: String) throws {
        var frontEnd = SwiftFrontEnd()
        let plain = try bytes(name)
        for token in frontEnd.allTokens(of: plain) where !token.range.isEmpty {
            let before = Array(plain[..<Int(token.start)])
            #expect(frontEnd.violations(in: before) == [])
            #expect(frontEnd.violations(in: before + plain[Int(token.end)...]) == [])
        }
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appending(path: name)))
    }

    /// Facts without places.
    private func shape(_ facts: FileFacts) -> String {
        dump(facts).split(separator: "\n").filter { !$0.hasPrefix("problem") && !$0.hasPrefix("directive") }
            .joined(separator: "\n")
    }
}
