import Reporting
import SourceText

/// `inspect speed`: how fast one core lexes, and how fast it goes from bytes to facts, over files in memory.
/// Of several rounds the best counts: the others were disturbed.
public func measureSpeed(_ files: InspectedFiles, rounds: Int = 5) -> [UInt8] {
    let result = inParallel(count: 1, jobs: 1, state: SourceReader(Language.all)) { reader, _ in
        var texts: [(language: Int, bytes: [UInt8])] = []
        for file in files.files {
            let language = file.input.language
            guard reader.reads(file.input, as: Language.all[language]) else { continue }
            texts.append((language, Array(reader.bytes[...])))
        }
        var checksum = 0
        let lexSeconds = best(of: rounds) {
            for text in texts {
                checksum &+= reader.withFrontEnd(text.language) { front, _ in front.tokenCount(of: text.bytes)
                }
            }
        }
        let factsSeconds = best(of: rounds) {
            for text in texts {
                checksum &+= reader.withFrontEnd(text.language) { front, _ in
                    front.facts(of: text.bytes).functionCount
                }
            }
        }
        var json = JSONWriter()
        json.object { json in
            json.field("files", texts.count)
            json.field("bytes", texts.reduce(0) { $0 + $1.bytes.count })
            json.field("lexSeconds", lexSeconds)
            json.field("factsSeconds", factsSeconds)
            // What was computed, so that no compiler leaves the work out.
            json.field("checksum", checksum)
        }
        json.newline()
        return json.bytes
    }
    return result.first ?? []
}

private func best(of rounds: Int, _ work: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<max(1, rounds) {
        let start = Moment.now
        work()
        best = min(best, start.secondsSince)
    }
    return best
}
