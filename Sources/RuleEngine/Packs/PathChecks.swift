import Linking
import SourceText
import TOML

/// `pair`: what is acquired is released on every way out of the function, or handed on.
struct PairCheck: Sendable {
    /// Effects that acquire.
    var acquired: EffectSet = []
    /// Calls that acquire: `name` or `Class.method`, with `*`.
    var callees: [(type: NamePattern?, name: NamePattern)] = []
    /// Effects that release; all of them land on what was acquired.
    var released: EffectSet = []
    /// Methods of what was acquired that release it.
    var releasing: Set<String> = []
    /// Methods of what was acquired that give it again.
    var giving: Set<String> = []
    /// Types of models whose values are released by somebody else.
    var notOf: [String] = []
    /// What was acquired stays where it was: only releasing it counts, nobody can take it over.
    var isOnReceiver = false
    /// Only where the function releases it on some path.
    var onlyIfReleased = false
    /// Names with which a library releases everything by itself.
    var unlessNamed: [String] = []
}

/// `once`: at most one of an effect on one session on any path.
struct OnceCheck: Sendable {
    enum Exception: String, Sendable, CaseIterable {
        /// In a loop that has no end, whose rounds are counted, or that goes through batches.
        case batch = "batch-loop"
        /// In the handler of an error: it writes down what has failed.
        case handler = "handler"
        /// In a closure that runs in a transaction, or at the end of a block in the block of one; of writes also in such a
        /// block, and in a function that is decorated to be one.
        case transaction = "in-transaction"
        /// A transaction for each round of a loop, or a round whose error does not end the loop.
        case apartRounds = "rounds-apart"
        /// A method of a service or a repository that is told which session to use.
        case ofService = "method-of-service"
    }

    var effects: EffectSet = []
    var origins: Set<EffectCheck.OriginClass> = []
    var kinds: Set<ValueKind>?
    var exceptions: Set<Exception> = []
    /// Types of the models that are meant; all where empty.
    var types: [String] = []
    /// What is found is never certain.
    var isLikely = false
    /// The function takes a parameter of one of these names, where there are any: so it is called by a framework.
    var parameters: [String] = []
    /// Settings that make the check needless where the program names one of them.
    var unlessNamed: [String] = []
    /// What a loop's element is called that is a batch.
    var batches: [NamePattern] = []
    /// Calls by which a loop waits: it watches something, and each round is told as it is.
    var waits: Set<String> = []
    /// Settings that say that a session ends the transaction of each statement by itself.
    var settings: [SessionSetting] = []
}

/// `order`: nothing is done with a session after it has ended.
struct OrderCheck: Sendable {
    var effects: EffectSet = []
    /// What ends it.
    var ends: EffectSet = []
}

/// `escape`: a value does not go where it outlives its scope.
struct EscapeCheck: Sendable {
    enum Sink: String, Sendable, CaseIterable {
        /// A global of the module, or an attribute of a class.
        case global
        /// What is returned from or kept beyond the block that closes it.
        case afterBlock = "after-its-block"
        /// A task, thread or job that nobody waits for.
        case background
        /// Several tasks that run side by side.
        case concurrent
    }

    var kinds: Set<ValueKind> = []
    var origins: Set<EffectCheck.OriginClass> = []
    var sinks: Set<Sink> = []
    /// Calls that take what they are given into the sink: `name` or `Class.method`, with `*`.
    var callees: [(type: NamePattern?, name: NamePattern)] = []
    /// Types of the models that a caller lends for as long as a call of his runs, and no longer.
    var lentTypes: [String] = []
    /// Objects of libraries, by their paths, that are there anew for each request.
    var requestState: Set<String> = []
}

extension Check {
    /// The calls that the check looks for by name.
    var call: CallCheck? {
        var call = CallCheck()
        switch subject {
        case .call(let own): return own
        case .pair(let pair): call.callees = pair.callees
        case .escape(let escape): call.callees = escape.callees
        case .registration(let registration): call.callees = registration.callees
        default: return nil
        }
        return call.callees.isEmpty ? nil : call
    }
}

extension PackReader {
    mutating func pairCheck(_ table: TOMLTable, _ subject: String) -> PairCheck {
        keys(
            table,
            ["released", "releasing", "giving", "not-of", "on-receiver", "only-if-released", "unless-named"]
                + [subject == "call" ? "callees" : "acquired"])
        var check = PairCheck()
        check.acquired = effects(table, "acquired")
        check.callees = callees(table)
        check.released = effects(table, "released")
        check.releasing = Set(texts(table, "releasing"))
        check.giving = Set(texts(table, "giving"))
        check.notOf = texts(table, "not-of")
        check.isOnReceiver = boolean(table, "on-receiver")
        check.onlyIfReleased = boolean(table, "only-if-released")
        check.unlessNamed = texts(table, "unless-named")
        if check.acquired.isEmpty, check.callees.isEmpty {
            report(table.range, "`[check]` acquires nothing", help: "add `acquired` or `callees`")
        }
        if check.released.isEmpty, check.releasing.isEmpty {
            report(table.range, "`[check]` releases nothing", help: "add `released` or `releasing`")
        }
        return check
    }

    mutating func onceCheck(_ table: TOMLTable) -> OnceCheck {
        keys(
            table,
            [
                "effects", "origins", "kinds", "unless", "batches", "waits", "types", "likely", "parameters",
                "unless-named", "unless-set",
            ])
        var check = OnceCheck()
        check.effects = effects(table, "effects")
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        check.origins = cases(table, "origins", as: "origin", EffectCheck.OriginClass.self)
        if table["kinds"] != nil { check.kinds = kinds(table, "kinds") }
        check.exceptions = cases(table, "unless", as: "exception", OnceCheck.Exception.self)
        check.batches = patterns(table, "batches")
        check.types = texts(table, "types")
        check.isLikely = boolean(table, "likely")
        check.parameters = texts(table, "parameters")
        check.unlessNamed = texts(table, "unless-named")
        check.waits = Set(texts(table, "waits"))
        check.settings = texts(table, "unless-set").map { SessionSetting($0) }
        return check
    }

    mutating func orderCheck(_ table: TOMLTable) -> OrderCheck {
        keys(table, ["effects", "not-after"])
        let check = OrderCheck(effects: effects(table, "effects"), ends: effects(table, "not-after"))
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        if check.ends.isEmpty {
            report(table.range, "`[check]` does not say what must not come before", help: "add `not-after`")
        }
        return check
    }

    mutating func escapeCheck(_ table: TOMLTable) -> EscapeCheck {
        keys(table, ["kinds", "origins", "into", "callees", "lent-types", "request-state"])
        let check = EscapeCheck(
            kinds: kinds(table, "kinds"),
            origins: cases(table, "origins", as: "origin", EffectCheck.OriginClass.self),
            sinks: cases(table, "into", as: "place", EscapeCheck.Sink.self), callees: callees(table),
            lentTypes: texts(table, "lent-types"), requestState: Set(texts(table, "request-state")))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        if check.sinks.isEmpty { report(table.range, "`[check]` says not where, `into`, nothing may go") }
        return check
    }
}
