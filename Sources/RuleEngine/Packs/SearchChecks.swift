import Linking
import SourceText
import TOML

/// `require` that a session which is opened and written to is committed by somebody.
struct FinishCheck: Sendable {
    /// What has to happen somewhere.
    var effects: EffectSet = []
    /// What calls for it.
    var after: EffectSet = []
    /// Methods and attributes of a session by which nothing of this happens.
    var idle: Set<String> = []
    /// Names of methods that may do what has to happen, whatever they are called on.
    var ending: Set<String> = []
    /// Types of models whose sessions are finished by somebody else.
    var notOf: [String] = []
    /// Names with which a library sees to it by itself.
    var unlessNamed: [String] = []
}

/// `require` that a tool records what it does, or that it has failed.
struct RecordCheck: Sendable {
    enum Subject: String, Sendable, CaseIterable {
        /// Each run that changes data, whether it succeeds or fails.
        case operation
        /// Each error that is caught.
        case failure
    }

    var subject = Subject.operation
    /// What a call of these records, or the call of something that calls them.
    var callees: [NamePattern] = []
    /// What is worth a record.
    var effects: EffectSet = []
    /// Names of which the program has to know one, or nobody there records anything.
    var known: [String] = []
    /// Errors that are answers.
    var notErrors: [NamePattern] = []
}

/// `forbid` to run what works with a session of somebody else on another event loop.
struct BridgeCheck: Sendable {
    /// Calls that run a coroutine somewhere else: `name` or `Class.method`.
    var callees: [(type: NamePattern?, name: NamePattern)] = []
    /// Calls that run a function somewhere else, which may be one of the others.
    var carriers: Set<String> = []
    /// What it does there.
    var effects: EffectSet = []
    /// Only where what the call gives is dropped, whosever session it is.
    var isDropped = false
}

/// `require` that the handler of an error of the database raises again.
struct HandlerCheck: Sendable {
    /// What may fail, on a session of somebody else.
    var effects: EffectSet = []
    /// What goes wrong for good; where it is only one of the others, it is a note.
    var lasting: EffectSet = []
    /// The errors that are meant, by the last part of their names.
    var errors: [NamePattern] = []
    /// Those of them of which all others are a kind: who catches one of these leaves none to the handlers behind.
    var whole: [NamePattern] = []
    /// Methods whose block keeps what fails in it apart.
    var apart: Set<String> = []
    /// Calls that tell somebody, in tools.
    var records: [NamePattern] = []
}

extension Check.Subject {
    /// Whether it is about what is found through calls, so that these have to be followed.
    var isThroughCalls: Bool {
        switch self {
        case .reach, .generator, .finish, .record, .bridge, .handler, .retried, .declared: true
        default: false
        }
    }
}

extension PackReader {
    mutating func finishCheck(_ table: TOMLTable) -> FinishCheck {
        keys(table, ["effects", "after", "idle", "ending", "not-of", "reach", "unless-named"])
        var check = FinishCheck(
            effects: effects(table, "effects"), after: effects(table, "after"),
            idle: Set(texts(table, "idle")), ending: Set(texts(table, "ending")),
            notOf: texts(table, "not-of"))
        check.unlessNamed = texts(table, "unless-named")
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        if check.after.isEmpty {
            report(table.range, "`[check]` does not say what calls for them", help: "add `after`")
        }
        return check
    }

    mutating func recordCheck(_ table: TOMLTable) -> RecordCheck {
        keys(table, ["of", "callees", "effects", "when-known", "not-errors", "reach"])
        let known = RecordCheck.Subject.allCases.map(\.rawValue)
        let subject = word(table, "of", among: known, as: "thing") { RecordCheck.Subject(rawValue: $0) }
        let check = RecordCheck(
            subject: subject ?? .operation, callees: patterns(table, "callees"),
            effects: effects(table, "effects"), known: texts(table, "when-known"),
            notErrors: patterns(table, "not-errors"))
        if check.callees.isEmpty {
            report(table.range, "`[check]` does not say which calls record", help: "add `callees`")
        }
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        return check
    }

    private static func hash(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { SymbolTable.hash($0) }
    }

    mutating func bridgeCheck(_ table: TOMLTable) -> BridgeCheck {
        keys(table, ["callees", "carriers", "effects", "reach", "value-dropped"])
        let check = BridgeCheck(
            callees: callees(table), carriers: Set(texts(table, "carriers")),
            effects: effects(table, "effects"), isDropped: boolean(table, "value-dropped"))
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        return check
    }

    mutating func handlerCheck(_ table: TOMLTable) -> HandlerCheck {
        keys(table, ["apart", "effects", "errors", "lasting", "reach", "records", "whole"])
        let check = HandlerCheck(
            effects: effects(table, "effects"), lasting: effects(table, "lasting"),
            errors: patterns(table, "errors"), whole: patterns(table, "whole"),
            apart: Set(texts(table, "apart")),
            records: patterns(table, "records"))
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        if check.errors.isEmpty { report(table.range, "`[check]` names no `errors`") }
        return check
    }
}
