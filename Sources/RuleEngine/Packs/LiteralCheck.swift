import Linking
import TOML

/// `forbid` to write down in configuration what only its owner may know.
struct LiteralCheck: Sendable {
    /// Names of settings that hold such a thing, and of those that are only called so; in upper case.
    var names: [NamePattern] = []
    var notNames: [NamePattern] = []
    /// Names of settings that hold an address with a password in it.
    var addresses: [NamePattern] = []
    /// Names of classes that are configuration wherever they stand, and of those that are for nobody else.
    var classes: [NamePattern] = []
    var notClasses: [NamePattern] = []
    /// Files that are configuration, and paths that are for nobody else.
    var files: [Glob] = []
    var notFiles: [Glob] = []
    /// What the value of such a thing begins with.
    var prefixes: [String] = []
    /// Words that show that a value stands for another one; in lower case.
    var placeholders: [String] = []
    /// Functions that read a setting, of which a later argument is what it is where there is none.
    var sources: Set<String> = []
    /// Functions that are given the value itself.
    var fields: Set<String> = []
    /// The arguments for it.
    var labels: Set<String> = []
}

extension PackReader {
    mutating func literalCheck(_ table: TOMLTable) -> LiteralCheck {
        keys(
            table,
            [
                "names", "not-names", "addresses", "classes", "not-classes", "files", "not-files", "prefixes",
                "placeholders", "sources", "fields", "labels",
            ])
        let check = LiteralCheck(
            names: patterns(table, "names"), notNames: patterns(table, "not-names"),
            addresses: patterns(table, "addresses"), classes: patterns(table, "classes"),
            notClasses: patterns(table, "not-classes"), files: texts(table, "files").map { Glob($0) },
            notFiles: texts(table, "not-files").map { Glob($0) }, prefixes: texts(table, "prefixes"),
            placeholders: texts(table, "placeholders"), sources: Set(texts(table, "sources")),
            fields: Set(texts(table, "fields")), labels: Set(texts(table, "labels")))
        if check.names.isEmpty { report(table.range, "`[check]` names no setting", help: "add `names`") }
        if check.classes.isEmpty, check.files.isEmpty {
            report(table.range, "`[check]` says not what is configuration", help: "add `classes` or `files`")
        }
        return check
    }
}

extension LiteralCheck {
    /// Whether a file may be configuration, or have some.
    func concerns(_ file: ScannedFile) -> Bool {
        let path = PathParts(file.file.path)
        if notFiles.contains(where: { $0.depth(in: path) != nil }) { return false }
        if files.contains(where: { $0.depth(in: path) != nil }) { return true }
        let facts = file.file.facts
        return (0..<facts.typeCount).contains { id in
            facts.withBytes(of: facts.typeName(id)) { name in classes.contains { $0.matches(name) } }
        }
    }
}
