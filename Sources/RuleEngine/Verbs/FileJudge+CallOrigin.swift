import Facts
import Linking
import SourceText

/// A session that a call works with.
struct CalledSession {
    /// As it is written at the call.
    var value: Value
    /// Whose it is, as in "a session that it only borrows".
    var phrase: String
    /// Whether it is known by more than a name, and can be nobody else's.
    var isSure: Bool
}

/// Whose the session is that a call is made on, or is given.
extension FileJudge {
    /// The session that makes a call meant by where it comes from: the object whose method is called, or else the
    /// first session among the arguments; nil where there is none, or none of those that the check asks for.
    func session(of record: CallRecord, _ callee: Op, _ function: Int, _ check: CallCheck) -> CalledSession? {
        var values: [Value] = []
        if callee.kind == .attribute, !callee.value.isNone { values.append(callee.value) }
        values += record.arguments.lazy.filter { $0.flags == 0 && !$0.value.isNone }.map(\.value)
        for value in values {
            let sessions = sessions(value, function)
            if sessions.isEmpty { continue }
            guard let meant = sessions.first(where: { matches(evaluation[$0].origin, check.origins) }) else {
                return nil
            }
            let known = evaluation[meant]
            return CalledSession(
                value: value, phrase: phrase(known.origin),
                isSure: known.basis == .certain && sessions.count == 1)
        }
        return nil
    }

    /// The alternatives of a value that are sessions or connections.
    func sessions(_ value: Value, _ function: Int) -> [KnownID] {
        evaluation.alternatives(of: evaluation.evaluated(value, in: function)).filter { id in
            let kind = evaluation.kind(of: id)
            return kind == .session || kind == .connection
        }
    }

    private func phrase(_ origin: Origin) -> String {
        if origin.isBorrowed { return "a session that it only borrows" }
        switch origin.kind {
        case .opened: return "a session that it has opened"
        case .ambient: return "a session that belongs to everybody"
        case .returned: return "a session that a call has given it"
        case .handed: return "a session that it is handed for a block"
        case .parameter, .attribute, .captured, .unknown: return "a session of somebody else"
        }
    }
}
