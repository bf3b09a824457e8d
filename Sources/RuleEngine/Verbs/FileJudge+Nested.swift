import Facts
import Linking
import SourceText

/// The transaction that a closure runs in, as far as one file shows it.
struct Transaction: Sendable {
    /// How the session is called that the closure is handed; empty where it has no name.
    var name: String
    /// Where it begins, as it is written.
    var range: ByteRange
    /// The call that begins it, and the function in whose body that stands.
    var call: UInt32
    var function: Int
    /// The calls that are handed its session.
    var handed: Set<UInt32>
    var isCertain: Bool
}

extension FileJudge {
    /// The innermost transaction around each closure that runs in one.
    func transactions() -> [Int: Transaction] {
        guard !evaluation.handings.isEmpty else { return [:] }
        var result: [Int: Transaction] = [:]
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
                result[function] = Transaction(
                    name: firstParameter(of: closure), range: around.shownRange(around[handing.call]),
                    call: handing.call.index, function: handing.function,
                    handed: Set(handed.map(UInt32.init)),
                    isCertain: evaluation[outer].basis == .certain)
                break
            }
        }
        return result
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
