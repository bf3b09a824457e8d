import Linking
import TOML

/// `require` that a query of a class whose rows belong to tenants says of which.
struct FilterCheck: Hashable, Sendable {
    /// Functions that make a statement about the class among their arguments.
    var statements: Set<String> = []
    /// Methods of a session that do, and attributes of the class itself.
    var methods: Set<String> = []
    /// Methods of a statement that bring in another table, by which the tenant is told.
    var joins: Set<String> = []
    /// Methods that add a condition.
    var conditions: Set<String> = []
    /// Methods of a statement that leave open whose rows it finds. Any other one may be a helper that says it.
    var plain: Set<String> = []
    /// Functions that make a condition of others, or of values.
    var operators: Set<String> = []
    /// What makes a column in the body of a class.
    var columns: Set<String> = []
    /// Methods of a statement, or of a session, that run it: what they give is rows.
    var runs: Set<String> = []
    /// Functions whose value, as a condition, holds for no row.
    var nothing: Set<String> = []
    /// Arguments of a column that say that it finds one row, and what makes an attribute that stands for another row.
    var keys: Set<String> = []
    /// Names of columns that find one row, or nothing: secrets that only those have who are meant.
    var keyNames: [NamePattern] = []
    /// Calls in the body of a class that make the one column which they name such a key.
    var keyConstraints: Set<String> = []
    /// Who is asked also where nobody has told whose work it is; everybody where there are none.
    var untold: Set<Role> = []
    /// Names besides that of the column under which the tenant is at hand: elsewhere it is no more than a note.
    var scopes: Set<String> = []
    /// Names that show that the program adds the condition to every statement.
    var everywhere: [String] = []
    /// What a function is called that looks at the rows of everybody on purpose.
    var notFunctions: [NamePattern] = []
}

/// `require` that what works for a tenant is made with the context that says for which.
struct ContextCheck: Sendable {
    /// Classes of these roles.
    var made: Set<Role> = []
    /// Values of these kinds.
    var kinds: Set<ValueKind> = []
    /// What the constructor takes.
    var takes: Set<ValueKind> = []
    /// Names of such parameters that have no type.
    var parameters: Set<String> = []
    /// It is about a tenant that is written down, and not about one that is left out.
    var isLiteral = false
}

/// `forbid` to set something on one session that another one is then worked with.
struct SettingCheck: Sendable {
    /// Statements that set it, in lower case, with `*`.
    var statements: [NamePattern] = []
    /// Functions that set it on a session which they are given.
    var callees: [NamePattern] = []
    /// What counts as work.
    var effects: EffectSet = []
}

extension PackReader {
    mutating func filterCheck(_ table: TOMLTable) -> FilterCheck {
        keys(
            table,
            [
                "statements", "methods", "joins", "conditions", "plain", "operators", "columns", "runs",
                "nothing", "keys", "key-names", "key-constraints", "untold-roles", "scopes", "everywhere",
                "not-functions",
            ])
        let check = FilterCheck(
            statements: Set(texts(table, "statements")), methods: Set(texts(table, "methods")),
            joins: Set(texts(table, "joins")), conditions: Set(texts(table, "conditions")),
            plain: Set(texts(table, "plain")), operators: Set(texts(table, "operators")),
            columns: Set(texts(table, "columns")),
            runs: Set(texts(table, "runs")), nothing: Set(texts(table, "nothing")),
            keys: Set(texts(table, "keys")),
            keyNames: patterns(table, "key-names"),
            keyConstraints: Set(texts(table, "key-constraints")), untold: roles(table, "untold-roles"),
            scopes: Set(texts(table, "scopes")),
            everywhere: texts(table, "everywhere"), notFunctions: patterns(table, "not-functions"))
        if check.statements.isEmpty, check.methods.isEmpty {
            report(table.range, "`[check]` names no query", help: "add `statements` or `methods`")
        }
        return check
    }

    mutating func contextCheck(_ table: TOMLTable) -> ContextCheck {
        keys(table, ["made", "kinds", "takes", "parameters", "literal"])
        let check = ContextCheck(
            made: roles(table, "made"), kinds: kinds(table, "kinds"), takes: kinds(table, "takes"),
            parameters: Set(texts(table, "parameters")), isLiteral: boolean(table, "literal"))
        if check.made.isEmpty, check.kinds.isEmpty {
            report(table.range, "`[check]` says not what is made", help: "add `made` or `kinds`")
        }
        return check
    }

    mutating func settingCheck(_ table: TOMLTable) -> SettingCheck {
        keys(table, ["statements", "callees", "effects"])
        let check = SettingCheck(
            statements: patterns(table, "statements"), callees: patterns(table, "callees"),
            effects: effects(table, "effects"))
        if check.statements.isEmpty, check.callees.isEmpty {
            report(table.range, "`[check]` says not what sets it", help: "add `statements` or `callees`")
        }
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        return check
    }
}
