import Linking
import TOML

/// `require` that a row which tells of a change is written with the change: on the same session, before it is
/// committed, and wherever it is made.
struct CompanionCheck: Sendable {
    /// Classes of such rows.
    var classes: [NamePattern] = []
    /// Methods of such a class that add one to a session which they are given.
    var creates: Set<String> = []
    /// The argument for the session.
    var sessions: Set<String> = []
    /// What changes data, and what makes it last.
    var effects: EffectSet = []
    var ends: EffectSet = []
    /// Words in a condition that leave it to a setting whether there is such a row.
    var settings: [String] = []
    /// Names of which a file must have one.
    var names: [String] = []
}

/// `require` that a class which carries a mark has what the mark asks for.
struct MarkCheck: Sendable {
    var mark = ""
    /// What it has to derive from.
    var bases: [NamePattern] = []
    /// What it has to have itself, or from another class of the program.
    var methods: Set<String> = []
    /// Bases that have none of these methods.
    var plainBases: [NamePattern] = []
    /// What somebody in the same application has to call.
    var served: [String] = []
}

/// `require` that somebody handles what is written under a name.
struct CounterpartCheck: Sendable {
    /// Classes, and their methods by which it is written; all that call it by `name` where there are no classes.
    var classes: [NamePattern] = []
    var callees: [String] = []
    /// The argument for the name, and where it stands among those without a label, from 1.
    var name = ""
    var place = 1
    /// What takes on a handler, under the name that is its first argument.
    var handlers: [String] = []
    /// Classes that take handlers as they are made, and the argument for them.
    var makers: [String] = []
    var given = ""
}

/// `require` that a call in a loop stands in a block.
struct BlockCheck: Sendable {
    var callees: [String] = []
    /// Methods and decorators that make such a block.
    var within: [String] = []
    /// Modules of which the file must import one.
    var modules: Set<String> = []
}

extension PackReader {
    mutating func companionCheck(_ table: TOMLTable) -> CompanionCheck {
        keys(table, ["classes", "creates", "sessions", "effects", "ends", "settings", "names"])
        let check = CompanionCheck(
            classes: patterns(table, "classes"), creates: Set(texts(table, "creates")),
            sessions: Set(texts(table, "sessions")), effects: effects(table, "effects"),
            ends: effects(table, "ends"), settings: texts(table, "settings"), names: texts(table, "names"))
        if check.classes.isEmpty { report(table.range, "`[check]` names no `classes`") }
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        if check.names.isEmpty { report(table.range, "`[check]` gives no `names` to look for") }
        return check
    }

    mutating func markCheck(_ table: TOMLTable) -> MarkCheck {
        keys(table, ["mark", "bases", "methods", "plain-bases", "served"])
        let check = MarkCheck(
            mark: string(table, "mark") ?? "", bases: patterns(table, "bases"),
            methods: Set(texts(table, "methods")), plainBases: patterns(table, "plain-bases"),
            served: texts(table, "served"))
        if check.mark.isEmpty { report(table.range, "`[check]` names no `mark`") }
        return check
    }

    mutating func counterpartCheck(_ table: TOMLTable) -> CounterpartCheck {
        keys(table, ["classes", "callees", "name", "place", "handlers", "makers", "given"])
        let check = CounterpartCheck(
            classes: patterns(table, "classes"), callees: texts(table, "callees"),
            name: string(table, "name") ?? "", place: ordinal(table, "place"),
            handlers: texts(table, "handlers"), makers: texts(table, "makers"),
            given: string(table, "given") ?? "")
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.handlers.isEmpty { report(table.range, "`[check]` names no `handlers`") }
        return check
    }

    mutating func blockCheck(_ table: TOMLTable) -> BlockCheck {
        keys(table, ["callees", "within", "modules"])
        let check = BlockCheck(
            callees: texts(table, "callees"), within: texts(table, "within"),
            modules: Set(texts(table, "modules")))
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.within.isEmpty { report(table.range, "`[check]` names no block", help: "add `within`") }
        return check
    }
}
