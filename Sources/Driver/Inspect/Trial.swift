import Reporting
import SourceText

/// `inspect trial`: reads broken forms of sound files and looks whether every promise of a front end holds.
///
/// Small files are cut behind every token, and lose every token in turn; larger ones are cut at random
/// places. The files are spread evenly over those given, and chance is seeded: the same files make the same
/// trial.
public struct Trial: Sendable {
    /// Files up to this many bytes are small.
    static let smallFile = 20_000
    public var smallFiles = 200
    public var cutsOfLarger = 1000

    public init() {}

    /// What a trial came to.
    public struct Outcome: Sendable {
        /// One JSON object a line: a failure each, and the counts.
        public var output: [UInt8]
        public var hasFailures: Bool
    }

    public func run(_ files: InspectedFiles, jobs: Int) -> Outcome {
        let sizes = inParallel(
            count: files.files.count, jobs: jobs, state: SourceReader(Language.all)
        ) {
            reader, index in
            let input = files.files[index].input
            return !reader.reads(input, as: Language.all[input.language]) ? 0 : reader.bytes.count
        }
        let small = spread(sizes.indices.filter { sizes[$0] > 0 && sizes[$0] <= Self.smallFile }, smallFiles)
        let large = spread(sizes.indices.filter { sizes[$0] > Self.smallFile }, cutsOfLarger)
        let work = small.map { (file: $0, cuts: 0) } + large.map { (file: $0, cuts: 0) }
        let perLarge = large.isEmpty ? 0 : (cutsOfLarger + large.count - 1) / large.count
        let results = inParallel(count: work.count, jobs: jobs, state: SourceReader(Language.all)) {
            reader, index in
            let input = files.files[work[index].file].input
            guard reader.reads(input, as: Language.all[input.language]) else { return FileResult() }
            var trial = FileTrial(input: input, bytes: Array(reader.bytes[...]))
            if index < small.count { trial.tryTokens(&reader) } else { trial.tryCuts(perLarge, &reader) }
            return trial.result
        }
        var json = JSONWriter()
        for failure in results.flatMap(\.failures) {
            json.object { json in
                json.field("file", failure.file)
                json.field("change", failure.change)
                json.field("violation", failure.violation)
            }
            json.newline()
        }
        let failed = results.reduce(0) { $0 + $1.failed }
        json.object { json in
            json.field("smallFiles", small.count)
            json.field("largerFiles", large.count)
            json.field("cuts", results.reduce(0) { $0 + $1.cuts })
            json.field("deletions", results.reduce(0) { $0 + $1.deletions })
            json.field("failures", failed)
        }
        json.newline()
        return Outcome(output: json.bytes, hasFailures: failed > 0 || small.isEmpty && large.isEmpty)
    }

    /// Up to `count` of the elements, at even distances.
    private func spread(_ elements: [Int], _ count: Int) -> [Int] {
        guard elements.count > count else { return elements }
        return (0..<count).map { elements[$0 * elements.count / count] }
    }
}

private struct FileResult: Sendable {
    var cuts = 0
    var deletions = 0
    var failed = 0
    /// The first few.
    var failures: [(file: String, change: String, violation: String)] = []
}

/// The trial of one file.
private struct FileTrial {
    let input: SourceInput
    let bytes: [UInt8]
    var result = FileResult()

    mutating func tryTokens(_ reader: inout SourceReader) {
        let tokens = reader.withFrontEnd(input.language) { front, _ in front.tokens(of: bytes) }
        var last: UInt32?
        for token in tokens where token.range.end != last {
            last = token.range.end
            result.cuts += 1
            attempt(Array(bytes[..<Int(token.range.end)]), "cut at \(token.range.end)", &reader)
        }
        for token in tokens where !token.range.isEmpty {
            result.deletions += 1
            attempt(
                Array(bytes[..<Int(token.range.start)]) + bytes[Int(token.range.end)...],
                "without \(token.range)", &reader)
        }
    }

    mutating func tryCuts(_ count: Int, _ reader: inout SourceReader) {
        var chance = Chance(seed: bytes.count)
        for _ in 0..<count {
            let end = chance.below(bytes.count + 1)
            result.cuts += 1
            attempt(Array(bytes[..<end]), "cut at \(end)", &reader)
        }
    }

    private mutating func attempt(_ text: [UInt8], _ change: String, _ reader: inout SourceReader) {
        let violations = reader.withFrontEnd(input.language) { front, _ in front.violations(in: text) }
        guard let first = violations.first else { return }
        result.failed += 1
        if result.failures.count < 5 { result.failures.append((input.path, change, first)) }
    }
}
