import Linking
import TOML

/// How services are registered: by a call that says what each is called, what it waits for and how it is asked.
struct EntryShape: Hashable, Sendable {
    /// Names of what registers one.
    var callees: [String] = []
    /// Arguments of which such a call has one; calls of the same name without any are something else.
    var signs: [String] = []
    /// The arguments for its name, its class, what has to run before it, whether the program can do without
    /// it, and what tells whether it is well.
    var name = ""
    var made = ""
    var waits = ""
    var must = ""
    var probe = ""
    /// Names of what registers such a probe for a name alone.
    var probing: [String] = []
}

/// `require` that services which are registered agree with each other, can be asked, or are started by whom they are
/// registered with.
struct EntryCheck: Sendable {
    enum Subject: String, Sendable, CaseIterable {
        /// What each waits for is there, and does not wait for it in turn.
        case waits
        /// Each can be asked whether it is well.
        case probes
        /// Nobody else starts it.
        case starting
    }

    var subject = Subject.waits
    var shape = EntryShape()
    /// Methods of a class by which it can be asked itself.
    var asked: Set<String> = []
    /// Methods that start an object.
    var starts: Set<String> = []
}

/// `forbid` to decide by a setting of one of these names.
struct DecisionCheck: Sendable {
    var names: [String] = []
}

extension PackReader {
    mutating func entryCheck(_ table: TOMLTable) -> EntryCheck {
        keys(
            table,
            [
                "of", "callees", "signs", "name", "made", "waits", "must", "probe", "probing", "asked",
                "starts",
            ])
        let known = EntryCheck.Subject.allCases.map(\.rawValue)
        let subject = word(table, "of", among: known, as: "thing") { EntryCheck.Subject(rawValue: $0) }
        let shape = EntryShape(
            callees: texts(table, "callees"), signs: texts(table, "signs"), name: string(table, "name") ?? "",
            made: string(table, "made") ?? "", waits: string(table, "waits") ?? "",
            must: string(table, "must") ?? "", probe: string(table, "probe") ?? "",
            probing: texts(table, "probing"))
        if shape.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if shape.name.isEmpty { report(table.range, "`[check]` says not which argument is the `name`") }
        return EntryCheck(
            subject: subject ?? .waits, shape: shape, asked: Set(texts(table, "asked")),
            starts: Set(texts(table, "starts")))
    }

    mutating func decisionCheck(_ table: TOMLTable) -> DecisionCheck {
        keys(table, ["names"])
        let check = DecisionCheck(names: texts(table, "names"))
        if check.names.isEmpty { report(table.range, "`[check]` names no setting", help: "add `names`") }
        return check
    }
}

extension Check.Subject {
    /// The names of which a file must have one, or the check has nothing to say about it; any file will do where there
    /// are none.
    var names: [String] {
        switch self {
        case .decision(let decision): decision.names
        case .companion(let companion): companion.names
        case .mark(let mark): [mark.mark]
        case .counterpart(let counterpart): counterpart.callees
        case .block(let block): block.callees
        case .initialisation(let check): check.callees.map { ($0.type ?? $0.name).exactName ?? "" }
        case .handed(let handed): handed.callees
        case .decorator(let decorator): decorator.names
        case .route(let route): route.methods
        case .guarding(let check): check.names
        default: []
        }
    }

    /// Further names that make a file worth a look where something is asked of the whole program.
    var sought: [String] {
        switch self {
        case .entry(let entry): entry.shape.callees + entry.shape.probing
        case .counterpart(let counterpart): counterpart.handlers + counterpart.makers
        case .decorator(let decorator): decorator.known
        case .record(let record): record.known
        default: []
        }
    }
}
