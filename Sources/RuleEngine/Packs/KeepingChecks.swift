import Linking
import TOML

/// `escape`: what is lent for one operation is not kept in a property of an object that lives on.
struct PropertyCheck: Sendable {
    var kinds: Set<ValueKind> = []
    /// Types of the models that are meant to be kept all the same.
    var keptTypes: Set<String> = []
    /// Attributes and wrappers that leave a property what it is; any other one may fetch its value each time.
    var plainWrappers: Set<String> = []
    /// Attributes of types whose properties are written for them.
    var notDecorators: Set<String> = []
    /// Names of types whose objects are made for one operation.
    var notClasses: [NamePattern] = []
    /// Where a type has none of these roles, nothing says for how long its objects live.
    var lasting: Set<Role> = []
    /// Where a type has one of these roles, what it gets by a call of its own counts, too.
    var evenOwn: Set<Role> = []
}

/// `forbid` to go to an object that is there once for the whole process and keeps something.
struct SingletonCheck: Hashable, Sendable {
    /// What it keeps, or is.
    var kinds: Set<ValueKind> = []
    /// Names under which types keep the one object of theirs.
    var members: [String] = []
    /// Names of such members that are for something else.
    var notMembers: [NamePattern] = []
    /// Names of classes that say it where nothing else does.
    var classes: [NamePattern] = []
    /// Functions that are given the object for those who work with it.
    var givers: Set<String> = []
    /// It is no more than a note.
    var isNote = false
}

extension PackReader {
    mutating func propertyCheck(_ table: TOMLTable) -> PropertyCheck {
        keys(
            table,
            ["kinds", "kept-types", "plain-wrappers", "not-decorators", "not-classes", "lasting", "even-own"])
        let check = PropertyCheck(
            kinds: kinds(table, "kinds"), keptTypes: Set(texts(table, "kept-types")),
            plainWrappers: Set(texts(table, "plain-wrappers")),
            notDecorators: Set(texts(table, "not-decorators")), notClasses: patterns(table, "not-classes"),
            lasting: roles(table, "lasting"), evenOwn: roles(table, "even-own"))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        return check
    }

    mutating func singletonCheck(_ table: TOMLTable) -> SingletonCheck {
        keys(table, ["kinds", "members", "not-members", "classes", "given-to", "note"])
        let check = SingletonCheck(
            kinds: kinds(table, "kinds"), members: texts(table, "members"),
            notMembers: patterns(table, "not-members"), classes: patterns(table, "classes"),
            givers: Set(texts(table, "given-to")), isNote: boolean(table, "note"))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        if check.members.isEmpty { report(table.range, "`[check]` names no `members`") }
        return check
    }
}
