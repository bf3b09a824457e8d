import Facts
import Findings
import Linking
import SourceText

/// Classes whose objects are made with what says for whom they work.
struct ContextTakers: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        /// The parameter of the constructor.
        var name: String
        var place: Int
        var range: Finding.Place
        /// It is declared for a context, and not only called like one.
        var isTyped: Bool
    }

    /// By class: the parameter that takes the context, where there is one.
    private(set) var contexts: [TypeRef: Entry] = [:]
    /// By class: parameters that take what tenants are told apart by.
    private(set) var tenants: [TypeRef: [Entry]] = [:]
    private var typeNames: Set<UInt32> = []

    init() {}

    mutating func add(_ type: TypeRef, named name: UInt32, _ context: Entry?, _ tenants: [Entry]) {
        contexts[type] = context
        if !tenants.isEmpty { self.tenants[type] = tenants }
        typeNames.insert(name)
    }

    func concerns(_ file: ScannedFile) -> Bool {
        file.file.facts.hasSymbol(hashed: typeNames)
    }

    func isName(_ symbol: Symbol, _ facts: FileFacts) -> Bool { typeNames.contains(facts.hash(of: symbol)) }
}

extension Engine {
    /// What rules about contexts need to know of the whole program; nothing where it has no class of a context.
    func contextTakers(_ program: LinkedProgram) -> ContextTakers {
        var made: Set<Role> = []
        var kinds: Set<ValueKind> = []
        var takes: Set<ValueKind> = []
        var parameters: Set<String> = []
        for rule in rules {
            for case .context(let check) in rule.checks.map(\.subject) {
                made.formUnion(check.made)
                kinds.formUnion(check.kinds)
                takes.formUnion(check.takes)
                parameters.formUnion(check.parameters)
            }
        }
        guard !takes.isEmpty else { return ContextTakers() }
        let check = ContextCheck(made: made, kinds: kinds, takes: takes, parameters: parameters)
        return TakerFinder(engine: self, program: program, check: check).found()
    }
}

private struct TakerFinder {
    let engine: Engine
    let program: LinkedProgram
    let check: ContextCheck

    func found() -> ContextTakers {
        let isKnown = program.code.contains { index in
            let file = program.files[index]
            guard file.scan.use.contains(.tenant) else { return false }
            return (0..<file.file.facts.typeCount).contains { type in
                program.program.kind(ofClass: TypeRef(file: index, type: type)).map(check.takes.contains)
                    ?? false
            }
        }
        var result = ContextTakers()
        guard isKnown else { return result }
        for file in program.code where mayTake(program.files[file]) { find(file, &result) }
        return result
    }

    private func mayTake(_ file: ScannedFile) -> Bool {
        let facts = file.file.facts
        guard facts.typeCount > 0 else { return false }
        return file.scan.use.contains(.tenant) || check.parameters.contains { facts.symbol($0) != nil }
    }

    private func find(_ index: Int, _ result: inout ContextTakers) {
        let file = program.files[index]
        let facts = file.file.facts
        let models = engine.models(of: file)
        let place = PlacedFile(engine, program, index)
        var evaluation = engine.evaluation(of: index, in: program)
        for type in 0..<facts.typeCount {
            let own = TypeRef(file: index, type: type)
            let kind = program.program.kind(ofClass: own)
            guard isMade(type, kind, place), let constructor = program.program.constructor(of: own),
                Int(constructor.file) == index
            else { continue }
            let fact = facts.function(Int(constructor.function))
            let typed = evaluation.parameters(check.takes, of: Int(constructor.function))
            var context: ContextTakers.Entry?
            var tenants: [ContextTakers.Entry] = []
            for (place, number) in fact.parameters.enumerated().dropFirst() {
                let parameter = facts.parameter(number)
                let name = facts.string(parameter.name)
                let word = file.scan.word(parameter.name)
                let isTyped = typed.contains { $0.place == place }
                let entry = ContextTakers.Entry(
                    name: name, place: place,
                    range: Finding.Place(file: index, range: parameter.range, message: "it is taken here"),
                    isTyped: isTyped)
                if isTyped || parameter.annotation.isNone && check.parameters.contains(name) {
                    context = context ?? entry
                } else if word != 0, models.columns.contains(word) {
                    tenants.append(entry)
                }
            }
            if kind.map(check.takes.contains) ?? false { context = nil }
            guard context != nil || !tenants.isEmpty else { continue }
            for one in [own] + evaluation.subtypes(of: own)
            where program.program.constructor(of: one) == constructor {
                result.add(one, named: program.nameHash(of: one), context, tenants)
            }
        }
    }

    private func isMade(_ type: Int, _ kind: ValueKind?, _ place: PlacedFile) -> Bool {
        if let kind, check.kinds.contains(kind) || check.takes.contains(kind) { return true }
        return place.isLike(check.made, type: type) != nil
    }
}
