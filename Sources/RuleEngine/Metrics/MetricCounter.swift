import Facts
import Findings
import Linking
import SourceText

/// What the rules have looked at in a file, and what they have to say about it.
struct JudgedFile: Sendable {
    var examined: [Examined]
    var told: [Told]
}

/// Counts the things of a metric, and finds out which of them are over.
struct MetricCounter: Sendable {
    let engine: Engine
    let program: LinkedProgram
    let ownership: Ownership?
    /// By file.
    let judged: [JudgedFile]

    /// What is told of the rules of a metric: by file the places in `JudgedFile.told`.
    private struct Blame: Sendable {
        var places: [[Int]]
        /// The same by each function around a place.
        var functions: [FunctionRef: [Int]] = [:]
    }

    func count(_ metric: Metric, _ workers: some Spreading) -> MetricCount {
        let blame = blame(metric)
        let isReady = metric.unlessNamed.isEmpty || isNamed(metric.unlessNamed)
        let found = workers.map(count: program.files.count) { [self] file in
            things(metric, file, blame, isReady: isReady)
        }
        return MetricCount(metric: metric.info, things: found.flatMap(\.self))
    }

    /// Whether a file of the program has one of some names.
    private func isNamed(_ names: Set<String>) -> Bool {
        program.code.contains { file in
            names.contains { program.files[file].file.facts.symbol($0) != nil }
        }
    }

    private func blame(_ metric: Metric) -> Blame {
        let rules = metric.subject.kind == .finding ? metric.subject.rules : metric.blaming
        var blame = Blame(places: judged.map { _ in [] })
        for (file, judged) in judged.enumerated() {
            let facts = program.files[file].file.facts
            for (place, told) in judged.told.enumerated() where rules.contains(told.finding.rule) {
                blame.places[file].append(place)
                var current: Int? = told.candidate.function
                while let function = current {
                    let fact = facts.function(function)
                    guard fact.kind != .file, fact.kind != .typeBody else { break }
                    blame.functions[FunctionRef(file: file, function: function), default: []].append(place)
                    current = fact.parent
                }
            }
        }
        return blame
    }

    // MARK: Things

    private func things(_ metric: Metric, _ file: Int, _ blame: Blame, isReady: Bool) -> [CountedThing] {
        let scanned = program.files[file]
        let subject = metric.subject
        guard engine.languages.indices.contains(scanned.language),
            metric.info.languages.contains(engine.languages[scanned.language].name)
        else { return [] }
        if subject.kind == .file { return whole(file, metric) }
        guard !scanned.isLeftOut else { return [] }
        var things: [CountedThing] = []
        switch subject.kind {
        case .function, .entry:
            let place = PlacedFile(engine, program, file)
            for id in 0..<place.facts.functionCount where place.isSubject(id, subject) {
                let function = FunctionRef(file: file, function: id)
                guard does(subject, function) else { continue }
                let role = place.role(ofFunction: id)?.role ?? subject.like?.first
                let thing = thing(place.facts.function(id).nameRange, function, nil, role)
                if let settled = settled(thing, metric, reasons(function, metric, blame), isReady) {
                    things.append(settled)
                }
            }
        case .examined:
            var seen: Set<UInt32> = []
            for examined in judged[file].examined.sorted(by: { $0.range < $1.range })
            where subject.rules.contains(engine.rules[examined.rule].info.id)
                && seen.insert(examined.range.start).inserted
            {
                let function = FunctionRef(file: file, function: examined.function)
                let thing = thing(examined.range, function, examined.type, examined.role?.role)
                let reasons = reasons(examined, function, metric, blame)
                if let settled = settled(thing, metric, reasons, isReady) { things.append(settled) }
            }
        case .finding:
            var seen: Set<String> = []
            for place in blame.places[file] {
                let told = judged[file].told[place]
                // A cause with several places is one thing to do.
                guard seen.insert(told.finding.cause).inserted else { continue }
                let function = FunctionRef(file: file, function: told.candidate.function)
                let thing = thing(
                    told.candidate.range, function, told.candidate.type, told.candidate.role?.role)
                if let settled = settled(thing, metric, [told], isReady) { things.append(settled) }
            }
        case .file: break
        }
        return things
    }

    private func whole(_ file: Int, _ metric: Metric) -> [CountedThing] {
        guard let role = program.files[file].roles.file?.role, metric.subject.roles?.contains(role) ?? false
        else { return [] }
        return [
            CountedThing(
                file: file, range: ByteRange(at: 0), function: "", role: role.name, isOver: false,
                todo: metric.todo, rules: [], findings: 0, callers: 0)
        ]
    }

    private func thing(_ range: ByteRange, _ function: FunctionRef, _ type: Int?, _ role: Role?)
        -> CountedThing
    {
        let facts = program.files[Int(function.file)].file.facts
        let path = type.map { facts.type($0).path } ?? facts.function(Int(function.function)).path
        var callers: Set<FunctionRef> = []
        for function in type.map({ methods(of: $0, facts, Int(function.file)) }) ?? [function] {
            callers.formUnion(ownership?.callers(of: function) ?? [])
        }
        return CountedThing(
            file: Int(function.file), range: range, function: facts.string(path), role: role?.name ?? "",
            isOver: true, todo: "", rules: [], findings: 0, callers: callers.count)
    }

    private func methods(of type: Int, _ facts: FileFacts, _ file: Int) -> [FunctionRef] {
        (0..<facts.functionCount).filter { facts.function($0).type == type }
            .map { FunctionRef(file: file, function: $0) }
    }

    // MARK: What is left

    /// A thing with what keeps it from being over; nil where it is not counted after all.
    private func settled(_ thing: CountedThing, _ metric: Metric, _ reasons: [Told], _ isReady: Bool)
        -> CountedThing?
    {
        if metric.leavesOutNotes, !reasons.isEmpty, reasons.allSatisfy(\.candidate.isNote) { return nil }
        var thing = thing
        thing.rules = Set(reasons.map(\.finding.rule)).sorted()
        thing.findings = Set(reasons.map { "\($0.finding.rule) \($0.finding.cause)" }).count
        thing.isOver = reasons.isEmpty && isReady && metric.info.goal == .all
        guard !thing.isOver else { return thing }
        thing.todo = metric.todo
        if let first = reasons.first { thing.todo = todo(first.finding, of: thing) }
        return thing
    }

    /// What a finding asks for, and where, if that is not in the thing itself.
    private func todo(_ finding: Finding, of thing: CountedThing) -> String {
        let place = finding.function ?? ""
        if finding.place.file == thing.file, isInside(place, thing.function) { return finding.help }
        let path = program.files[finding.place.file].file.path
        return "in `\(place.isEmpty ? path : place)`: \(finding.help)"
    }

    private func isInside(_ path: String, _ outer: String) -> Bool {
        path == outer || outer.isEmpty || path.hasPrefix(outer + ".")
    }

    /// What is told of a function, or else of the nearest one that it reaches.
    private func reasons(_ function: FunctionRef, _ metric: Metric, _ blame: Blame) -> [Told] {
        if let own = blame.functions[function] { return told(own, in: function) }
        guard metric.isThroughCalls, let ownership else { return [] }
        let sight = ownership.nearest(through: ownership.callRefs(of: function)) { other in
            blame.functions[other] != nil
        }
        guard let sight, let own = blame.functions[sight.function] else { return [] }
        return told(own, in: sight.function)
    }

    private func told(_ places: [Int], in function: FunctionRef) -> [Told] {
        places.map { judged[Int(function.file)].told[$0] }
    }

    /// What is told of something that a rule has looked at.
    private func reasons(
        _ examined: Examined, _ function: FunctionRef, _ metric: Metric, _ blame: Blame
    ) -> [Told] {
        let file = Int(function.file)
        let facts = program.files[file].file.facts
        let fact = facts.function(examined.function)
        // A function that was looked at as a whole stands at its own name.
        if examined.type == nil, fact.nameRange == examined.range {
            return reasons(function, metric, blame)
        }
        return blame.places[file].map { judged[file].told[$0] }.filter { told in
            if let type = examined.type {
                return told.candidate.type == type
                    || told.candidate.type == nil
                        && facts.type(around: told.candidate.function) == type
            }
            guard told.candidate.function == examined.function else { return false }
            // What takes something back that only looks done may stand anywhere in the same function.
            return metric.info.honesty.contains(told.finding.rule)
                || told.candidate.range.start < examined.range.end
                    && examined.range.start < told.candidate.range.end
        }
    }

    // MARK: Conditions

    /// Whether a function does what makes it one of those that are counted.
    private func does(_ subject: Metric.Subject, _ function: FunctionRef) -> Bool {
        guard let ownership else { return false }
        switch subject.holds {
        case .session where ownership.deeds(of: function).isEmpty: return false
        case .borrowed where !borrows(function, ownership): return false
        default: break
        }
        let calls = ownership.callRefs(of: function)
        if !subject.uses.isEmpty {
            let isUsing = calls.contains { call in
                ownership.target(of: call).map { isOne(of: subject.uses, $0) } ?? false
            }
            if !isUsing { return false }
        }
        guard subject.does.rawValue != 0, !ownership.does(subject.does, function) else { return true }
        return ownership.nearest(through: calls, where: { ownership.does(subject.does, $0) }) != nil
    }

    private func borrows(_ function: FunctionRef, _ ownership: Ownership) -> Bool {
        ownership.deeds(of: function).contains { deed in
            deed.accesses.contains { access in
                if case .borrowed = ownership.owner(of: access, in: function) { true } else { false }
            }
        }
    }

    private func isOne(of roles: Set<Role>, _ function: FunctionRef) -> Bool {
        let place = PlacedFile(engine, program, Int(function.file))
        return place.role(ofFunction: Int(function.function))?.role.map(roles.contains) ?? false
    }
}

extension RoleBearing {
    /// Whether a function has the role of what a metric counts; what it does is not looked at.
    func isSubject(_ id: Int, _ subject: Metric.Subject) -> Bool {
        guard subject.kind == .function || subject.kind == .entry,
            case .some(let role) = scope(subject.roles, like: subject.like, function: id)
        else { return false }
        if subject.kind == .entry { return role.map { isEntry(id, $0) } ?? false }
        // A closure counts by itself where it has a sign of its own, as that of a route has.
        let kind = facts.function(id).kind
        return kind == .function || kind == .closure && !roles.functions[id].isEmpty
    }
}
