import Linking
import TOML

/// `forbid` an `await` of a method that is no coroutine, or a call of one that is without it.
struct CoroutineCheck: Sendable {
    var callees: [String] = []
    /// What the object is whose method it is.
    var kinds: Set<ValueKind> = []
}

/// `require` that a method is called on what a function makes before it is handed to something.
struct HandingCheck: Sendable {
    var kinds: Set<ValueKind> = []
    var methods: [String] = []
    /// To what it is handed.
    var into: Set<Role> = []
    /// A word in names of arguments and attributes by which the same is done otherwise.
    var word = ""
}

/// `require` that what is named in strings is there.
struct ReferenceCheck: Sendable {
    /// Roles of the functions that are named, known by the patterns of their names.
    var named: Set<Role> = []
    /// What all functions of one table take, where one of them does.
    var takes: Set<ValueKind> = []
    /// Words in the keys of entries that turn it off.
    var flags: [NamePattern] = []
}

/// `forbid` an effect in what is run again where it has failed.
struct RetriedCheck: Sendable {
    /// Decorators and functions that run something again.
    var retries: [NamePattern] = []
    var effects: EffectSet = []
    /// Methods that add a row, and functions that make a statement which does.
    var creates: Set<String> = []
    /// Where the row is added.
    var into: Set<Role> = []
    /// Names of calls and parameters by which a second run is told from the first.
    var guards: [NamePattern] = []
    /// Methods that look whether it is there.
    var looks: Set<String> = []
}

extension PackReader {
    mutating func coroutineCheck(_ table: TOMLTable) -> CoroutineCheck {
        keys(table, ["callees", "kinds"])
        let check = CoroutineCheck(callees: texts(table, "callees"), kinds: kinds(table, "kinds"))
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        return check
    }

    mutating func handingCheck(_ table: TOMLTable) -> HandingCheck {
        keys(table, ["kinds", "methods", "into", "or-word"])
        let check = HandingCheck(
            kinds: kinds(table, "kinds"), methods: texts(table, "methods"), into: roles(table, "into"),
            word: string(table, "or-word") ?? "")
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        if check.methods.isEmpty { report(table.range, "`[check]` names no `methods`") }
        return check
    }

    mutating func referenceCheck(_ table: TOMLTable) -> ReferenceCheck {
        keys(table, ["named", "takes", "flags"])
        let check = ReferenceCheck(
            named: roles(table, "named"), takes: kinds(table, "takes"), flags: patterns(table, "flags"))
        if check.named.isEmpty { report(table.range, "`[check]` says not what is `named`") }
        return check
    }

    mutating func retriedCheck(_ table: TOMLTable) -> RetriedCheck {
        keys(table, ["retries", "effects", "creates", "into", "guards", "looks"])
        let check = RetriedCheck(
            retries: patterns(table, "retries"), effects: effects(table, "effects"),
            creates: Set(texts(table, "creates")), into: roles(table, "into"),
            guards: patterns(table, "guards"), looks: Set(texts(table, "looks")))
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        if check.creates.isEmpty { report(table.range, "`[check]` says not what `creates` a row") }
        return check
    }
}
