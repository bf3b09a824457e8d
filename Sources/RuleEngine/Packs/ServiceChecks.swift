import Linking
import SourceText
import TOML

/// `require` that a parameter is used which is taken.
struct UseCheck: Sendable {
    var kinds: Set<ValueKind> = []
    /// Calls in a default by which a framework passes something.
    var injected: Set<String> = []
    /// Decorators that leave a function to its own parameters; any other one may use them itself.
    var plainDecorators: Set<String> = []
}

/// `require` that a value is passed which is in scope, where the callee takes one.
struct ArgumentCheck: Sendable {
    var kinds: Set<ValueKind> = []
    /// What the callee is: its role, by any sign besides its path.
    var callees: Set<Role> = []
    /// Calls that another rule tells where they pass nothing at all.
    var elsewhere: [(type: NamePattern?, name: NamePattern)] = []
}

/// `forbid` to make objects of something.
struct MakingCheck: Sendable {
    /// Classes of these roles that work with a session.
    var made: Set<Role> = []
    /// Values of these kinds, made of a session.
    var kinds: Set<ValueKind> = []
}

/// `escape`: what was made with a value is not kept where it outlives that value.
struct HolderCheck: Sendable {
    var kinds: Set<ValueKind> = []
    /// Functions whose result keeps what they are given, besides classes.
    var makers: [NamePattern] = []
    /// Methods by which a container keeps what it is given.
    var keeping: Set<String> = []
    /// Methods by which it gives it up.
    var releasing: Set<String> = []
    /// Decorators that keep the arguments and the result of every call.
    var memoizers: Set<String> = []
    /// Roles of classes whose objects outlive an operation.
    var keepers: Set<Role> = []
}

/// `forbid` to register a class for longer than what its constructor takes.
struct RegistrationCheck: Sendable {
    /// Values of arguments that say so, by their last name.
    var lifetimes: [NamePattern] = []
    /// What the constructor takes.
    var takes: Set<ValueKind> = []
    var callees: [(type: NamePattern?, name: NamePattern)] = []
}

/// `require` that a constructor takes what somebody else makes its objects with.
struct SignatureCheck: Hashable, Sendable {
    /// What it is given, in this order, where the program does not say otherwise.
    var accepts: [ValueKind] = []
    /// What makes the objects.
    var maker = ValueKind.registry
    /// Roles of classes that are meant without anybody asking for them, where they take one of `accepts`.
    var like: Set<Role> = []
}

extension PackReader {
    mutating func useCheck(_ table: TOMLTable) -> UseCheck {
        keys(table, ["kinds", "injected", "plain-decorators"])
        let check = UseCheck(
            kinds: kinds(table, "kinds"), injected: Set(texts(table, "injected")),
            plainDecorators: Set(texts(table, "plain-decorators")))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        return check
    }

    mutating func argumentCheck(_ table: TOMLTable) -> ArgumentCheck {
        keys(table, ["kinds", "into", "told-elsewhere"])
        let check = ArgumentCheck(
            kinds: kinds(table, "kinds"), callees: roles(table, "into"),
            elsewhere: callees(table, "told-elsewhere"))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        if check.callees.isEmpty { report(table.range, "`[check]` says not into what, `into`, it is passed") }
        return check
    }

    mutating func makingCheck(_ table: TOMLTable) -> MakingCheck {
        keys(table, ["made", "kinds"])
        let check = MakingCheck(made: roles(table, "made"), kinds: kinds(table, "kinds"))
        if check.made.isEmpty, check.kinds.isEmpty {
            report(table.range, "`[check]` says not what is made", help: "add `made` or `kinds`")
        }
        return check
    }

    mutating func holderCheck(_ table: TOMLTable) -> HolderCheck {
        keys(table, ["kinds", "makers", "keeping", "releasing", "memoizers", "keepers"])
        let check = HolderCheck(
            kinds: kinds(table, "kinds"), makers: patterns(table, "makers"),
            keeping: Set(texts(table, "keeping")), releasing: Set(texts(table, "releasing")),
            memoizers: Set(texts(table, "memoizers")), keepers: roles(table, "keepers"))
        if check.kinds.isEmpty { report(table.range, "`[check]` names no `kinds`") }
        return check
    }

    mutating func registrationCheck(_ table: TOMLTable) -> RegistrationCheck {
        keys(table, ["callees", "lifetimes", "takes"])
        let check = RegistrationCheck(
            lifetimes: patterns(table, "lifetimes"), takes: kinds(table, "takes"), callees: callees(table))
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        return check
    }

    mutating func signatureCheck(_ table: TOMLTable) -> SignatureCheck {
        keys(table, ["accepts", "maker", "classes"])
        let known = ValueKind.allCases.map(\.name)
        var check = SignatureCheck()
        check.accepts = words(table, "accepts", among: known, as: "kind") { ValueKind(name: $0) }
        check.maker =
            word(table, "maker", among: known, as: "kind") { ValueKind(name: $0) } ?? check.maker
        check.like = roles(table, "classes")
        if check.accepts.isEmpty {
            report(table.range, "`[check]` says not what a constructor `accepts`")
        }
        return check
    }

    mutating func roles(_ table: TOMLTable, _ key: String) -> Set<Role> {
        Set(words(table, key, among: Role.allCases.map(\.name), as: "role") { Role(name: $0) })
    }
}
