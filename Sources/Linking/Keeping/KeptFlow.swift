import Facts
import SourceText

/// Earlier runs' flows of the files of a program, and what it takes to tell which of them still hold.
public struct FlowMemory: Sendable {
    let digests: [FileDigests]
    private let words: @Sendable (Int) -> [UInt32]?

    /// - Parameters:
    ///   - digests: of the files of the program, in their order.
    ///   - words: what was kept of a file, one round behind the other, as `KeptFlow.words` laid them out.
    public init(_ digests: [FileDigests], words: @escaping @Sendable (Int) -> [UInt32]?) {
        self.digests = digests
        self.words = words
    }

    /// The flow of a file after a round; nil where it was not kept, is not sound, or was made from something else.
    /// - Parameters:
    ///   - functions: that are asked for in this round.
    ///   - notesAbsent: whether it has to tell of members that are not there.
    public func recall(
        _ file: Int, round: Int, functions: [Int], notesAbsent: Bool, _ program: Program
    ) -> KeptFlow? {
        guard let words = words(file) else { return nil }
        var start = 0
        for _ in 0..<round {
            guard start < words.count else { return nil }
            start += Int(words[start]) + 1
        }
        guard start < words.count, Int(words[start]) < words.count - start else { return nil }
        let end = start + 1 + Int(words[start])
        var reader = FlowReader(words[(start + 1)..<end], program, file: file)
        let found = try? KeptFlow.read(&reader, functions, notesAbsent, digests)
        guard let found = found ?? nil, reader.isAtEnd else { return nil }
        return KeptFlow(found, words: words[start..<end])
    }
}

/// The flow of a file as it was after one round, with what it was made from: it holds as long as that is the same.
public final class KeptFlow: Sendable {
    public let flow: FileFlow
    /// How many words follow; whether members that are not there were noted; the functions that were asked for; what
    /// was looked at, with its digests; the flow.
    public let words: ArraySlice<UInt32>
    let seen: [Read]
    let missing: [UInt32]
    /// The last part of `words`.
    private let flowWords: ArraySlice<UInt32>

    /// Whether nothing has changed that it was made from.
    /// - Parameters:
    ///   - old: the digests of the files when it was made.
    ///   - isOther: whether a file has other digests now.
    public func holds(_ old: [FileDigests], _ new: [FileDigests], _ program: Program, isOther: [Bool]) -> Bool
    {
        !seen.contains { read in
            let file = Int(read.file)
            return isOther[file] && old[file].digest(of: read) != new[file].digest(of: read)
        } && !missing.contains { program.isCallable($0) }
    }

    /// Whether the functions do the same in the same places.
    public func isSame(as other: KeptFlow) -> Bool { flowWords == other.flowWords }

    /// Whether the functions do the same, wherever in the source they do it.
    public func doesSame(as other: KeptFlow) -> Bool { sense == other.sense }

    /// The words of the flow without the places.
    private var sense: [UInt32] {
        var writer = FlowWriter()
        writer.leavesOutPlaces = true
        flow.write(to: &writer)
        return writer.words
    }

    fileprivate init(_ found: Found, words: ArraySlice<UInt32>) {
        flow = found.flow
        seen = found.seen
        missing = found.missing
        self.words = words
        flowWords = found.flowWords
    }

    fileprivate struct Found {
        var seen: [Read] = []
        var missing: [UInt32] = []
        var flow = FileFlow()
        var flowWords: ArraySlice<UInt32> = []
    }

    init(
        _ flow: FileFlow, functions: [Int], notesAbsent: Bool, _ reads: Reads, _ memory: FlowMemory
    ) {
        var writer = FlowWriter()
        writer.add(notesAbsent ? 1 : 0)
        writer.add(functions) { $0.add($1) }
        let (seen, missing) = (reads.seen, reads.missing)
        writer.add(seen) { writer, read in
            writer.add(Int(read.file))
            writer.add(Int(read.part))
            writer.add(memory.digests[Int(read.file)].digest(of: read) ?? 0)
        }
        writer.add(missing) { $0.add($1) }
        let start = writer.words.count + 1
        flow.write(to: &writer)
        self.flow = flow
        self.seen = seen
        self.missing = missing
        words = [UInt32(truncatingIfNeeded: writer.words.count)] + writer.words
        flowWords = words[start...]
    }

    /// Nil where it was made for other functions, or what it was made from has changed.
    fileprivate static func read(
        _ reader: inout FlowReader, _ functions: [Int], _ notesAbsent: Bool, _ digests: [FileDigests]
    ) throws(FlowReader.Unsound) -> Found? {
        var found = Found()
        guard try reader.flag() || !notesAbsent else { return nil }
        guard try reader.number() == functions.count else { return nil }
        for function in functions where try reader.number() != function { return nil }
        for _ in 0..<(try reader.number()) {
            let file = try reader.number(below: digests.count)
            let read = Read(file: file, part: try reader.word())
            guard digests[file].digest(of: read) == (try reader.wide()) else { return nil }
            found.seen.append(read)
        }
        for _ in 0..<(try reader.number()) {
            let name = try reader.word()
            guard !reader.program.isCallable(name) else { return nil }
            found.missing.append(name)
        }
        found.flowWords = reader.rest
        found.flow = try FileFlow(&reader)
        return found
    }
}

extension FileEvaluation {
    /// Evaluates functions as `flow(of:continuing:notesAbsent:)` does, and takes down what that is made from.
    public static func keptFlow(
        of functions: [Int], continuing flow: FileFlow, notesAbsent: Bool, _ memory: FlowMemory,
        _ program: Program, file: Int, models: Models
    ) -> KeptFlow {
        let reads = Reads(of: file)
        var reading = program
        reading.reads = reads
        let entry = program.files[file]
        var evaluation = FileEvaluation(entry.facts, entry.scan, models, reading, file: file)
        let flow = evaluation.flow(of: functions, continuing: flow, notesAbsent: notesAbsent)
        return KeptFlow(flow, functions: functions, notesAbsent: notesAbsent, reads, memory)
    }
}
