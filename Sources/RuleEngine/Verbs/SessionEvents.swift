import Facts
import Linking
import SourceText

/// What one function does to each session: made once for a function, so that nobody goes through all events of the file
/// for each of its sessions.
struct SessionEvents {
    /// Places in `FileEvaluation.events`, in their order, by the sessions that they may land on.
    private(set) var events: [SessionKey: [Int]] = [:]
    /// The calls that are handed a session, in their order; made when it is first asked for.
    fileprivate var calls: [SessionKey: [UInt32]]?
    /// All calls of the function, and those to which paths come.
    fileprivate var all: BitSet?
    fileprivate var reached: BitSet?
}

extension FileJudge {
    /// What a function does to its sessions.
    mutating func events(of function: Int) -> SessionEvents {
        // More functions may have been evaluated since somebody asked.
        while listedEvents < evaluation.events.count {
            let event = evaluation.events[listedEvents]
            for key in Set(event.landings.map { SessionKey($0.origin) }) {
                sessionEvents[event.function, default: SessionEvents()].note(listedEvents, key)
            }
            listedEvents += 1
        }
        return sessionEvents[function] ?? SessionEvents()
    }

    /// The events of a function that may land on a session.
    mutating func events(on session: SessionKey, in function: Int) -> [Event] {
        (events(of: function).events[session] ?? []).map { evaluation.events[$0] }
    }

    /// The calls of a function that are handed a session.
    mutating func calls(handed session: SessionKey, _ body: Body) -> [UInt32] {
        var known = events(of: body.function)
        if let calls = known.calls { return calls[session] ?? [] }
        var calls: [SessionKey: [UInt32]] = [:]
        for index in 0..<body.count where body.kind(index) == .call {
            for argument in body.call(body[index]).arguments {
                let value = evaluation.evaluated(argument.value, in: body.function)
                for id in evaluation.alternatives(of: value) where evaluation.isSession(evaluation[id]) {
                    let key = SessionKey(evaluation[id].origin)
                    if calls[key]?.last != UInt32(index) { calls[key, default: []].append(UInt32(index)) }
                }
            }
        }
        known.calls = calls
        sessionEvents[body.function] = known
        return calls[session] ?? []
    }

    /// The calls of a function.
    mutating func calls(in body: Body) -> BitSet {
        var known = events(of: body.function)
        if let all = known.all { return all }
        let all = body.calls { _ in true }
        known.all = all
        sessionEvents[body.function] = known
        return all
    }

    /// Those of them to which a path comes.
    mutating func calls(in body: Body, reachedBy paths: PathQuery) -> BitSet {
        var known = events(of: body.function)
        if let reached = known.reached { return reached }
        let reached = body.calls(where: paths.isReached)
        // Only what is asked often knows what is not reached.
        if paths.isForManyQuestions {
            known.reached = reached
            sessionEvents[body.function] = known
        }
        return reached
    }
}

extension SessionEvents {
    fileprivate mutating func note(_ place: Int, _ key: SessionKey) { events[key, default: []].append(place) }
}

extension Body {
    /// Those of its calls that are meant, by their operations: a set that many sessions share.
    fileprivate func calls(where isMeant: (Int) -> Bool) -> BitSet {
        BitSet((0..<count).filter { kind($0) == .call && isMeant($0) })
    }
}

/// The calls while a session is live: those of a body that lie in some stretches of it.
struct LiveOps: Equatable, Sendable {
    private let calls: BitSet
    /// In order, none of which meet.
    private var ranges: [Range<Int>]

    init(_ calls: BitSet, in ranges: [Range<Int>]) {
        self.calls = calls
        self.ranges = ranges
    }

    func contains(_ op: UInt32) -> Bool {
        let op = Int(op)
        let range = ranges.partitioningIndex { $0.upperBound > op }
        return range < ranges.count && ranges[range].contains(op) && calls.contains(op)
    }

    func contains(where isMeant: (UInt32) -> Bool) -> Bool {
        ranges.contains { range in range.contains { calls.contains($0) && isMeant(UInt32($0)) } }
    }

    var isEmpty: Bool { !contains { _ in true } }

    /// All of them, in order; nil where there are more than so many.
    func all(upTo most: Int) -> [UInt32]? {
        var found: [UInt32] = []
        let isMore = contains { op in
            found.append(op)
            return found.count > most
        }
        return isMore ? nil : found
    }

    mutating func remove(_ removed: Range<Int>) {
        ranges = ranges.flatMap { range in
            [
                range.clamped(to: range.lowerBound..<max(range.lowerBound, removed.lowerBound)),
                range.clamped(to: min(range.upperBound, removed.upperBound)..<range.upperBound),
            ]
            .filter { !$0.isEmpty }
        }
    }
}
