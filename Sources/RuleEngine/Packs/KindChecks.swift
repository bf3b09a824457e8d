import Linking
import SourceText
import TOML

/// `require` or `forbid` that what methods of a type give is awaited.
struct AwaitCheck: Sendable {
    /// Names of types of the models.
    var types: [String] = []
    var methods: Set<String> = []
    var isRequired = false
}

/// `forbid` to pass a value of one type where another one is declared.
struct PassingCheck: Sendable {
    /// Names of types of the models.
    var types: [String] = []
    var declared: [String] = []
}

extension PackReader {
    mutating func awaitCheck(_ table: TOMLTable, _ verb: Verb) -> AwaitCheck {
        keys(table, ["types", "methods"])
        let check = AwaitCheck(
            types: texts(table, "types"), methods: Set(texts(table, "methods")), isRequired: verb == .require)
        if check.types.isEmpty { report(table.range, "`[check]` names no `types`") }
        if check.methods.isEmpty { report(table.range, "`[check]` names no `methods`") }
        return check
    }

    mutating func passingCheck(_ table: TOMLTable) -> PassingCheck {
        keys(table, ["types", "declared"])
        let check = PassingCheck(types: texts(table, "types"), declared: texts(table, "declared"))
        if check.types.isEmpty { report(table.range, "`[check]` names no `types`") }
        if check.declared.isEmpty { report(table.range, "`[check]` does not say where, `declared`") }
        return check
    }
}
