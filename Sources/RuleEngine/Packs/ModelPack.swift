import Linking
import SourceText
import TOML

/// A model file: what the calls of one library do, as data. Decoded in two steps, since types name one another.
struct ModelPack: Sendable {
    var id = ""
    /// What it is about, then a colon and more.
    var summary = ""
    var languages: [String] = []
    var modules: [String] = []
    var types: [TypeEntry] = []
    var functions: [(paths: [String], outcome: OutcomeEntry)] = []
    var names: [NamesEntry] = []
    var others: [(modules: [String], methods: [String])] = []
    var wrappers: [(names: [String], meaning: String, fromLast: Bool)] = []
    var builtins: [(names: [String], builtin: Builtin)] = []
    var standard: [String] = []
    var anything: [String] = []
    var argumentEffects: [(label: String, methods: [String], effects: EffectSet)] = []
    var properties: [(wrapper: String, member: String, outcome: OutcomeEntry)] = []
    var boundaries: [String] = []
    var besides: [String] = []
    var runners: [String] = []
    var enterers: [String] = []
    var afterwards: [String] = []
    var scoping: Scoping?
    var typeWords: [(name: String, word: TypeWord)] = []

    struct TypeEntry: Sendable {
        var name: String
        var kind: ValueKind
        var paths: [String]
        var parts: [Part: OutcomeEntry] = [:]
        var methods: [(name: String, outcome: OutcomeEntry)] = []
        var attributes: [(name: String, outcome: OutcomeEntry)] = []
        var exit: EffectSet = []
        var exitLandsOnParent = false
        var passed: EffectSet = []
        /// The type of which it is a variety: what it does not say itself holds from there.
        var base: String?
        var isApart = false
        var isLikely = false
        var isOne = false
    }

    enum Part: String, Sendable, CaseIterable {
        case construct, call, enter, iterate
        case anyMethod = "any-method"
    }

    /// An outcome whose types are still names.
    struct OutcomeEntry: Sendable {
        var outcome = Outcome()
        var type: String?
        var handed: String?
    }

    struct NamesEntry: Sendable {
        enum Meaning: String, Sendable, CaseIterable {
            case value, `class`, variable
            /// By which a caller decides over an effect.
            case flag
            /// A column by which tenants are told apart.
            case column
            /// A flag of a migration: on is the new way, or the old one.
            case new = "new-way"
            case old = "old-way"
            /// `NAME=value`: what holds where a flag is not set.
            case standard = "default"
            case retired
            /// What flags of a migration are called.
            case family
            /// A component of the path of a module that holds the old way.
            case oldModule = "old-module"

            /// Whether the names stand for values of a type.
            var isOfType: Bool { self == .value || self == .class || self == .variable }
        }
        /// The list of a configuration that adds to these names.
        var list: NameList?
        var meaning: Meaning
        var type: String?
        var isForAttributes: Bool
        var names: [String]
    }
}

extension PackReader {
    mutating func modelPack(_ root: TOMLTable, _ knownTypes: [String]) -> ModelPack {
        check(
            root,
            [
                "model", "type", "function", "names", "other", "wrapper", "builtin", "standard", "anything",
                "argument", "property", "closures", "scoping", "typing",
            ],
            in: "a model file")
        var pack = ModelPack()
        if let model = root["model"]?.table {
            check(model, ["id", "summary", "languages", "modules", "references"], in: "`[model]`")
            pack.id = requiredString(model, "id", in: "`[model]`") ?? ""
            pack.summary = requiredString(model, "summary", in: "`[model]`") ?? ""
            pack.languages = texts(model, "languages")
            pack.modules = texts(model, "modules")
        } else {
            report(
                root.range, "a model file has a table `[model]`",
                help: "add `[model]` with `id` and `summary`")
        }
        for table in tables(root, "type") {
            if let type = typeEntry(table, knownTypes) { pack.types.append(type) }
        }
        for table in tables(root, "function") {
            let paths = texts(table, "paths")
            pack.functions.append((paths, outcome(table, knownTypes, extra: ["paths"], in: "`[[function]]`")))
        }
        for table in tables(root, "names") {
            if let names = namesEntry(table, knownTypes) { pack.names.append(names) }
        }
        for table in tables(root, "other") {
            check(table, ["modules", "methods"], in: "`[[other]]`")
            pack.others.append((texts(table, "modules"), texts(table, "methods")))
        }
        for table in tables(root, "wrapper") {
            check(table, ["names", "is", "from"], in: "`[[wrapper]]`")
            guard let meaning = requiredString(table, "is", in: "`[[wrapper]]`") else { continue }
            let words = ["first", "optional", "any"] + knownTypes
            if !words.contains(meaning), let range = table["is"]?.range {
                report(range, "unknown type `\(meaning)`", help: suggestion(for: meaning, among: words))
                continue
            }
            let from = word(table, "from", among: ["first", "last"], as: "place") {
                $0 == "first" || $0 == "last" ? $0 : nil
            }
            pack.wrappers.append((texts(table, "names"), meaning, from == "last"))
        }
        for table in tables(root, "builtin") {
            check(table, ["names", "does"], in: "`[[builtin]]`")
            let known = Builtin.allCases.map(\.rawValue)
            guard let does = word(table, "does", among: known, as: "behaviour", { Builtin(rawValue: $0) })
            else { continue }
            pack.builtins.append((texts(table, "names"), does))
        }
        if let standard = root["standard"]?.table {
            check(standard, ["modules"], in: "`[standard]`")
            pack.standard = texts(standard, "modules")
        }
        if let anything = root["anything"]?.table {
            check(anything, ["paths"], in: "`[anything]`")
            pack.anything = texts(anything, "paths")
        }
        values(root, knownTypes, &pack)
        return pack
    }

    /// What languages with closures and open imports need.
    private mutating func values(_ root: TOMLTable, _ knownTypes: [String], _ pack: inout ModelPack) {
        for table in tables(root, "argument") {
            check(table, ["label", "methods", "effects"], in: "`[[argument]]`")
            pack.argumentEffects.append(
                (string(table, "label") ?? "", texts(table, "methods"), effects(table, "effects")))
        }
        for table in tables(root, "property") {
            guard let wrapper = requiredString(table, "wrapper", in: "`[[property]]`") else { continue }
            pack.properties.append(
                (
                    wrapper, string(table, "member") ?? "",
                    outcome(table, knownTypes, extra: ["wrapper", "member"], in: "`[[property]]`")
                ))
        }
        if let closures = root["closures"]?.table {
            check(closures, ["apart", "beside", "afterwards", "runs", "enters"], in: "`[closures]`")
            pack.boundaries = texts(closures, "apart")
            pack.besides = texts(closures, "beside")
            pack.afterwards = texts(closures, "afterwards")
            pack.runners = texts(closures, "runs")
            pack.enterers = texts(closures, "enters")
        }
        if let table = root["scoping"]?.table {
            check(
                table,
                [
                    "open-members", "open-imports", "manifest", "marked-errors", "catch-all", "never-returns",
                    "never-fails", "made-names",
                ],
                in: "`[scoping]`")
            var scoping = Scoping()
            scoping.membersAreOpen = boolean(table, "open-members")
            scoping.importsAreOpen = boolean(table, "open-imports")
            scoping.manifest = string(table, "manifest") ?? ""
            scoping.marksErrors = boolean(table, "marked-errors")
            scoping.catchAll = Set(texts(table, "catch-all"))
            scoping.neverReturns = Set(texts(table, "never-returns"))
            let patterns = texts(table, "never-fails").map { NamePattern($0) }
            scoping.neverFails = Set(patterns.compactMap(\.exactName))
            scoping.neverFailing = patterns.filter { !$0.isExact }
            for libraries in tables(table, "made-names") {
                for library in libraries.entries.map(\.key) {
                    scoping.madeNames[library] = texts(libraries, library).map { NamePattern($0) }
                }
            }
            pack.scoping = scoping
        }
        if let table = root["typing"]?.table {
            check(table, TypeWord.allCases.map(\.rawValue), in: "`[typing]`")
            for word in TypeWord.allCases {
                pack.typeWords += texts(table, word.rawValue).map { ($0, word) }
            }
        }
    }

    private mutating func typeEntry(_ table: TOMLTable, _ knownTypes: [String]) -> ModelPack.TypeEntry? {
        check(
            table,
            [
                "name", "kind", "like", "paths", "methods", "attributes", "exit", "exit-lands-on", "passed",
                "apart",
                "likely", "one-connection",
            ] + ModelPack.Part.allCases.map(\.rawValue), in: "`[[type]]`")
        let kinds = ValueKind.allCases.map(\.name)
        guard let name = requiredString(table, "name", in: "`[[type]]`"),
            let kind = word(table, "kind", among: kinds, as: "kind", { ValueKind(name: $0) })
        else {
            if table["kind"] == nil { _ = requiredString(table, "kind", in: "`[[type]]`") }
            return nil
        }
        var entry = ModelPack.TypeEntry(name: name, kind: kind, paths: texts(table, "paths"))
        for part in ModelPack.Part.allCases {
            guard let value = table[part.rawValue] else { continue }
            entry.parts[part] = outcome(value, part.rawValue, knownTypes)
        }
        entry.methods = outcomes(table, "methods", knownTypes)
        entry.attributes = outcomes(table, "attributes", knownTypes)
        entry.exit = effects(table, "exit")
        entry.passed = effects(table, "passed")
        entry.isApart = boolean(table, "apart")
        entry.isLikely = boolean(table, "likely")
        entry.isOne = boolean(table, "one-connection")
        entry.base = word(table, "like", among: knownTypes, as: "type") { knownTypes.contains($0) ? $0 : nil }
        entry.exitLandsOnParent =
            word(table, "exit-lands-on", among: ["parent"], as: "place") { $0 == "parent" ? true : nil }
            ?? false
        return entry
    }

    private mutating func outcomes(_ table: TOMLTable, _ key: String, _ knownTypes: [String])
        -> [(name: String, outcome: ModelPack.OutcomeEntry)]
    {
        guard let value = table[key] else { return [] }
        guard let entries = value.table?.entries else {
            wrongType(value, key, "a table")
            return []
        }
        return entries.map { ($0.key, outcome($0.value, $0.key, knownTypes)) }
    }

    /// An effect, a list of effects, or a table that says more.
    private mutating func outcome(_ value: TOMLValue, _ key: String, _ knownTypes: [String])
        -> ModelPack.OutcomeEntry
    {
        if let table = value.table { return outcome(table, knownTypes, extra: [], in: "`\(key)`") }
        var entry = ModelPack.OutcomeEntry()
        let values = value.string != nil ? [value] : value.array
        guard let values else {
            wrongType(value, key, "an effect, a list of effects or a table")
            return entry
        }
        for element in values {
            guard let text = element.string, let effect = Effect(name: text) else {
                report(
                    element.range, "unknown effect `\(element.string ?? element.typeName)`",
                    help: suggestion(for: element.string ?? "", among: Effect.allCases.map(\.name)))
                continue
            }
            entry.outcome.effects.formUnion(EffectSet(effect))
        }
        return entry
    }

    private mutating func outcome(
        _ table: TOMLTable, _ knownTypes: [String], extra: [String], in place: String
    ) -> ModelPack.OutcomeEntry {
        check(
            table,
            [
                "closure", "effects", "gives", "hands", "idle-without", "joins", "lands-on", "nested",
                "origin", "weak",
            ] + extra,
            in: place)
        var entry = ModelPack.OutcomeEntry()
        entry.outcome.effects = effects(table, "effects")
        if let gives = string(table, "gives") {
            switch gives {
            case "other": entry.outcome.gives = .other
            case "unknown": entry.outcome.gives = .unknown
            case "same": entry.outcome.gives = .same
            case "parent": entry.outcome.gives = .parent
            case "argument": entry.outcome.gives = .argument
            default:
                let words = knownTypes + ["other", "unknown", "same", "parent", "argument"]
                if knownTypes.contains(gives) {
                    entry.type = gives
                } else {
                    report(
                        table["gives"]?.range ?? table.range, "unknown type `\(gives)`",
                        help: suggestion(for: gives, among: words))
                }
            }
        }
        let place = word(table, "lands-on", among: ["parent", "argument"], as: "place") {
            $0 == "parent" || $0 == "argument" ? $0 : nil
        }
        entry.outcome.landsOnParent = place == "parent"
        entry.outcome.landsOnArgument = place == "argument"
        let origin = word(table, "origin", among: ["ambient", "lent"], as: "origin") {
            $0 == "ambient" || $0 == "lent" ? $0 : nil
        }
        entry.outcome.isWeak = boolean(table, "weak")
        entry.outcome.joins = kinds(table, "joins")
        for var label in texts(table, "idle-without") {
            entry.outcome.idleWithout.insert(label.withUTF8 { SymbolTable.hash($0) })
        }
        let nestings = Nesting.allCases.map(\.rawValue)
        entry.outcome.nesting =
            word(table, "nested", among: nestings, as: "behaviour") { Nesting(rawValue: $0) } ?? .none
        if let handed = string(table, "hands") {
            if knownTypes.contains(handed) {
                entry.handed = handed
            } else {
                report(
                    table["hands"]?.range ?? table.range, "unknown type `\(handed)`",
                    help: suggestion(for: handed, among: knownTypes))
            }
        }
        entry.outcome.takesClosure = boolean(table, "closure") || entry.handed != nil
        entry.outcome.isAmbient = origin == "ambient"
        entry.outcome.isLent = origin == "lent"
        return entry
    }

    mutating func effects(_ table: TOMLTable, _ key: String) -> EffectSet {
        words(table, key, among: Effect.allCases.map(\.name), as: "effect") { Effect(name: $0) }
            .reduce(into: []) { $0.formUnion(EffectSet($1)) }
    }

    private mutating func namesEntry(_ table: TOMLTable, _ knownTypes: [String]) -> ModelPack.NamesEntry? {
        check(table, ["list", "means", "type", "attributes", "names"], in: "`[[names]]`")
        let lists = NameList.allCases.map(\.key)
        let meanings = ModelPack.NamesEntry.Meaning.allCases.map(\.rawValue)
        let list = word(table, "list", among: lists, as: "list") { NameList(rawValue: $0) }
        guard
            let meaning = word(
                table, "means", among: meanings, as: "meaning", { ModelPack.NamesEntry.Meaning(rawValue: $0) }
            )
        else { return nil }
        let type = string(table, "type")
        if meaning.isOfType, type.map({ !knownTypes.contains($0) }) ?? true {
            report(
                table["type"]?.range ?? table.range, "unknown type `\(type ?? "")`",
                help: suggestion(for: type ?? "", among: knownTypes))
            return nil
        }
        return ModelPack.NamesEntry(
            list: list, meaning: meaning, type: type, isForAttributes: boolean(table, "attributes"),
            names: texts(table, "names"))
    }
}

extension ModelPack {
    /// The names of the types that a model file declares, before it is read in full.
    static func typeNames(_ root: TOMLTable) -> [String] {
        guard let types = root["type"]?.array else { return [] }
        return types.compactMap { $0.table?["name"]?.string }
    }
}
