import Linking
import TOML

/// `require` that an object which is made without the application is given it later.
struct InitialisationCheck: Sendable {
    /// What makes one: `name` or `Class.method`.
    var callees: [(type: NamePattern?, name: NamePattern)] = []
    /// The method that gives it the application.
    var method = ""
    /// Modules outside the program that have such classes, in the form of a path with `*`.
    var modules: [NamePattern] = []
    /// What makes the application.
    var applications: [String] = []
}

/// `require` that what is made is given to somebody.
struct HandedCheck: Sendable {
    /// What makes it.
    var callees: [String] = []
    /// To what it is given, for the advice.
    var into = ""
}

/// `forbid` a decorator above the one that takes the function as it is.
struct DecoratorCheck: Sendable {
    /// As they are written, without arguments, with `*`.
    var decorators: [NamePattern] = []
    /// Last names of those that take the function as it is.
    var taking: Set<String> = []
    /// Names of which a file must have one.
    var names: [String] = []
    /// Names of which the program must have one.
    var known: [String] = []
}

/// `require` that an application which says where it is has a route by which it can be asked whether it is well.
struct RouteCheck: Sendable {
    /// Classes whose objects say it, and their methods that make them do so.
    var callees: [String] = []
    var methods: [String] = []
    /// What the route is called, with `*`.
    var paths: [NamePattern] = []
    /// What makes a route.
    var routes: Set<String> = []
    /// What it has to answer.
    var answer = ""
}

/// `require` that what is called through a guard in one place is called through it in all.
struct GuardCheck: Sendable {
    /// What guards are called.
    var guards: [NamePattern] = []
    /// Methods of a guard that call what they are given.
    var calling: Set<String> = []
    /// What objects are called that are called through one.
    var clients: [NamePattern] = []
    /// Methods that need none.
    var notMethods: [NamePattern] = []
    /// Names of which a file must have one.
    var names: [String] = []
}

extension PackReader {
    mutating func initialisationCheck(_ table: TOMLTable) -> InitialisationCheck {
        keys(table, ["callees", "method", "modules", "applications"])
        let check = InitialisationCheck(
            callees: callees(table), method: string(table, "method") ?? "",
            modules: patterns(table, "modules"), applications: texts(table, "applications"))
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.method.isEmpty { report(table.range, "`[check]` names no `method`") }
        return check
    }

    mutating func handedCheck(_ table: TOMLTable) -> HandedCheck {
        keys(table, ["callees", "into"])
        let check = HandedCheck(callees: texts(table, "callees"), into: string(table, "into") ?? "")
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        return check
    }

    mutating func decoratorCheck(_ table: TOMLTable) -> DecoratorCheck {
        keys(table, ["decorators", "above", "names", "when-known"])
        let check = DecoratorCheck(
            decorators: patterns(table, "decorators"), taking: Set(texts(table, "above")),
            names: texts(table, "names"), known: texts(table, "when-known"))
        if check.decorators.isEmpty { report(table.range, "`[check]` names no `decorators`") }
        if check.taking.isEmpty { report(table.range, "`[check]` says not what they stand `above`") }
        return check
    }

    mutating func routeCheck(_ table: TOMLTable) -> RouteCheck {
        keys(table, ["callees", "methods", "paths", "routes", "ok"])
        let check = RouteCheck(
            callees: texts(table, "callees"), methods: texts(table, "methods"),
            paths: patterns(table, "paths"), routes: Set(texts(table, "routes")),
            answer: string(table, "ok") ?? "")
        if check.callees.isEmpty { report(table.range, "`[check]` names no call", help: "add `callees`") }
        if check.paths.isEmpty { report(table.range, "`[check]` names no `paths`") }
        return check
    }

    mutating func guardCheck(_ table: TOMLTable) -> GuardCheck {
        keys(table, ["guards", "calling", "clients", "not-methods", "names"])
        let check = GuardCheck(
            guards: patterns(table, "guards"), calling: Set(texts(table, "calling")),
            clients: patterns(table, "clients"), notMethods: patterns(table, "not-methods"),
            names: texts(table, "names"))
        if check.guards.isEmpty { report(table.range, "`[check]` names no `guards`") }
        if check.clients.isEmpty { report(table.range, "`[check]` names no `clients`") }
        return check
    }
}
