import Facts
import Findings
import Linking
import SourceText

/// `why SYMBOL`: who opens, commits, rolls back and closes there, and through which calls.
extension KnownProgram {
    /// What is told of effects; the others say little about ownership.
    static let told: [Effect] = [.opens, .begins, .commits, .rollsBack, .closes]

    /// - Parameter symbol: the name of a function, class or session factory, or as much of its dotted path as tells
    ///   it from others.
    /// - Parameter most: how many places are listed of one kind; of the others, how many there are.
    /// - Returns: nothing where the program has no such name.
    public func why(_ symbol: String, most: Int = 10) -> [Answer] {
        var answers: [Answer] = []
        for (file, scanned) in program.files.enumerated() {
            let facts = scanned.file.facts
            for id in 0..<facts.functionCount where facts.function(id).kind != .closure {
                let function = FunctionRef(file: file, function: id)
                if isMeant(program.qualified(function), symbol) {
                    answers.append(answer(function, most))
                }
            }
            for id in 0..<facts.typeCount {
                let path = facts.string(facts.type(id).path)
                let module = program.program.moduleName(of: file)
                guard isMeant(module.isEmpty ? path : "\(module).\(path)", symbol) else { continue }
                answers.append(answer(type: id, in: file, most))
            }
        }
        if let openings = openings(with: symbol, most) { answers.append(openings) }
        return answers
    }

    /// Whether a name ends with the components that were asked for.
    private func isMeant(_ name: String, _ symbol: String) -> Bool {
        guard name.hasSuffix(symbol) else { return false }
        let rest = name.dropLast(symbol.count)
        return rest.isEmpty || rest.last == "."
    }

    func answer(_ function: FunctionRef, _ most: Int) -> Answer {
        let file = Int(function.file)
        let fact = fact(function)
        var answer = Answer(
            heading: "`\(program.qualified(function))` is \(phrase(role(of: function)))",
            place: fact.kind == .file ? nil : place(fact.nameRange, in: file))
        if program.program.isOpener(function) {
            answer.lines.append(Answer.Line(1, "it hands out the session that it opens: its caller owns it"))
        }
        let summary = ownership.summary(of: function).filter { Self.told.contains($0.effect) }
        let listed = listed(summary, most)
        for entry in listed.shown {
            let way = ownership.witness(of: entry, in: function)
            var text = phrase(entry.effect, entry.access, in: function, way)
            if entry.isConditional { text += ", where a parameter says so" }
            if !entry.isCertain { text += " (likely)" }
            answer.lines.append(Answer.Line(1, text))
            answer.lines += lines(way, entry.effect, depth: 2)
        }
        for (effect, count) in listed.left {
            answer.lines.append(Answer.Line(1, "\(effect.phrase): and \(count) more"))
        }
        if summary.isEmpty {
            answer.lines.append(
                Answer.Line(1, "neither opens nor ends a session, and calls nothing that is known to"))
        }
        answer.lines += callers(of: function, most)
        return answer
    }

    /// The first entries of each effect, and how many of it are left out.
    private func listed(_ summary: [Reached], _ most: Int) -> (
        shown: [Reached], left: [(effect: Effect, count: Int)]
    ) {
        var counts: [Effect: Int] = [:]
        let shown = summary.filter { entry in
            counts[entry.effect, default: 0] += 1
            return counts[entry.effect, default: 0] <= most
        }
        let left = Self.told.compactMap { effect -> (effect: Effect, count: Int)? in
            let count = counts[effect, default: 0] - most
            return count > 0 ? (effect, count) : nil
        }
        return (shown, left)
    }

    private func callers(of function: FunctionRef, _ most: Int) -> [Answer.Line] {
        let calls = ownership.calls(of: function)
        guard !calls.isEmpty else { return [Answer.Line(1, "no call is known to land on it")] }
        var lines = [Answer.Line(1, "called by")]
        for call in calls.prefix(most) {
            let role = role(of: call.function)?.role?.name
            lines.append(
                Answer.Line(
                    2, "`\(program.qualified(call.function))`" + (role.map { " (\($0))" } ?? ""),
                    at: place(call.range, in: Int(call.function.file))))
        }
        if calls.count > most { lines.append(Answer.Line(2, "and \(calls.count - most) more")) }
        return lines
    }

    func answer(type id: Int, in file: Int, _ most: Int) -> Answer {
        let placed = PlacedFile(engine, program, file)
        let facts = placed.facts
        let type = facts.type(id)
        let module = program.program.moduleName(of: file)
        let path = facts.string(type.path)
        var answer = Answer(
            heading: "`\(module.isEmpty ? path : "\(module).\(path)")` is \(phrase(placed.role(ofType: id)))",
            place: place(type.nameRange, in: file))
        for function in 0..<facts.functionCount where facts.function(function).type == id {
            let ref = FunctionRef(file: file, function: function)
            guard facts.function(function).kind != .closure else { continue }
            let listed = listed(ownership.summary(of: ref).filter { Self.told.contains($0.effect) }, most)
            for entry in listed.shown {
                let way = ownership.witness(of: entry, in: ref)
                let text = "`\(name(ref))` \(phrase(entry.effect, entry.access, in: ref, way))"
                answer.lines.append(Answer.Line(1, text + (entry.isCertain ? "" : " (likely)")))
                if way.count > 1 { answer.lines += lines(way, entry.effect, depth: 2) }
            }
            for (effect, count) in listed.left {
                answer.lines.append(
                    Answer.Line(1, "`\(name(ref))` \(effect.phrase): and \(count) more"))
            }
        }
        if answer.lines.isEmpty {
            answer.lines = [Answer.Line(1, "none of its methods opens or ends a session")]
        }
        return answer
    }

    /// Where sessions are opened with a factory of this name, by role.
    private func openings(with symbol: String, _ most: Int) -> Answer? {
        let last = symbol.split(separator: ".").last.map(String.init) ?? symbol
        var found: [(role: String, line: Answer.Line)] = []
        for (file, scanned) in program.files.enumerated() {
            guard scanned.file.facts.symbol(last) != nil else { continue }
            var judge = FileJudge(engine, program, file)
            judge.evaluation.followsCalls = true
            for opening in judge.openings(with: last) {
                let function = FunctionRef(file: file, function: opening.function)
                let role = role(of: function)?.role?.name ?? "without a role"
                let line = Answer.Line(
                    2, "`\(program.qualified(function))`", at: place(opening.range, in: file))
                found.append((role, line))
            }
        }
        guard !found.isEmpty else { return nil }
        var answer = Answer(heading: "`\(last)` opens a session in \(found.count) places")
        if found.count == 1 { answer.heading = "`\(last)` opens a session in one place" }
        for role in Set(found.map(\.role)).sorted() {
            let lines = found.filter { $0.role == role }.map(\.line)
            answer.lines.append(Answer.Line(1, "\(role): \(lines.count)"))
            answer.lines += lines.prefix(most)
            if lines.count > most {
                answer.lines.append(Answer.Line(2, "and \(lines.count - most) more"))
            }
        }
        return answer
    }
}

extension FileJudge {
    /// Where something of this name is called that opens a session.
    fileprivate mutating func openings(with name: String) -> [Event] {
        for id in 0..<facts.functionCount { evaluation.evaluate(id) }
        return evaluation.events.filter { event in
            guard event.effect == .opens else { return false }
            if let factory = evaluation.factoryName(of: evaluation[event.session]),
                facts.string(factory) == name
            {
                return true
            }
            let body = Body(facts, function: event.function)
            let op = body[event.op]
            guard op.kind == .call, !op.value.isNone else { return false }
            let callee = body[op.value]
            let symbol =
                callee.lastName
            return facts.string(symbol) == name
        }.sorted { $0.range < $1.range }
    }
}
