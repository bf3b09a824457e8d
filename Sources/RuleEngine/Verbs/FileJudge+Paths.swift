import Facts
import Linking
import SourceText

/// What the verbs about paths have in common: how paths run in the language, and which values are one thing.
extension RoleBearing {
    func plainPaths(_ body: Body) -> PathQuery {
        let scoping = language.models.scoping
        return PathQuery(
            body,
            PathQuery.Manner(
                marksErrors: scoping.marksErrors,
                catchesAll: { body, handler in
                    let type = Value(body.a(handler))
                    guard !type.isNone else { return true }
                    let op = body[type]
                    let types = op.kind == .collection ? body.facts.list(op.a).map { Value($0) } : [type]
                    return types.contains { scoping.catchAll.contains(body.spelling($0)) }
                },
                neverReturns: { body, call in
                    let callee = Value(body.a(call))
                    guard !callee.isNone else { return false }
                    return scoping.neverReturns.contains(body.spelling(callee))
                },
                neverFails: { body, call in
                    let callee = Value(body.a(call))
                    guard !callee.isNone, !scoping.neverFails.isEmpty else { return false }
                    let name = body.spelling(callee)
                    return scoping.neverFails.contains { $0.matches(name) }
                }))
    }
}

extension FileJudge {
    func paths(_ body: Body) -> PathQuery { surveys.query(body.function, body.count, plainPaths(body)) }

    /// The functions that stand in a function, itself first.
    mutating func functions(in function: Int) -> some Sequence<Int> {
        (function..<Int(innerEnds[function])).lazy.filter { [facts] in facts.isInside($0, of: function) }
    }

    /// The events of each function that a check is about, by function and session, both in the order in which they
    /// are met.
    func grouped(_ isMeant: (Event) -> Bool) -> [[Event]] {
        var places: [EventGroup: Int] = [:]
        var result: [[Event]] = []
        for event in evaluation.events where isMeant(event) {
            let isOne = evaluation.isOne(event.session)
            let key = SessionKey(isOne ? .unknown : event.origin)
            let group = EventGroup(
                function: event.function, session: key, spelling: isOne ? "" : spelling(event))
            if let place = places[group] {
                result[place].append(event)
            } else {
                places[group] = result.count
                result.append([event])
            }
        }
        return result
    }

    /// How a session is written that nothing else tells apart.
    private func spelling(_ event: Event) -> String {
        guard event.origin.op == .max, !event.receiver.isNone else { return "" }
        return Body(facts, function: event.function).spelling(event.receiver)
    }

    /// Whether the function runs code that its caller hands it: it hands a session out and takes it back.
    mutating func runsCodeOfCaller(_ function: Int) -> Bool {
        var current = function
        // A closure inside counts for the function around it.
        while facts.function(current).kind == .closure, let parent = facts.function(current).parent {
            current = parent
        }
        if facts.function(current).isGenerator { return true }
        for id in functions(in: current) {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = body[Value(body.a(index))]
                guard callee.kind == .name, isParameter(callee.symbol, of: current) else { continue }
                return true
            }
        }
        return false
    }

    private func isParameter(_ name: Symbol, of function: Int) -> Bool {
        facts.function(function).parameters.contains { facts.parameter($0).name == name }
    }

    /// Where an event happens; the end of a block counts on every way out.
    func pathMark(_ event: Event) -> PathQuery.Mark {
        PathQuery.Mark(
            at: event.op.index, time: event.isImplicit ? .atEnd : .here,
            alsoFailing: event.isImplicit && event.effect == .closes)
    }
}

/// What lets many questions about the paths of one body be asked; made where a body is large and was asked about before.
final class PathSurveys {
    private static let largeBody = 256
    private static let manyQuestions = 4
    private var asked: [Int: Int] = [:]
    private var known: [Int: PathQuery] = [:]

    func query(_ function: Int, _ count: Int, _ plain: PathQuery) -> PathQuery {
        guard count > Self.largeBody else { return plain }
        if let known = known[function] { return known }
        asked[function, default: 0] += 1
        guard asked[function, default: 0] > Self.manyQuestions else { return plain }
        let query = plain.forMany()
        known[function] = query
        return query
    }
}

private struct EventGroup: Hashable {
    var function: Int
    var session: SessionKey
    var spelling: String
}
