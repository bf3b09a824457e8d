import Facts
import Findings
import Linking
import SourceText

/// The services that a program registers by their names.
struct ServiceEntries: Equatable, Sendable {
    struct Wait: Equatable, Sendable {
        var name: String
        var range: ByteRange
    }

    struct Entry: Equatable, Sendable {
        /// Nil where it is worked out while the program runs.
        var name: String?
        var file: Int
        var function: Int
        var op: UInt32
        var range: ByteRange
        var waits: [Wait] = []
        /// Whether the program does not start without it, where that is written.
        var isRequired: Bool?
        /// Whether something tells if it is well, where that can be said.
        var hasProbe: Bool?
        var type: TypeRef?
    }

    struct Probe: Equatable, Sendable {
        var name: String
        var file: Int
        var function: Int
        var range: ByteRange
    }

    /// By file and place.
    fileprivate(set) var entries: [Entry] = []
    fileprivate(set) var probes: [Probe] = []
    /// Names that something else is registered under.
    fileprivate(set) var others: Set<String> = []

    /// Whether some services are registered under names that are not written down.
    var isOpen: Bool { entries.contains { $0.name == nil } }

    /// The place of the service of a name.
    func place(_ name: String) -> Int? { entries.firstIndex { $0.name == name } }

    /// Whether somebody registers something under a name, or may.
    func has(_ name: String) -> Bool { isOpen || place(name) != nil || others.contains(name) }
}

extension Engine {
    /// What rules about registered services need to know of the whole program.
    func serviceEntries(_ program: LinkedProgram) -> [EntryShape: ServiceEntries] {
        var result: [EntryShape: ServiceEntries] = [:]
        guard !program.naming.isEmpty else { return result }
        let shapes = languages { if case .entry(let check) = $0 { check.shape } else { nil } }
        for shape in shapes.keys {
            var finder = EntryFinder(engine: self, program: program, shape: shape)
            for file in program.naming { finder.read(file) }
            if !finder.found.entries.isEmpty { result[shape] = finder.found }
        }
        return result
    }
}

private struct EntryFinder {
    let engine: Engine
    let program: LinkedProgram
    let shape: EntryShape
    var found = ServiceEntries()

    mutating func read(_ index: Int) {
        let facts = program.files[index].file.facts
        let registering = shape.callees.compactMap { facts.symbol($0) }
        let probing = shape.probing.compactMap { facts.symbol($0) }
        guard !registering.isEmpty || !probing.isEmpty else { return }
        var evaluation = engine.evaluation(of: index, in: program)
        for id in 0..<facts.functionCount {
            // Who is called so hands on what it is told.
            if registering.contains(facts.function(id).name) { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                let name = body[Value(body.a(place))].lastName
                if registering.contains(name) {
                    if let entry = entry(at: place, body, index, &evaluation) {
                        found.entries.append(entry)
                    }
                } else if probing.contains(name) {
                    if let probe = probe(at: place, body, index, &evaluation) { found.probes.append(probe) }
                } else if !name.isNone, facts.withBytes(of: name, { $0.starts(with: "register".utf8) }) {
                    let first = body.call(body[place]).arguments.first
                    if let text = first.flatMap({ evaluation.literal($0.value, in: id) }) {
                        found.others.insert(text)
                    }
                }
            }
        }
    }

    /// The function that a call lands on, where there is one.
    private func target(_ place: Int, _ body: Body, _ evaluation: inout FileEvaluation)
        -> (facts: FileFacts, fact: FunctionFact)?
    {
        guard let target = evaluation.declared(at: Value(UInt32(place)), in: body.function).all.first else {
            return nil
        }
        let facts = program.files[Int(target.file)].file.facts
        return (facts, facts.function(Int(target.function)))
    }

    private func entry(at place: Int, _ body: Body, _ index: Int, _ evaluation: inout FileEvaluation)
        -> ServiceEntries.Entry?
    {
        let facts = body.facts
        let target = target(place, body, &evaluation)
        let names = target.map { $0.facts.parameterNames($0.fact) } ?? [shape.name]
        let record = body.call(body[place])
        let arguments = NamedArguments(record, facts, parameters: names)
        guard shape.signs.contains(where: { arguments.has($0) || names.contains($0) }) else { return nil }
        var entry = ServiceEntries.Entry(
            file: index, function: body.function, op: UInt32(place), range: body.shownRange(body[place]))
        entry.name = arguments[shape.name].flatMap { evaluation.literal($0, in: body.function) }
        if let waits = arguments[shape.waits],
            let (function, values) = evaluation.elements(waits, in: body.function)
        {
            for value in values {
                guard let name = evaluation.literal(value, in: function) else { continue }
                entry.waits.append(.init(name: name, range: Body(facts, function: function)[value].range))
            }
        }
        if let must = arguments[shape.must] {
            if body[must].kind == .boolean { entry.isRequired = body[must].a == 1 }
        } else if let target, !arguments.isOpen {
            entry.isRequired = standard(shape.must, target.facts, target.fact)
        }
        if let probe = arguments[shape.probe] {
            entry.hasProbe = body[probe].kind != .none
        } else if !arguments.isOpen, target == nil || names.contains(shape.probe) {
            entry.hasProbe = false
        }
        entry.type = arguments[shape.made].flatMap {
            evaluation.types(namedBy: $0, in: body.function).first
        }
        return entry
    }

    /// What a parameter is where nothing is passed for it.
    private func standard(_ name: String, _ facts: FileFacts, _ fact: FunctionFact) -> Bool? {
        for number in fact.parameters where facts.string(facts.parameter(number).name) == name {
            let value = facts.parameter(number).defaultValue
            guard !value.isNone, let parent = fact.parent else { return nil }
            let op = Body(facts, function: parent)[value]
            return op.kind == .boolean ? op.a == 1 : nil
        }
        return nil
    }

    private func probe(at place: Int, _ body: Body, _ index: Int, _ evaluation: inout FileEvaluation)
        -> ServiceEntries.Probe?
    {
        guard let first = body.call(body[place]).arguments.first, first.flags == 0,
            let name = evaluation.literal(first.value, in: body.function)
        else { return nil }
        return .init(name: name, file: index, function: body.function, range: body[first.value].range)
    }
}
