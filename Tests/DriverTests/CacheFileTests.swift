import Facts
import Findings
import Foundation
import RuleEngine
import SourceText
import Testing

@testable import Driver

/// The files of the cache, byte by byte: whatever they hold, nothing is believed that was not written so.
@Suite struct CacheFileTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures").path

    private let origin = BlockFile.Origin(
        build: ContentHash(high: 1, low: 2), folder: ContentHash(high: 3, low: 4))

    /// The facts of all source files of a folder.
    private func facts(below folder: String) -> [FileFacts] {
        let found = Walk(root: folder, excludes: false, languages: Language.all).files(jobs: 2)
        return inParallel(count: found.files.count, jobs: 2, state: SourceReader(Language.all)) {
            reader, index -> FileFacts? in
            let file = found.files[index]
            let path = String(decoding: file.path, as: UTF8.self)
            let input = SourceInput(path: path, location: joined(folder, path), language: file.language)
            guard reader.reads(input, as: Language.all[file.language]) else { return nil }
            return reader.facts(language: file.language)
        }.compactMap(\.self)
    }

    private func blocks(_ facts: [FileFacts]) -> [BlockFile.Block] {
        facts.enumerated().map { index, facts in
            BlockFile.Block(.facts, key(index), tag: 1, words: facts.words)
        }
    }

    private func key(_ index: Int) -> ContentHash {
        ContentHash(high: UInt64(index) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(index))
    }

    private func read(_ folder: CacheFolder) throws -> BlockFile? {
        guard let file = try folder.file("facts") else { return nil }
        return try? BlockFile(file, origin: origin)
    }

    @Test func factsComeBackAsTheyWere() throws {
        let facts = facts(below: Self.fixtures)
        #expect(facts.count > 100)
        let scratch = try Scratch()
        let folder = try #require(try CacheFolder(in: scratch.path, creates: true))
        try folder.replace("facts") { (file) throws(SystemError) in
            try BlockFile.write(blocks(facts), origin: origin, to: file)
        }
        let cache = FactsCache(try read(folder))
        for (index, facts) in facts.enumerated() {
            #expect(cache.facts(of: key(index), language: 1)?.words == facts.words)
        }
        #expect(cache.facts(of: key(0), language: 0) == nil)
        #expect(cache.facts(of: key(facts.count), language: 1) == nil)
        #expect(!cache.isDamaged)
    }

    @Test func everyFlippedByteAndEveryCutIsNoticed() throws {
        let facts = Array(
            facts(below: Self.fixtures + "/projects/mixed").sorted { $0.words.count < $1.words.count }.prefix(
                2))
        let scratch = try Scratch()
        let folder = try #require(try CacheFolder(in: scratch.path, creates: true))
        try folder.replace("facts") { (file) throws(SystemError) in
            try BlockFile.write(blocks(facts), origin: origin, to: file)
        }
        let path = "\(CacheFolder.name)/facts"
        let whole = try readFile(scratch.at(path))
        func look(_ bytes: [UInt8]) throws {
            try scratch.write(path, bytes)
            let cache = FactsCache(try read(folder))
            for (index, facts) in facts.enumerated() {
                if let words = cache.facts(of: key(index), language: 1)?.words {
                    #expect(words == facts.words)
                }
            }
        }
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= UInt8(1) << UInt8(index % 8)
            try look(bytes)
            try look(Array(whole[..<index]))
        }
        try look(whole + [0])
    }

    @Test func factsThatPassTheirCheckCanBeAnalysed() throws {
        let rules = LoadedRules.builtin().rules
        let settings = EffectiveSettings(
            CheckRequest(), Configuration(), LoadedRules.builtin().catalogue, workspace: "/"
        ).analysis
        var chance = UInt64(20_251_121)
        func next(_ bound: Int) -> Int {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((chance >> 33) % UInt64(bound))
        }
        let all = facts(below: Self.fixtures + "/projects").filter { $0.words.count < 6000 }
        #expect(all.count > 5)
        let engine = Engine(rules, settings: settings)
        var passed = 0
        for _ in 0..<6000 {
            let facts = all[next(all.count)]
            var words = facts.words
            for _ in 0...next(3) {
                // Mostly small numbers, which are likely to be an index that exists.
                let value = [UInt32(next(4)), UInt32(next(64)), .max, words[next(words.count)]][next(4)]
                words[2 + next(words.count - 2)] = value
            }
            guard let changed = FileFacts(checking: words) else { continue }
            passed += 1
            let name = facts.language == 0 ? "python" : "swift"
            let program = engine.link(
                [facts, changed].enumerated().map { index, facts in
                    engine.scan(AnalysedFile(path: "app/\(index).py", language: name, facts: facts))
                })
            let outcomes = [0, 1].map { engine.evaluate(program, file: $0) }
            let following = engine.following(program, outcomes).map { engine.followed(program, $0) }
            _ = engine.finish(program, outcomes, following)
        }
        #expect(passed > 500)
    }

    @Test func outcomesAndRecordsOfTreesSurviveAnyBytes() throws {
        let scratch = try Scratch(["a.py": "x = 1\n", "b/c.py": "y = 2\n"])
        var part = ReportBuilder.Part()
        part.files = [
            Report.File(
                path: "a.py", workspacePath: "a.py", language: "python",
                text: Report.Text(Array("x = 1\n".utf8)))
        ]
        let place = Finding.Place(file: 0, range: ByteRange(0, 5), message: "here")
        let rule = try #require(LoadedRules.builtin().catalogue.infos.first)
        part.findings = [
            Finding(
                rule: rule.id, severity: .error, confidence: .likely, message: "m", help: "h", place: place,
                function: "f", role: "service", fingerprint: Fingerprint(value: 7, ordinal: 1), cause: "c",
                trace: [place], related: [place, place],
                fix: Finding.Fix(
                    safety: .safe, title: "t",
                    edits: [Finding.Fix.Edit(file: 0, range: ByteRange(1, 2), text: "z")]))
        ]
        part.problems = [Report.Problem(place: place, message: "p")]
        part.notices = ["n"]
        let settings = EffectiveSettings(
            CheckRequest(), Configuration(), RuleCatalogue([]), workspace: scratch.path)
        let content = ContentHash(high: 5, low: 6)
        let stored = try #require(StoredOutcome(part, settings, content: content, holdsByTree: true))
        let restored = StoredOutcome(stored.bytes)?.restored(
            root: scratch.path, languages: Language.all, jobs: 1)
        #expect(restored?.findings.first?.related.count == 2)
        #expect(StoredOutcome(stored.bytes)?.bytes == stored.bytes)
        let inputs = ["a.py", "b/c.py"].map {
            SourceInput(path: $0, location: scratch.at($0), language: 0)
        }
        let trail = Walk.Trail(folders: [[], Array("b".utf8)])
        let hashes = [ContentHash(high: 8, low: 9), ContentHash(high: 10, low: 11)]
        let tree = try #require(
            TreeRecord(
                root: scratch.path, walk: content, content: content, trail: trail,
                links: [TreeRecord.Link(path: "l", language: 0, reason: "r")], inputs: inputs,
                hashes: hashes, since: .max))
        #expect(tree.isUnchanged(root: scratch.path, jobs: 1) { $0.reason })
        #expect(!tree.isUnchanged(root: scratch.path, jobs: 1) { _ in nil })
        #expect(tree.hashes(of: inputs, root: scratch.path, jobs: 1) == hashes)
        for (whole, isTree) in [(stored.bytes, false), (tree.bytes, true)] {
            for index in whole.indices {
                for change: UInt8 in [0, 1, 0x7F, 0xFF] {
                    var bytes = whole
                    bytes[index] = change
                    look(bytes, isTree, inputs, scratch)
                }
                look(Array(whole[..<index]), isTree, inputs, scratch)
            }
        }
    }

    private func look(_ bytes: [UInt8], _ isTree: Bool, _ inputs: [SourceInput], _ scratch: Scratch) {
        if isTree, let tree = TreeRecord(bytes) {
            _ = tree.isUnchanged(root: scratch.path, jobs: 1) { $0.reason }
            #expect(tree.hashes(of: inputs, root: scratch.path, jobs: 1).count == inputs.count)
        } else if !isTree,
            let part = StoredOutcome(bytes)?.restored(
                root: scratch.path, languages: Language.all, jobs: 1)
        {
            #expect(part.findings.allSatisfy { $0.files.allSatisfy(part.files.indices.contains) })
        }
    }
}
