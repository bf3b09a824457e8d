import TOML

/// `require` that what is called or imported is declared.
struct DeclaredCheck: Sendable {
    enum Subject: String, Sendable, CaseIterable {
        /// A member that is called on an object of a class of the program.
        case member
        /// A name that is imported from a module of the program.
        case name
    }

    var of: Set<Subject> = []
    /// Members only where the function does something to a session, itself or through calls.
    var isHolding = false
}

extension PackReader {
    mutating func declaredCheck(_ table: TOMLTable) -> DeclaredCheck {
        keys(table, ["holding", "of", "reach"])
        let check = DeclaredCheck(
            of: cases(table, "of", as: "thing", DeclaredCheck.Subject.self),
            isHolding: boolean(table, "holding"))
        if check.of.isEmpty {
            report(table.range, "`[check]` does not say what has to be declared", help: "add `of`")
        }
        return check
    }
}
