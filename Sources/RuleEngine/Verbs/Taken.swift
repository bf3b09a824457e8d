import Facts
import Linking
import SourceText

/// A parameter that takes a value of a kind that is asked about.
struct TakenParameter: Sendable {
    /// Among the parameters of its function, from 0.
    var place: Int
    var name: String
    var kind: ParameterFact.Kind
    /// It rests on its name alone.
    var isNamed: Bool
}

extension FileEvaluation {
    /// The alternative of a value that is of one of the kinds, by the models or by the name of its class, and whether
    /// nothing but the name of a variable says so.
    func meant(_ id: KnownID, _ kinds: Set<ValueKind>) -> (id: KnownID, isNamed: Bool)? {
        for alternative in alternatives(of: id) {
            guard let kind = inheritedKind(of: alternative), kinds.contains(kind) else { continue }
            return (alternative, self[alternative].kind == .model && self[alternative].basis >= .name)
        }
        return nil
    }

    /// The parameters of a function that take one of the kinds.
    mutating func parameters(_ kinds: Set<ValueKind>, of function: Int) -> [TakenParameter] {
        var result: [TakenParameter] = []
        let fact = facts.function(function)
        for (place, number) in fact.parameters.enumerated() {
            let parameter = facts.parameter(number)
            guard parameter.kind != .variadic, parameter.kind != .keywords else { continue }
            // The object whose method it is.
            if place == 0, fact.type != nil, parameter.annotation.isNone, parameter.defaultValue.isNone,
                !facts.isDecorated(fact, by: "staticmethod")
            {
                continue
            }
            let id = known(Value(UInt32(place)), in: function)
            guard let found = meant(id, kinds) else { continue }
            result.append(
                TakenParameter(
                    place: place, name: facts.string(parameter.name), kind: parameter.kind,
                    isNamed: found.isNamed))
        }
        return result
    }
}

/// What shows that services are reached through a registry in a program.
struct RegistryNames: Equatable, Sendable {
    /// Whether anything is called like the class of one, so that the name of a variable may speak, too.
    private(set) var isKnown = false
    /// Names of types of the program that a pattern stands for.
    private var types: Set<String> = []

    init() {}

    init(_ files: [ScannedFile], _ languages: [LanguageRules]) {
        let hasPatterns = languages.map { $0.models.hasClassPatterns(of: .registry) }
        for file in files where languages.indices.contains(file.language) {
            if file.scan.use.contains(.registryType) { isKnown = true }
            let facts = file.file.facts
            guard facts.typeCount > 0, hasPatterns[file.language] else { continue }
            for id in 0..<facts.typeCount {
                let name = facts.typeName(id)
                guard languages[file.language].models.kind(ofClass: name, facts, file.scan) == .registry
                else { continue }
                types.insert(facts.string(name))
            }
        }
        if !types.isEmpty { isKnown = true }
    }

    /// Whether a file names a registry.
    func areNamed(in file: ScannedFile) -> Bool {
        guard isKnown else { return false }
        if !file.scan.use.isDisjoint(with: [.registryType, .registryName]) { return true }
        return types.contains { file.file.facts.symbol($0) != nil }
    }
}

extension LinkedProgram {
    /// Whether a file names what services are reached through, in a program that has such a thing.
    func namesRegistry(_ file: ScannedFile) -> Bool { registries.areNamed(in: file) }
}

extension FileJudge {
    /// The parameters of a function of the program that take one of the kinds.
    mutating func parameters(_ kinds: Set<ValueKind>, of function: FunctionRef) -> [TakenParameter] {
        ask(Int(function.file)) { $0.parameters(kinds, of: Int(function.function)) }
    }

    /// Asks what is known of the values of this file or another one of the program.
    mutating func ask<Answer>(_ file: Int, _ question: (inout FileEvaluation) -> Answer) -> Answer {
        if file == index { return question(&evaluation) }
        // Two that hold it would copy all of it for the first answer that is noted.
        var other = others.removeValue(forKey: file) ?? engine.evaluation(of: file, in: program)
        defer { others[file] = other }
        return question(&other)
    }

    /// Whether the body of one of a type's methods does something with a session that it opens or keeps.
    mutating func worksWithSession(_ type: TypeRef) -> Bool {
        for owner in program.program.hierarchy(of: type) {
            let found = ask(Int(owner.file)) { file in
                for method in file.methods(of: Int(owner.type)) { file.evaluate(method) }
                return file.events.contains { [facts = file.facts] event in
                    facts.type(around: event.function) == Int(owner.type)
                        && (event.effect == .opens || [.attribute, .opened].contains(event.origin.kind))
                }
            }
            if found { return true }
        }
        return false
    }

    /// What a function of the program declares.
    func fact(_ function: FunctionRef) -> (facts: FileFacts, function: FunctionFact) {
        let facts = program.program.facts(of: Int(function.file))
        return (facts, facts.function(Int(function.function)))
    }
}
