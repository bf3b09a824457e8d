import Facts
import Findings
import Linking
import SourceText

/// Candidates of several functions that reach one thing: that is the cause, and the finding stands there.
extension Engine {
    /// What is at the end of some ways, and how sure these are.
    private struct End: Hashable {
        var rule: Int
        var function: FunctionRef
        var range: ByteRange
        var isCertain: Bool
    }

    /// Makes one candidate of those by which several functions reach one place, sure ways and others apart.
    /// - Parameter candidates: by file.
    func joinEnds(_ candidates: inout [[Candidate]], _ program: LinkedProgram) {
        var found: [End: [(file: Int, place: Int)]] = [:]
        for (file, all) in candidates.enumerated() {
            for (place, candidate) in all.enumerated() {
                guard let end = candidate.end, !isNamedForIt(end.function, program) else { continue }
                let key = End(
                    rule: candidate.rule, function: end.function, range: end.range,
                    isCertain: candidate.isCertain)
                found[key, default: []].append((file, place))
            }
        }
        var joined: [(end: End, candidate: Candidate)] = []
        var isGone: [Int: Set<Int>] = [:]
        for (end, places) in found {
            let functions = Set(
                places.map { FunctionRef(file: $0.file, function: candidates[$0.file][$0.place].function) })
            guard functions.count > 1 else { continue }
            let all = places.map { (file: $0.file, candidate: candidates[$0.file][$0.place]) }
            joined.append((end, join(all, functions.count, end, program)))
            for place in places { isGone[place.file, default: []].insert(place.place) }
        }
        for (file, places) in isGone {
            candidates[file] = candidates[file].enumerated().filter { !places.contains($0.offset) }.map(
                \.element)
        }
        // Two of one place, the sure one first.
        for (end, candidate) in joined.sorted(by: { $0.end.isCertain && !$1.end.isCertain }) {
            candidates[Int(end.function.file)].append(candidate)
        }
    }

    /// Whether a function says by its name that it ends the transaction: then each of those who call it is to blame.
    private func isNamedForIt(_ function: FunctionRef, _ program: LinkedProgram) -> Bool {
        let facts = program.files[Int(function.file)].file.facts
        let name = facts.string(facts.function(Int(function.function)).name).lowercased()
        return name.hasPrefix("commit") || name.hasPrefix("rollback")
    }

    /// One candidate, at what is reached; it names the one that has the shortest way there.
    /// - Parameter all: in the order of their files and places.
    private func join(
        _ all: [(file: Int, candidate: Candidate)], _ functions: Int, _ end: End, _ program: LinkedProgram
    ) -> Candidate {
        var first = all[0]
        for one in all where one.candidate.trace.count < first.candidate.trace.count { first = one }
        var result = first.candidate
        let others = functions - 1
        result.fills[.function] = name(of: first.candidate, first.file, program)
        result.fills[.consequence] =
            others == 1 ? ", and in 1 other function" : ", and in \(others) other functions"
        let file = program.files[Int(end.function.file)].file
        let id = Int(end.function.function)
        result.fills[.class] = file.facts.path(ofType: file.facts.function(id).type)
        let body = Body(file.facts, function: id)
        let call = (0..<body.count).first { body.kind($0) == .call && body[$0].range == end.range }
        if let call {
            result.fills[.callee] = body.shown(body[call].value)
            let path = file.facts.string(file.facts.function(id).path)
            result.fills[.target] = path.isEmpty ? "<module>" : path
            // Sure or not, each stays itself where the other one goes.
            result.shape = end.isCertain ? body.call(body[call]).shape : ~body.call(body[call]).shape
        }
        result.isJoined = true
        result.isWarning = all.allSatisfy(\.candidate.isWarning)
        result.range = end.range
        result.function = id
        result.type = nil
        result.role = PlacedFile(self, program, Int(end.function.file)).role(ofFunction: id)
        result.key = .place(rule: end.rule, start: end.range.start, end: end.range.end)
        result.related = []
        for (file, candidate) in all {
            let place = Finding.Place(
                file: file, range: candidate.range,
                message: "\(candidate.secondaryMessage) in `\(name(of: candidate, file, program))`")
            result.related.append(place)
            result.related += candidate.related.filter { $0.message == candidate.secondaryMessage }.map {
                Finding.Place(file: $0.file, range: $0.range, message: place.message)
            }
        }
        return result
    }

    private func name(of candidate: Candidate, _ file: Int, _ program: LinkedProgram) -> String {
        let facts = program.files[file].file.facts
        let path = facts.string(facts.function(candidate.function).path)
        return path.isEmpty ? "<module>" : path
    }
}
