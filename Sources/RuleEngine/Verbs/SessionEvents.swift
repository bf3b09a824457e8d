import Facts
import Linking

/// What one function does to each session: made once for a function, so that nobody goes through all events of the file
/// for each of its sessions.
struct SessionEvents {
    /// Places in `FileEvaluation.events`, in their order, by the sessions that they may land on.
    private(set) var events: [SessionKey: [Int]] = [:]
    /// The calls that are handed a session, in their order; made when it is first asked for.
    fileprivate var calls: [SessionKey: [UInt32]]?
    /// All calls of the function, and those to which paths come.
    fileprivate var all: CallSet?
    fileprivate var reached: CallSet?
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
    mutating func calls(in body: Body) -> CallSet {
        var known = events(of: body.function)
        if let all = known.all { return all }
        let all = CallSet(body) { _ in true }
        known.all = all
        sessionEvents[body.function] = known
        return all
    }

    /// Those of them to which a path comes.
    mutating func calls(in body: Body, reachedBy paths: PathQuery) -> CallSet {
        var known = events(of: body.function)
        if let reached = known.reached { return reached }
        let reached = CallSet(body, where: paths.isReached)
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

/// Calls of one body, a bit for each operation: a set that many sessions share.
struct CallSet: Sendable {
    private var words: [UInt64]

    init(_ body: Body, where isMeant: (Int) -> Bool) {
        words = [UInt64](repeating: 0, count: (body.count + 63) / 64)
        for index in 0..<body.count where body.kind(index) == .call && isMeant(index) {
            words[index / 64] |= 1 << UInt64(index % 64)
        }
    }

    func contains(_ op: Int) -> Bool { op / 64 < words.count && words[op / 64] >> UInt64(op % 64) & 1 == 1 }
}

/// The calls while a session is live: those of a body that lie in some stretches of it.
struct LiveOps: Sendable {
    private let calls: CallSet
    /// In order, none of which meet.
    private var ranges: [Range<Int>]

    init(_ calls: CallSet, in ranges: [Range<Int>]) {
        self.calls = calls
        self.ranges = ranges
    }

    func contains(_ op: UInt32) -> Bool {
        let op = Int(op)
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= op { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(op) && calls.contains(op)
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
