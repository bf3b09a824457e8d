import Facts
import Linking
import SourceText

/// What the verbs about paths have in common: how paths run in the language, and which values are one thing.
extension RoleBearing {
    /// - Parameter isEndless: whether a call never comes back, although its name does not say so.
    func plainPaths(_ body: Body, _ isEndless: (Int) -> Bool = { _ in false }) -> PathQuery {
        let scoping = language.models.scoping
        let manner = PathQuery.Manner(body, marksErrors: scoping.marksErrors) { kind, index in
            if kind == .handler { return catchesAll(index, body) ? .catchesAll : [] }
            let value = Value(body.a(index))
            var name = value.isNone ? "" : body.spelling(value)
            if scoping.neverReturns.contains(name) || isEndless(index) { return .neverReturns }
            let isSafe =
                scoping.neverFails.contains(name)
                || name.withUTF8 { name in scoping.neverFailing.contains { $0.matches(name) } }
            return isSafe ? .neverFails : []
        }
        return PathQuery(body, manner)
    }

    /// Whether a handler catches everything.
    func catchesAll(_ handler: Int, _ body: Body) -> Bool {
        let types = body.caughtTypes(handler)
        return types.isEmpty || types.contains { language.models.scoping.catchAll.contains($0) }
    }
}

extension Body {
    /// What a handler is for, as it is written; nothing where it is for everything.
    func caughtTypes(_ handler: Int) -> [String] {
        let type = Value(a(handler))
        guard !type.isNone else { return [] }
        let op = self[type]
        let types = op.kind == .collection ? facts.list(op.a).map { Value($0) } : [type]
        return types.map { spelling($0) }
    }
}

/// One who asks much about the paths of one file.
protocol PathAsking: RoleBearing {
    var surveys: PathSurveys { get }
}

extension PathAsking {
    /// - Parameter body: of the own file.
    func paths(_ body: Body) -> PathQuery {
        surveys.query(body.function, body.count) { plainPaths(body) }
    }
}

extension FileJudge {
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

    /// Whether the function calls what its caller hands it with a session: it is there to lend one.
    func lendsToClosure(_ function: Int) -> Bool {
        var current = function
        while facts.function(current).kind == .closure, let parent = facts.function(current).parent {
            current = parent
        }
        return (current..<facts.functionCount).contains { id in
            guard facts.isInside(id, of: current) else { return false }
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
                let callee = body[Value(body.a(index))]
                guard callee.kind == .name, isParameter(callee.symbol, of: current) else { return false }
                return body.call(body[index]).arguments.contains { argument in
                    !argument.value.isNone
                        && evaluation.kind(of: evaluation.evaluated(argument.value, in: id)) == .session
                }
            }
        }
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

    func isParameter(_ name: Symbol, of function: Int) -> Bool {
        facts.function(function).parameters.contains { facts.parameter($0).name == name }
    }

    /// Where an event happens; the end of a block counts on every way out.
    func pathMark(_ event: Event) -> PathQuery.Mark {
        PathQuery.Mark(
            at: event.op.index, time: event.isImplicit ? .atEnd : .here,
            alsoFailing: event.isImplicit && event.effect == .closes)
    }
}

/// What is known of the paths of the functions of a file that were asked about. Where a large body is asked about again and
/// again, it is surveyed for many questions.
final class PathSurveys {
    private static let largeBody = 256
    private static let manyQuestions = 4
    private var known: [Int: (query: PathQuery, asked: Int)] = [:]

    func query(_ function: Int, _ count: Int, _ plain: () -> PathQuery) -> PathQuery {
        var (query, asked) = known[function] ?? (plain(), 0)
        if asked == Self.manyQuestions, count > Self.largeBody { query = query.forMany() }
        known[function] = (query, asked + 1)
        return query
    }
}

private struct EventGroup: Hashable {
    var function: Int
    var session: SessionKey
    var spelling: String
}
