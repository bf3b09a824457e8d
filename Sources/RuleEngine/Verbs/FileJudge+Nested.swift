import Facts
import Linking
import SourceText

/// The transaction that a closure or a block runs in, as far as one file shows it.
struct Transaction: Equatable, Sendable {
    /// How the session is called that the closure is handed; empty where it has no name.
    var name: String
    /// Where it begins, as it is written.
    var range: ByteRange
    /// The call that begins it, and the function in whose body that stands.
    var call: UInt32
    var function: Int
    /// The calls that are handed its session.
    var handed: Set<UInt32>
    /// The calls in it; nil where all of the function's are.
    var ops: Set<UInt32>?
    /// Where ways through the program find its session, where that is opened with it.
    var access: Access?
    var isCertain: Bool

    func contains(_ op: UInt32) -> Bool { ops?.contains(op) ?? true }
}

extension FileJudge {
    /// The innermost transaction around each closure that runs in one, and those of the blocks of each function.
    func transactions() -> [Int: [Transaction]] {
        var result = blockTransactions()
        guard !evaluation.handings.isEmpty else { return result }
        for function in evaluation.handings.keys.sorted() {
            for (closure, handing) in handings(around: function) {
                guard handing.effects.contains(.begins), let outer = handing.session else { continue }
                let body = Body(facts, function: function)
                let given = handing.given ?? (evaluation.isSession(evaluation[outer]) ? outer : nil)
                let origin = given.map { SessionKey(evaluation[$0].origin) }
                let handed = (0..<body.count).filter { index in
                    guard let origin, body.kind(index) == .call else { return false }
                    return body.call(body[index]).arguments.contains { argument in
                        let value = evaluation.evaluated(argument.value, in: function)
                        return evaluation.alternatives(of: value).contains {
                            evaluation[$0].kind == .model && SessionKey(evaluation[$0].origin) == origin
                        }
                    }
                }
                let around = Body(facts, function: handing.function)
                result[function, default: []].append(
                    Transaction(
                        name: firstParameter(of: closure), range: around.shownRange(around[handing.call]),
                        call: handing.call.index, function: handing.function,
                        handed: Set(handed.map(UInt32.init)),
                        isCertain: evaluation[outer].basis == .certain))
                break
            }
        }
        return result
    }

    /// The `with` blocks of transactions, by function: of a session that begins one, or that is opened with one.
    private func blockTransactions() -> [Int: [Transaction]] {
        var result: [Int: [Transaction]] = [:]
        for event in evaluation.events where !event.isImplicit {
            let isBegun = nesting(event) != .none
            guard isBegun || event.effect == .opens && isBegunWith(event) else { continue }
            let body = Body(facts, function: event.function)
            guard let entered = entered(event.op, body), let block = block(of: entered, body) else {
                continue
            }
            let calls = block.lazy.filter { body.kind($0) == .call }.map { UInt32($0) }
            let name = isBegun ? written(event.receiver, body) : self.name(of: entered, body)
            result[event.function, default: []].append(
                Transaction(
                    name: name, range: body.shownRange(body[event.op]), call: event.op.index,
                    function: event.function, handed: [], ops: Set(calls),
                    access: isBegun ? nil : Access(.opened, event.op.index &+ 1),
                    isCertain: event.basis == .certain))
        }
        return result
    }

    /// Whether entering what a call gives is to be in a transaction of the session that it opens.
    private func isBegunWith(_ event: Event) -> Bool {
        evaluation.alternatives(of: evaluation.evaluated(event.op, in: event.function)).contains { id in
            let known = evaluation[id]
            guard known.kind == .model, known.a < language.models.types.count else { return false }
            return language.models.types[Int(known.a)].enter?.effects.contains(.begins) ?? false
        }
    }

    /// What a `with` enters that is the result of a call.
    func entered(_ call: Value, _ body: Body) -> Value? {
        var value = call
        let next = Int(call.index) + 1
        if body.kind(next) == .await, body.a(next) == call.index { value = Value(UInt32(next)) }
        let entered = (Int(value.index) + 1..<max(body.count, Int(value.index) + 1)).first { index in
            body.kind(index) == .entered && body.a(index) == value.index
        }
        return entered.map { Value(UInt32($0)) }
    }

    /// What the library does about each transaction of the file inside another one.
    func nestings() -> [Int: [ByteRange: Nesting]] {
        var result: [Int: [ByteRange: Nesting]] = [:]
        for event in evaluation.events where event.effect == .begins && !event.isImplicit {
            let nesting = nesting(event)
            if nesting != .none { result[event.function, default: [:]][event.range] = nesting }
        }
        return result
    }
}
