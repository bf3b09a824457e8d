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
}

extension PackReader {
    mutating func declaredCheck(_ table: TOMLTable) -> DeclaredCheck {
        keys(table, ["of", "reach"])
        let check = DeclaredCheck(of: cases(table, "of", as: "thing", DeclaredCheck.Subject.self))
        if check.of.isEmpty {
            report(table.range, "`[check]` does not say what has to be declared", help: "add `of`")
        }
        return check
    }
}
