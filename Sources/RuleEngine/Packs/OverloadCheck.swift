import Linking
import TOML

/// `require` that of two functions, the one is called that takes what is at hand.
struct OverloadCheck: Sendable {
    /// What is at hand.
    var kinds: Set<ValueKind> = []
    /// Methods of a library that take it under the label, where a value of the type is at hand.
    var methods: Set<String> = []
    var label = ""
    var type = ""
}

extension PackReader {
    mutating func overloadCheck(_ table: TOMLTable) -> OverloadCheck {
        keys(table, ["kinds", "methods", "label", "type"])
        let check = OverloadCheck(
            kinds: kinds(table, "kinds"), methods: Set(texts(table, "methods")),
            label: string(table, "label") ?? "", type: string(table, "type") ?? "")
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        if check.methods.isEmpty != check.label.isEmpty || check.methods.isEmpty != check.type.isEmpty {
            report(table.range, "`methods`, `label` and `type` go together")
        }
        return check
    }
}
