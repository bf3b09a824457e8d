import Linking
import SourceText
import TOML

/// Reads what a rule looks at: the verb, the subject and the keys of its `[check]`.
extension PackReader {
    /// Keys of every check.
    private static let commonKeys = [
        "verb", "subject", "roles", "not-roles", "like", "doubts-path", "languages",
    ]

    mutating func readCheck(_ table: TOMLTable) -> (verb: Verb, check: Check)? {
        let verbs = Verb.allCases.map(\.rawValue)
        guard requiredString(table, "verb", in: "`[check]`") != nil,
            let verb = word(table, "verb", among: verbs, as: "verb", { Verb(rawValue: $0) }),
            let subject = requiredString(table, "subject", in: "`[check]`")
        else { return nil }
        guard let decoded = readSubject(subject, verb, table) else { return nil }
        let known = Role.allCases.map(\.name)
        let roles =
            table["roles"] == nil
            ? nil : Set(words(table, "roles", among: known, as: "role") { Role(name: $0) })
        let like =
            table["like"] == nil
            ? nil : Set(words(table, "like", among: known, as: "role") { Role(name: $0) })
        let notRoles = Set(words(table, "not-roles", among: known, as: "role") { Role(name: $0) })
        let check = Check(
            roles: roles, notRoles: notRoles, like: like, doubtsPath: boolean(table, "doubts-path"),
            languages: texts(table, "languages"), subject: decoded)
        return (verb, check)
    }

    private mutating func readSubject(_ subject: String, _ verb: Verb, _ table: TOMLTable) -> Check.Subject? {
        switch (verb, subject) {
        case (.forbid, "effect") where table["retries"] != nil: return .retried(retriedCheck(table))
        case (.forbid, "effect"):
            return table["reach"] == nil ? .effect(effectCheck(table)) : .reach(reachCheck(table))
        case (.forbid, "import"): return .importing(importCheck(table))
        case (.forbid, "parameter"): return .parameter(parameterCheck(table))
        case (.forbid, "call") where table["reach"] != nil: return .bridge(bridgeCheck(table))
        case (.require, "call") where table["reach"] != nil: return .record(recordCheck(table))
        case (.require, "declaration"): return .declared(declaredCheck(table))
        case (.require, "handler"): return .handler(handlerCheck(table))
        case (.require, "await"), (.forbid, "await"): return .awaiting(awaitCheck(table, verb))
        case (.forbid, "fallback"): return .fallback(fallbackCheck(table))
        case (.require, "choice"): return .choice(choiceCheck(table))
        case (.forbid, "flag"): return .flag(flagCheck(table))
        case (.forbid, "passing"): return .passing(passingCheck(table))
        case (.require, "effect"): return .finish(finishCheck(table))
        case (.forbid, "call"), (.require, "call"): return .call(callCheck(table, verb))
        case (.forbid, "generator"): return .generator(generatorCheck(table))
        case (.forbid, "making"): return .making(makingCheck(table))
        case (.forbid, "registration"): return .registration(registrationCheck(table))
        case (.require, "parameter"): return .use(useCheck(table))
        case (.require, "argument"): return .argument(argumentCheck(table))
        case (.require, "overload"): return .overload(overloadCheck(table))
        case (.require, "signature"): return .signature(signatureCheck(table))
        case (.escape, "holder"): return .holder(holderCheck(table))
        case (.escape, "property"): return .property(propertyCheck(table))
        case (.forbid, "singleton"): return .singleton(singletonCheck(table))
        case (.forbid, "coroutine"): return .coroutine(coroutineCheck(table))
        case (.forbid, "setting"): return .setting(settingCheck(table))
        case (.require, "handing"): return .handing(handingCheck(table))
        case (.require, "filter"): return .filter(filterCheck(table))
        case (.require, "context"): return .context(contextCheck(table))
        case (.require, "reference"): return .reference(referenceCheck(table))
        case (.require, "entry"): return .entry(entryCheck(table))
        case (.forbid, "decision"): return .decision(decisionCheck(table))
        case (.require, "companion"): return .companion(companionCheck(table))
        case (.require, "mark"): return .mark(markCheck(table))
        case (.require, "counterpart"): return .counterpart(counterpartCheck(table))
        case (.require, "block"): return .block(blockCheck(table))
        case (.require, "initialisation"): return .initialisation(initialisationCheck(table))
        case (.require, "handed"): return .handed(handedCheck(table))
        case (.forbid, "decorator"): return .decorator(decoratorCheck(table))
        case (.require, "route"): return .route(routeCheck(table))
        case (.require, "guard"): return .guarding(guardCheck(table))
        case (.forbid, "literal"): return .literal(literalCheck(table))
        case (.require, "class"): return .class(classCheck(table))
        case (.require, "function"): return .function(functionCheck(table))
        case (.pair, "effect"), (.pair, "call"): return .pair(pairCheck(table, subject))
        case (.once, "effect"):
            guard table["reach"] != nil else { return .once(onceCheck(table)) }
            var check = reachCheck(table)
            check.isOnce = true
            return .reach(check)
        case (.order, "effect"): return .order(orderCheck(table))
        case (.escape, "value"): return .escape(escapeCheck(table))
        default:
            let known: [String] =
                switch verb {
                case .forbid:
                    [
                        "effect", "import", "parameter", "call", "generator", "making", "registration",
                        "singleton", "await", "coroutine", "decision", "decorator", "fallback", "flag",
                        "literal",
                        "passing", "setting",
                    ]
                case .require:
                    [
                        "argument", "await", "block", "call", "choice", "class", "companion", "context",
                        "counterpart", "declaration", "effect", "entry", "filter", "function", "guard",
                        "handed", "handing",
                        "handler", "initialisation", "mark", "overload", "parameter", "reference", "route",
                        "signature",
                    ]
                case .pair: ["effect", "call"]
                case .once, .order: ["effect"]
                case .escape: ["holder", "property", "value"]
                }
            report(
                table["subject"]?.range ?? table.range, "`\(verb.rawValue)` has no subject `\(subject)`",
                help: suggestion(for: subject, among: known))
            return nil
        }
    }

    mutating func keys(_ table: TOMLTable, _ own: [String]) {
        check(table, Self.commonKeys + own, in: "`[check]`")
    }

    mutating func kinds(_ table: TOMLTable, _ key: String) -> Set<ValueKind> {
        Set(words(table, key, among: ValueKind.allCases.map(\.name), as: "kind") { ValueKind(name: $0) })
    }

    mutating func patterns(_ table: TOMLTable, _ key: String) -> [NamePattern] {
        texts(table, key).map { NamePattern($0) }
    }

    mutating func cases<Word: RawRepresentable & CaseIterable & Hashable>(
        _ table: TOMLTable, _ key: String, as what: String, _: Word.Type
    ) -> Set<Word> where Word.RawValue == String {
        Set(words(table, key, among: Word.allCases.map(\.rawValue), as: what) { Word(rawValue: $0) })
    }

    private mutating func effectCheck(_ table: TOMLTable) -> EffectCheck {
        keys(
            table,
            [
                "effects", "origins", "within", "counts-implicit", "counts-flagged", "error-dropped",
                "implicit-only", "kinds", "unless", "separate", "carriers", "queued", "one-a-thread",
            ])
        var check = EffectCheck()
        check.effects = effects(table, "effects")
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        check.origins = cases(table, "origins", as: "origin", EffectCheck.OriginClass.self)
        let known = EffectCheck.Within.allCases.map(\.rawValue)
        check.within = word(table, "within", among: known, as: "place") { EffectCheck.Within(rawValue: $0) }
        check.countsImplicit = boolean(table, "counts-implicit")
        check.isImplicitOnly = boolean(table, "implicit-only")
        check.exceptions = cases(table, "unless", as: "exception", EffectCheck.Exception.self)
        check.countsFlagged = boolean(table, "counts-flagged")
        check.separate = patterns(table, "separate")
        check.isDropped = boolean(table, "error-dropped")
        check.carriers = Set(texts(table, "carriers"))
        check.queued = Set(texts(table, "queued"))
        check.threadTypes = texts(table, "one-a-thread")
        if table["kinds"] != nil { check.kinds = kinds(table, "kinds") }
        return check
    }

    private mutating func reachCheck(_ table: TOMLTable) -> ReachCheck {
        keys(
            table,
            [
                "effects", "origins", "reach", "allowed", "within", "separate", "longest", "flags",
                "one-a-thread", "unless",
            ])
        _ = word(table, "reach", among: ["calls"], as: "reach") { $0 == "calls" ? $0 : nil }
        var check = ReachCheck()
        check.effects = effects(table, "effects")
        if check.effects.isEmpty { report(table.range, "`[check]` names no `effects`") }
        let places = [EffectCheck.Within.liveSession, .ownTransaction].map(\.rawValue)
        let within = word(table, "within", among: places, as: "place") { EffectCheck.Within(rawValue: $0) }
        check.isBesideLive = within == .liveSession
        check.isInTransaction = within == .ownTransaction
        check.threadTypes = texts(table, "one-a-thread")
        check.separate = patterns(table, "separate")
        if table["longest"] != nil { check.longest = ordinal(table, "longest") }
        check.flags = patterns(table, "flags")
        let apart = EffectCheck.Exception.runsApart.rawValue
        let unless = words(table, "unless", among: [apart, "cached"], as: "exception") { $0 }
        check.isUnlessApart = unless.contains(apart)
        check.isUnlessCached = unless.contains("cached")
        check.owners = cases(table, "origins", as: "origin", EffectCheck.OriginClass.self)
        let known = Role.allCases.map(\.name)
        check.allowed = Set(words(table, "allowed", among: known, as: "role") { Role(name: $0) })
        return check
    }

    private mutating func importCheck(_ table: TOMLTable) -> ImportCheck {
        keys(table, ["kinds", "components", "not-components", "in-tree", "unless-used"])
        var check = ImportCheck()
        check.kinds = kinds(table, "kinds")
        check.components = Set(texts(table, "components"))
        check.notComponents = patterns(table, "not-components")
        check.isInTree = boolean(table, "in-tree")
        check.unlessUsed = boolean(table, "unless-used")
        return check
    }

    private mutating func parameterCheck(_ table: TOMLTable) -> ParameterCheck {
        keys(
            table, ["kinds", "names", "defaults", "not-defaults", "not-modules", "in", "opens-when-missing"])
        var check = ParameterCheck()
        check.kinds = kinds(table, "kinds")
        check.names = patterns(table, "names")
        check.defaults = cases(table, "defaults", as: "default", ParameterCheck.Default.self)
        check.notDefaults = texts(table, "not-defaults")
        check.notModules = texts(table, "not-modules")
        check.places = cases(table, "in", as: "place", ParameterCheck.Place.self)
        check.opensWhenMissing = boolean(table, "opens-when-missing")
        return check
    }

    private mutating func callCheck(_ table: TOMLTable, _ verb: Verb) -> CallCheck {
        keys(
            table,
            [
                "argument", "builtins", "callees", "gives", "strings", "flows-into", "identifiers", "keys",
                "label", "modules", "needs-library", "not-modules", "not-numbers", "not-through", "origins",
                "unless",
                "values", "weak-alone",
                "within",
            ]
                + (verb == .require ? ["passes", "labels"] : []))
        var check = CallCheck()
        check.builtins = Set(texts(table, "builtins"))
        check.callees = callees(table)
        check.gives = kinds(table, "gives")
        check.strings = patterns(table, "strings")
        check.weakAlone = Set(texts(table, "weak-alone"))
        check.argument = ordinal(table, "argument")
        check.sinks = cases(table, "flows-into", as: "place", CallCheck.Sink.self)
        check.identifiers = patterns(table, "identifiers")
        check.keys = patterns(table, "keys")
        check.notNumbers = boolean(table, "not-numbers")
        check.passes = kinds(table, "passes")
        check.labels = Set(texts(table, "labels"))
        check.exceptions = cases(table, "unless", as: "exception", CallCheck.Exception.self)
        check.needsLibrary = boolean(table, "needs-library")
        check.notModules = Set(texts(table, "not-modules").map { PathHash($0) })
        check.notThrough = Set(texts(table, "not-through"))
        check.modules = Set(texts(table, "modules").map { PathHash($0) })
        check.origins = cases(table, "origins", as: "origin", EffectCheck.OriginClass.self)
        check.values = Set(texts(table, "values"))
        check.valueLabel = string(table, "label") ?? ""
        check.isInTransaction =
            word(table, "within", among: ["transaction"], as: "place") { $0 == "transaction" ? true : nil }
            ?? false
        if check.values.isEmpty != check.valueLabel.isEmpty {
            report(table.range, "`label` and `values` belong together", help: "add the other one")
        }
        if check.builtins.isEmpty, check.callees.isEmpty, check.gives.isEmpty {
            report(
                table.range, "`[check]` names no call",
                help: "add `callees`, `builtins` or `gives`")
        }
        return check
    }

    /// `name` or `Class.method`.
    mutating func callees(_ table: TOMLTable, _ key: String = "callees")
        -> [(type: NamePattern?, name: NamePattern)]
    {
        texts(table, key).map { text in
            let parts = text.split(separator: ".", maxSplits: 1)
            return parts.count == 2
                ? (NamePattern(parts[0]), NamePattern(parts[1])) : (nil, NamePattern(text))
        }
    }

    private mutating func classCheck(_ table: TOMLTable) -> ClassCheck {
        keys(
            table,
            [
                "takes", "when-takes", "when-reaches", "name-needs-methods", "note-unless-names",
                "note-unless-known",
            ])
        return ClassCheck(
            takes: kinds(table, "takes"), whenTakes: kinds(table, "when-takes"),
            whenReaches: cases(table, "when-reaches", as: "thing", ClassCheck.Reach.self),
            nameNeeds: Set(texts(table, "name-needs-methods")),
            noteUnlessNames: texts(table, "note-unless-names").map { NamePattern($0) },
            noteUnlessKnown: cases(table, "note-unless-known", as: "thing", ClassCheck.Having.self))
    }

    private mutating func functionCheck(_ table: TOMLTable) -> FunctionCheck {
        keys(table, ["takes", "or-class-takes", "note-unless-reaches", "note-unless-known"])
        return FunctionCheck(
            takes: kinds(table, "takes"), orClassTakes: boolean(table, "or-class-takes"),
            noteUnlessReaches: cases(table, "note-unless-reaches", as: "thing", ClassCheck.Reach.self),
            noteUnlessKnown: cases(table, "note-unless-known", as: "thing", ClassCheck.Having.self))
    }
}
