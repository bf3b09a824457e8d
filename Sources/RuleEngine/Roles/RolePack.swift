import Linking
import SourceText
import TOML

/// What makes code have a role: one entry of a role file.
struct RoleEntry: Sendable {
    var role: Role
    /// Names or dotted patterns of base classes.
    var bases: [String] = []
    /// Classes with such a base are not meant, whatever else says so.
    var notBases: [String] = []
    /// Patterns of the names of base classes.
    var basePatterns: [NamePattern] = []
    /// A class must have a method of one of these names, where there are any.
    var methods: Set<String> = []
    /// Functions whose closures have the role.
    var closures: [String] = []
    /// Functions that make something with the role of the functions of the file that they are handed by name.
    var takers: [String] = []
    /// Names or dotted patterns of decorators.
    var decorators: [String] = []
    /// Names of functions that, called in a default or named in an annotation, mark a parameter as injected.
    var defaults: [String] = []
    var paths: [Glob] = []
    /// Files that the paths do not mean, since their folder says more.
    var notPaths: [Glob] = []
    /// The paths win over more specific ones.
    var isStrong = false
    /// A folder counts only where a declaration in it shows by itself that it has the role; a file by its own name
    /// only where one in the tree does.
    var pathsNeedSigns = false
    /// Counts only in files that import one of these modules.
    var imports: [String] = []
    var classes: [NamePattern] = []
    var notClasses: [NamePattern] = []
    /// What a class is called says little: where nothing else says so, the role is less than certain.
    var namesAreWeak = false
    var functions: [NamePattern] = []
    /// A function that is called so and promises something has to promise one of these; the second are collections that
    /// may hold one where nothing is said of what they hold.
    var gives: [NamePattern] = []
    var givesBare: Set<String> = []
    /// Parameters into which a function puts what it makes, whatever it promises.
    var fills: Set<String> = []
    /// The paths count only for files that declare a class.
    var pathsNeedClass = false
    /// Methods whose call makes a function have the role.
    var calls: [String] = []
    /// Roles by path that a name of this entry overrules.
    var over: Set<Role> = []
    /// Files that make a session factory.
    var isForFactories = false
    /// Files that run as a program.
    var isForPrograms = false
    /// A class must have a keyword argument of this name, such as `table=True`.
    var keyword: String?
    /// The id of the pack that the entry stands in; empty where it counts in every tree.
    var pack = ""
}

/// A role file: what makes code of one layout have its roles.
struct RolePack: Sendable {
    var id = ""
    var summary = ""
    var languages: [String] = []
    /// That show the layout to be used; empty for one that always counts.
    var modules: [String] = []
    var entries: [RoleEntry] = []
}

extension PackReader {
    mutating func rolePack(_ root: TOMLTable) -> RolePack {
        check(root, ["roles", "role"], in: "a role file")
        var pack = RolePack()
        if let head = root["roles"]?.table {
            check(head, ["id", "summary", "languages", "modules"], in: "`[roles]`")
            pack.id = requiredString(head, "id", in: "`[roles]`") ?? ""
            pack.summary = string(head, "summary") ?? ""
            pack.languages = texts(head, "languages")
            pack.modules = texts(head, "modules")
        } else {
            report(
                root.range, "a role file has a table `[roles]`",
                help: "add `[roles]` with `id` and `languages`")
        }
        for table in tables(root, "role") {
            guard var entry = roleEntry(table) else { continue }
            entry.pack = pack.modules.isEmpty ? "" : pack.id
            pack.entries.append(entry)
        }
        return pack
    }

    private mutating func roleEntry(_ table: TOMLTable) -> RoleEntry? {
        check(
            table,
            [
                "name", "bases", "not-bases", "decorators", "defaults", "paths", "not-paths", "strong",
                "paths-need-signs", "paths-need-class", "fills", "gives", "gives-bare", "imports",
                "classes",
                "not-classes", "functions", "calls", "base-patterns", "methods", "closures", "takers", "over",
                "makes-factories", "runs-as-program", "keyword", "weak-names",
            ], in: "`[[role]]`")
        let known = Role.allCases.map(\.name)
        guard requiredString(table, "name", in: "`[[role]]`") != nil,
            let role = word(table, "name", among: known, as: "role", { Role(name: $0) })
        else { return nil }
        var entry = RoleEntry(role: role)
        entry.bases = texts(table, "bases")
        entry.notBases = texts(table, "not-bases")
        entry.basePatterns = texts(table, "base-patterns").map { NamePattern($0) }
        entry.methods = Set(texts(table, "methods"))
        entry.closures = texts(table, "closures")
        entry.takers = texts(table, "takers")
        entry.decorators = texts(table, "decorators")
        entry.defaults = texts(table, "defaults")
        entry.paths = texts(table, "paths").map(Glob.init)
        entry.notPaths = texts(table, "not-paths").map(Glob.init)
        entry.isStrong = boolean(table, "strong")
        entry.pathsNeedSigns = boolean(table, "paths-need-signs")
        entry.imports = texts(table, "imports")
        entry.classes = texts(table, "classes").map { NamePattern($0) }
        entry.notClasses = texts(table, "not-classes").map { NamePattern($0) }
        entry.namesAreWeak = boolean(table, "weak-names")
        entry.functions = texts(table, "functions").map { NamePattern($0) }
        entry.calls = texts(table, "calls")
        entry.gives = texts(table, "gives").map { NamePattern($0) }
        entry.givesBare = Set(texts(table, "gives-bare"))
        entry.fills = Set(texts(table, "fills"))
        entry.pathsNeedClass = boolean(table, "paths-need-class")
        entry.over = Set(words(table, "over", among: known, as: "role") { Role(name: $0) })
        entry.isForFactories = boolean(table, "makes-factories")
        entry.isForPrograms = boolean(table, "runs-as-program")
        entry.keyword = string(table, "keyword")
        return entry
    }
}
