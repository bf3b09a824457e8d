import Foundation
import Testing

@testable import Driver

@Suite struct FileWritingTests {
    private func refusal(_ path: String) -> WriteRefusal? {
        do throws(WriteRefusal) {
            try writeFile([1, 2, 3], to: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func aFileIsReplacedAsAWhole() throws {
        let scratch = try Scratch(["out.txt": "old text that is longer"])
        #expect(chmod(scratch.at("out.txt"), 0o640) == 0)
        #expect(refusal(scratch.at("out.txt")) == nil)
        #expect(try readFile(scratch.at("out.txt")) == [1, 2, 3])
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.at("out.txt"))[.posixPermissions]
        #expect(mode as? Int == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["out.txt"])
    }

    @Test func noLinkIsWrittenThrough() throws {
        let scratch = try Scratch(["target.txt": "kept"])
        try scratch.link("out.txt", to: "target.txt")
        #expect(refusal(scratch.at("out.txt")) == .link)
        #expect(try readFile(scratch.at("target.txt")) == Array("kept".utf8))
    }

    @Test func whatAKilledRunLeftIsInNobodysWay() throws {
        let scratch = try Scratch(["out.txt": "old", ".sessionlint-\(getpid())-0.tmp": "half"])
        #expect(refusal(scratch.at("out.txt")) == nil)
        #expect(try readFile(scratch.at("out.txt")) == [1, 2, 3])
        #expect(try readFile(scratch.at(".sessionlint-\(getpid())-0.tmp")) == Array("half".utf8))
    }

    @Test func theLongestNameIsWritten() throws {
        let name = String(repeating: "n", count: 251) + ".txt"
        let scratch = try Scratch([name: "old"])
        #expect(refusal(scratch.at(name)) == nil)
        #expect(try readFile(scratch.at(name)) == [1, 2, 3])
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        let scratch = try Scratch(["folder/": ""])
        #expect(refusal(scratch.at("folder"))?.phrase == "a folder, not a file")
        #expect(refusal(scratch.at("none/out.txt"))?.phrase == "no such file or folder")
        #expect(mkfifo(scratch.at("pipe"), 0o600) == 0)
        #expect(refusal(scratch.at("pipe")) == .notRegular)
    }
}

@Suite struct FileReadingTests {
    private func refusal(_ path: String, limit: Int = 100) -> ReadRefusal? {
        do throws(ReadRefusal) {
            _ = try readFile(path, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func onlyRegularFilesWithinTheLimitAreRead() throws {
        let scratch = try Scratch(["a": String(repeating: "x", count: 100), "folder/": ""])
        #expect(refusal(scratch.at("a")) == nil)
        #expect(refusal(scratch.at("a"), limit: 99) == .larger(thanBytes: 99))
        #expect(refusal(scratch.at("folder")) == .system(SystemError(code: EISDIR)))
        #expect(refusal(scratch.at("none")) == .system(.missing))
        #expect(mkfifo(scratch.at("pipe"), 0o600) == 0)
        #expect(refusal(scratch.at("pipe")) == .notRegular)
        #expect(refusal("/dev/zero") == .notRegular)
    }

    @Test func theBufferIsReused() throws {
        let scratch = try Scratch(["long": String(repeating: "x", count: 5000), "short": "ab", "empty": ""])
        var buffer: [UInt8] = []
        try readFile(scratch.at("long"), into: &buffer, limit: 10_000)
        #expect(buffer.count == 5000)
        try readFile(scratch.at("short"), into: &buffer, limit: 10_000)
        #expect(buffer == Array("ab".utf8))
        try readFile(scratch.at("empty"), into: &buffer, limit: 10_000)
        #expect(buffer.isEmpty)
    }

    @Test func theLimitOfSourcesIsSaidInMebibytes() {
        #expect(ReadRefusal.larger(thanBytes: SourceReader.largestFile).phrase == "16 MiB or larger")
    }
}
