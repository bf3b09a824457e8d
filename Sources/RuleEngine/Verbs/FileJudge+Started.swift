import Facts
import Linking

/// Functions that run beside the one around them, and so cannot work with its session.
extension FileJudge {
    /// What runs a coroutine or a function beside or after the function that starts it.
    private static let starters: Set<String> = [
        "Process", "Thread", "Timer", "TaskGroup", "add_done_callback", "add_task", "apply_async",
        "as_completed",
        "call_later", "call_soon", "create_task", "delay", "ensure_future", "gather", "map",
        "run_coroutine_threadsafe", "run_in_executor", "start_soon", "submit", "to_thread", "wait",
    ]

    /// Whether a function is declared inside another one, which does nothing with it but to start it apart.
    func isOnlyStarted(_ function: Int) -> Bool {
        let fact = facts.function(function)
        guard fact.kind == .function, fact.type == nil, let parent = fact.parent, parent != 0 else {
            return false
        }
        let body = Body(facts, function: parent)
        var isStarted = false
        for index in 0..<body.count where body.kind(index) == .name && body.a(index) == fact.name.rawValue {
            guard isStartedApart(index, body) else { return false }
            isStarted = true
        }
        return isStarted
    }

    /// Whether a value, or what a call of it gives, goes to something that starts it, alone or among others.
    private func isStartedApart(_ value: Int, _ body: Body) -> Bool {
        var wanted: Set<Int> = [value]
        for index in value + 1..<min(body.count, value + Flow.reach) {
            let op = body[index]
            switch op.kind {
            case .call where !op.value.isNone:
                if wanted.contains(Int(op.value.index)) {
                    wanted.insert(index)
                } else if body.call(op).arguments.contains(where: { wanted.contains(Int($0.value.index)) }) {
                    let name = body.spelling(op.value).split(separator: ".").last.map(String.init) ?? ""
                    return Self.starters.contains(name)
                }
            case .await, .return:
                if wanted.contains(Int(body.a(index))) { return false }
            case .collection, .opaque:
                if body.operands(of: op).contains(where: { wanted.contains(Int($0.index)) }) {
                    wanted.insert(index)
                }
            case .name:
                if let source = evaluation.source(of: Value(UInt32(index)), in: body.function),
                    wanted.contains(Int(source.index))
                {
                    wanted.insert(index)
                }
            default: continue
            }
        }
        return false
    }
}
