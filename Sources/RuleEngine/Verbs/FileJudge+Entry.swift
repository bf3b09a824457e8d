import Facts
import Findings
import Linking
import SourceText

/// `require` that services which are registered agree with each other, can be asked, or are started by whom they are
/// registered with.
extension FileJudge {
    mutating func hold(_ entry: EntryCheck, _ check: Check) {
        guard let table = program.entries[entry.shape], !table.entries.isEmpty else { return }
        switch entry.subject {
        case .waits:
            for (place, one) in table.entries.enumerated() where one.file == index {
                guard case .some(let role) = scope(check, function: one.function) else { continue }
                holdWaits(place, table, role)
            }
            holdNames(table, check)
        case .probes: holdProbes(table, entry, check)
        case .starting: holdStarts(table, entry, check)
        }
    }

    // MARK: What it waits for

    private mutating func holdWaits(_ place: Int, _ table: ServiceEntries, _ role: FoundRole?) {
        let one = table.entries[place]
        let name = one.name ?? "this service"
        var seen: Set<String> = []
        for wait in one.waits {
            guard seen.insert(wait.name).inserted else {
                tell(
                    wait.range, one, role, "`\(name)` depends on `\(wait.name)` twice",
                    cure: "name `\(wait.name)` once")
                continue
            }
            guard let other = table.place(wait.name) else {
                if table.has(wait.name) { continue }
                let names = table.entries.compactMap(\.name).filter { $0 != name }
                let meant = closest(to: wait.name, among: names)
                tell(
                    wait.range, one, role,
                    "`\(name)` depends on `\(wait.name)`, and no service is registered as that",
                    cure: meant.map { "name it as it is registered, `\($0)`" }
                        ?? "register `\(wait.name)`, or let `\(name)` do without it",
                    isCertain: meant != nil)
                continue
            }
            let it = table.entries[other]
            if one.isRequired == true, it.isRequired == false {
                tell(
                    wait.range, one, role,
                    "`\(name)` is required and depends on `\(wait.name)`, which is not",
                    cure: "require `\(wait.name)` as well, or let `\(name)` start without it",
                    related: [Finding.Place(file: it.file, range: it.range, message: "it is optional here")])
            }
            if let circle = circle(from: other, to: place, table), place <= (circle.min() ?? place) {
                let names = ([place] + circle).compactMap { table.entries[$0].name }
                tell(
                    wait.range, one, role,
                    names.count == 1 ? "`\(name)` depends on itself, and never starts" : circleText(names),
                    cure: "let one of them start without the other",
                    related: circle.filter { $0 != place }.map {
                        Finding.Place(
                            file: table.entries[$0].file, range: table.entries[$0].range,
                            message: "it is registered here")
                    })
            }
        }
    }

    private func circleText(_ names: [String]) -> String {
        var text = "none of them can start: "
        for (name, next) in zip(names, names.dropFirst() + names.prefix(1)) {
            text += (name == names.first ? "" : ", ") + "`\(name)` depends on `\(next)`"
        }
        return text
    }

    /// The services on the way from one to another by what each waits for, the first one included.
    private func circle(from start: Int, to end: Int, _ table: ServiceEntries) -> [Int]? {
        if start == end { return [] }
        var cameFrom: [Int: Int] = [start: start]
        var waiting = [start]
        while !waiting.isEmpty {
            let place = waiting.removeFirst()
            for wait in table.entries[place].waits {
                guard let next = table.place(wait.name) else { continue }
                if next == end {
                    var way = [place]
                    while let last = way.last, let before = cameFrom[last], before != last {
                        way.append(before)
                    }
                    return way.reversed()
                }
                if cameFrom[next] == nil {
                    cameFrom[next] = place
                    waiting.append(next)
                }
            }
        }
        return nil
    }

    /// A name that one function registers twice on a path.
    private mutating func holdNames(_ table: ServiceEntries, _ check: Check) {
        let own = table.entries.filter { $0.file == index }
        for (function, entries) in Dictionary(grouping: own, by: \.function).sorted(by: { $0.key < $1.key }) {
            guard case .some(let role) = scope(check, function: function) else { continue }
            let body = Body(facts, function: function)
            for name in Set(entries.compactMap(\.name)).sorted() {
                let same = entries.filter { $0.name == name }
                guard same.count > 1 else { continue }
                let again = paths(body).repeated(same.map { PathQuery.Mark(at: $0.op) })
                guard let last = again.max(), last > 0 else { continue }
                tell(
                    same[last].range, same[last], role, "`\(name)` is registered twice",
                    cure: "register it once: the second registration takes the place of the first",
                    related: [Finding.Place(file: index, range: same[0].range, message: "and here")])
            }
        }
    }

    // MARK: Whether it is well

    private mutating func holdProbes(_ table: ServiceEntries, _ check: EntryCheck, _ around: Check) {
        for one in table.entries where one.file == index && one.hasProbe == false {
            guard case .some(let role) = scope(around, function: one.function) else { continue }
            let name = one.name ?? ""
            if table.probes.contains(where: { $0.name == name })
                || one.type.map({ has(check.asked, $0) }) ?? false
            {
                continue
            }
            tell(
                one.range, one, role,
                "`\(name.isEmpty ? "this service" : name)` is registered without a health check",
                cure: "pass `\(check.shape.probe)=…`, which asks the service itself")
        }
        for probe in table.probes where probe.file == index && !table.has(probe.name) {
            guard case .some(let role) = scope(around, function: probe.function) else { continue }
            tell(
                probe.range, probe.function, role,
                "no service is registered as `\(probe.name)`, whose health is checked",
                cure: "register `\(probe.name)`, or name the service as it is registered", isCertain: false,
                isNote: true)
        }
    }

    /// Whether a class of the program has a method of one of the names.
    private func has(_ methods: Set<String>, _ type: TypeRef) -> Bool {
        program.program.hierarchy(of: type).contains { owner in
            let other = program.files[Int(owner.file)].file.facts
            return methods.contains { name in
                other.symbol(name).map { program.program.ownMethod(other, $0, of: owner) != nil } ?? false
            }
        }
    }

    // MARK: Who starts it

    private mutating func holdStarts(_ table: ServiceEntries, _ check: EntryCheck, _ around: Check) {
        let types = Set(table.entries.compactMap(\.type))
        let names = Set(types.map { program.files[Int($0.file)].file.facts.hash(ofType: Int($0.type)) })
        let starts = Set(check.starts.compactMap { facts.symbol($0) })
        guard !starts.isEmpty,
            (0..<facts.symbolCount).contains(where: {
                names.contains(facts.hash(of: Symbol(rawValue: UInt32($0))))
            })
        else { return }
        let registrars = Set(table.entries.filter { $0.file == index }.map(\.function))
        for id in 0..<facts.functionCount where !registrars.contains(id) {
            guard case .some(let role) = scope(around, function: id) else { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                let callee = body[Value(body.a(place))]
                guard callee.kind == .attribute, starts.contains(callee.member) else { continue }
                let targets = evaluation.declared(at: Value(UInt32(place)), in: id)
                guard let target = targets.all.first, let owner = fact(target).function.type,
                    targets.all.count == 1
                else { continue }
                let type = TypeRef(file: Int(target.file), type: owner)
                guard types.contains(type), !isOwn(type, id),
                    let entry = table.entries.first(where: { $0.type == type })
                else { continue }
                let called = body.spelling(body[place].value)
                tell(
                    body.shownRange(body[place]), id, role,
                    "`\(called)` starts `\(entry.name ?? "a service")` past the orchestrator it is registered with",
                    cure: "let the orchestrator start it, with what it depends on before it",
                    isCertain: targets.isCertain,
                    related: [Finding.Place(file: entry.file, range: entry.range, message: "registered here")]
                )
            }
        }
    }

    /// Whether a function is a method of a type, or of one that derives from it.
    private func isOwn(_ type: TypeRef, _ function: Int) -> Bool {
        facts.type(around: function).map {
            program.program.hierarchy(of: TypeRef(file: index, type: $0)).contains(type)
        } ?? false
    }

    private mutating func tell(
        _ range: ByteRange, _ entry: ServiceEntries.Entry, _ role: FoundRole?, _ consequence: String,
        cure: String, isCertain: Bool = true, related: [Finding.Place] = []
    ) {
        tell(
            range, entry.function, role, consequence, cure: cure, isCertain: isCertain, related: related)
    }
}
