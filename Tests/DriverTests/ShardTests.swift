import Findings
import Foundation
import Reporting
import SourceText
import Testing

@testable import Driver

/// A program that is put together from the facts of its parts is the program.
@Suite struct ShardTests {
    private static let project = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/projects/platform-before").path

    private func request(_ facts: [String] = []) -> CheckRequest {
        var request = CheckRequest()
        request.paths = [Self.project]
        request.configuration = .none
        request.usesCache = false
        request.facts = facts
        request.factsBuild = ContentHash(high: 1, low: 2)
        return request
    }

    private func json(_ outcome: CheckOutcome) throws -> String {
        var report = try #require(outcome.report)
        report.summary.seconds = 0
        return String(decoding: render(report, as: .json), as: UTF8.self)
    }

    @Test(arguments: [1, 3, 7]) func partsMakeTheWhole(count: Int) throws {
        let scratch = try Scratch()
        var facts: [String] = []
        var files = 0
        for number in 1...count {
            let path = scratch.path + "/\(number).facts"
            let shard = try #require(Shard("\(number)/\(count)"))
            let collected = CollectedFacts(request(), shard, to: path)
            #expect(collected.problems.isEmpty)
            files += collected.files
            #expect(collected.selected > 10)
            if number == count { #expect(files == collected.selected) }
            facts.append(path)
        }
        let linked = check(request(facts))
        #expect(linked.problems.isEmpty)
        #expect(linked.cacheNotices.isEmpty)
        #expect(try json(linked) == json(check(request())))
    }

    /// Facts that are missing or of other bytes change nothing but the time.
    @Test func whatIsMissingIsRead() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/2.facts"
        let shard = try #require(Shard("2/3"))
        #expect(CollectedFacts(request(), shard, to: path).problems.isEmpty)
        let linked = check(request([path]))
        #expect(linked.cacheNotices.count == 1)
        #expect(linked.cacheNotices.first?.contains("which were read here") == true)
        #expect(try json(linked) == json(check(request())))
    }

    @Test func filesThatAreNone() throws {
        let scratch = try Scratch()
        try scratch.write("no.facts", "facts\n")
        let path = scratch.path + "/no.facts"
        let wrong = check(request([path, scratch.path + "/none.facts"]))
        #expect(wrong.report == nil)
        #expect(wrong.problems.map(\.message).first?.contains("no whole file of facts") == true)
        #expect(wrong.problems.count == 2)
    }

    /// Where each byte in turn is another one, nothing else is said, or the file is refused.
    @Test func damageIsNotBelieved() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/all.facts"
        #expect(CollectedFacts(request(), .whole, to: path).problems.isEmpty)
        let bytes = try readFile(path, limit: 1 << 24)
        let expected = try json(check(request()))
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) {
            var damaged = bytes
            damaged[place] ^= 0x20
            try writeFile(damaged, to: path)
            let outcome = check(request([path]))
            if outcome.report == nil {
                #expect(outcome.problems.count == 1)
            } else {
                #expect(try json(outcome) == expected)
                #expect(outcome.cacheNotices.count == 1)
            }
        }
    }

    @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/2", "1/65537", " 1/2", "١/٢"])
    func noShard(text: String) {
        #expect(Shard(text) == nil)
    }

    /// A file that is added moves no other one to another part.
    @Test func pathsAloneDecide() throws {
        let shards = try (1...4).map { try #require(Shard("\($0)/4")) }
        for number in 0..<400 {
            let path = "app/module_\(number).py"
            #expect(shards.count { $0.has(path) } == 1)
        }
        let sizes = shards.map { shard in (0..<400).count { shard.has("app/module_\($0).py") } }
        #expect(sizes.allSatisfy { $0 > 60 })
    }
}
