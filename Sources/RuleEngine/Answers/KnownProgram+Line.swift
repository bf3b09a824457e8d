import Facts
import Findings
import Linking
import SourceText

/// `explain FILE:LINE`: what happens on a line, and why it is reported or not.
extension KnownProgram {
    /// - Parameters:
    ///   - file: number of the file.
    ///   - range: the bytes of the line.
    public func explain(file: Int, line range: ByteRange) -> [Answer] {
        guard file < program.files.count else { return [] }
        return [explained(file, range) ?? nothing(file, range)]
    }

    private func nothing(_ file: Int, _ range: ByteRange) -> Answer {
        Answer(
            heading: heading(file, range), place: place(range, in: file),
            lines: [
                Answer.Line(1, "nothing on this line opens or ends a session, or calls what is known to")
            ])
    }

    private func heading(_ file: Int, _ range: ByteRange) -> String {
        let function = FunctionRef(
            file: file, function: innermost(program.files[file].file.facts, range))
        return "`\(program.qualified(function))` is \(phrase(role(of: function)))"
    }

    /// Nil where nothing on the line has to do with sessions.
    func explained(_ file: Int, _ range: ByteRange) -> Answer? {
        var answer = Answer(heading: heading(file, range), place: place(range, in: file))
        let here = findings.filter { $0.place.file == file && touches($0.place.range, range) }
        for finding in here {
            answer.lines.append(
                Answer.Line(1, "reported: \(finding.severity.name)[\(finding.rule)] \(finding.message)"))
            for step in finding.trace { answer.lines.append(Answer.Line(2, step.message, at: step)) }
        }
        for finding in findings where !here.contains(where: { $0.fingerprint == finding.fingerprint }) {
            let places = finding.trace + finding.related
            guard places.contains(where: { $0.file == file && touches($0.range, range) }) else { continue }
            answer.lines.append(
                Answer.Line(1, "a part of what is reported as \(finding.rule)", at: finding.place))
        }
        answer.lines += effects(on: range, in: file, isReported: !here.isEmpty)
        answer.lines += calls(on: range, in: file, isReported: !here.isEmpty)
        return answer.lines.isEmpty ? nil : answer
    }

    private func touches(_ place: ByteRange, _ line: ByteRange) -> Bool {
        place.start < line.end && place.start >= line.start
    }

    func innermost(_ facts: FileFacts, _ range: ByteRange) -> Int {
        var best = 0
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind != .closure, fact.start < range.end, fact.range.end > range.start else {
                continue
            }
            best = id
        }
        return best
    }

    /// What is done to sessions on the line itself.
    private func effects(on range: ByteRange, in file: Int, isReported: Bool) -> [Answer.Line] {
        var lines: [Answer.Line] = []
        for id in 0..<program.files[file].file.facts.functionCount {
            let function = FunctionRef(file: file, function: id)
            for entry in ownership.summary(of: function) where entry.isOwn {
                guard let step = ownership.witness(of: entry, in: function).first,
                    touches(step.range, range)
                else { continue }
                var text = phrase(entry.effect, entry.access, in: function, [step])
                if !entry.isCertain {
                    text += " (likely: the session is known by its name, or is one of several)"
                }
                lines.append(Answer.Line(1, text))
                guard !isReported, entry.effect != .writes else { continue }
                lines.append(Answer.Line(2, "not reported: " + reason(entry, in: function)))
            }
        }
        return lines
    }

    /// What the calls on the line lead to.
    private func calls(on range: ByteRange, in file: Int, isReported: Bool) -> [Answer.Line] {
        let facts = program.files[file].file.facts
        var lines: [Answer.Line] = []
        for id in 0..<facts.functionCount {
            let function = FunctionRef(file: file, function: id)
            var told: Set<CallRef> = []
            for call in ownership.calls(in: function) where touches(call.range, range) {
                lines.append(
                    Answer.Line(
                        1, "calls `\(program.qualified(call.target))`" + (call.isCertain ? "" : " (likely)"),
                        at: place(fact(call.target).nameRange, in: Int(call.target.file))))
                guard told.insert(call.ref).inserted else { continue }
                for reach in ownership.reaches(from: function)
                where reach.call == call.ref && reach.effect != .writes {
                    let way = ownership.witness(of: reach)
                    var text = phrase(reach.effect, reach.access, in: function, way)
                    if reach.isConditional { text += ", where a parameter of `\(name(function))` says so" }
                    lines.append(Answer.Line(2, "which " + text))
                    lines += self.lines(way, reach.effect, depth: 3)
                    if !isReported {
                        lines.append(Answer.Line(3, "not reported: " + reason(reach, in: function)))
                    }
                }
            }
        }
        var judge = FileJudge(engine, program, file)
        for (function, op, why) in judge.unresolvedCalls() {
            let body = Body(facts, function: function)
            guard touches(body[op].range, range) else { continue }
            lines.append(
                Answer.Line(
                    1, "it is not known where `\(body.shown(body[op].value))` lands: \(why.phrase)"))
        }
        return lines
    }

    // MARK: Why not

    private func reason(_ entry: Reached, in function: FunctionRef) -> String {
        if let reason = reason(role(of: function), entry.effect) { return reason }
        if entry.isConditional, entry.effect != .opens {
            return "a parameter decides, so its callers are told"
        }
        return reason(entry.access, in: function, entry.effect)
    }

    private func reason(_ reach: Ownership.ReachThroughCall, in function: FunctionRef) -> String {
        if let reason = reason(role(of: function), reach.effect) { return reason }
        if reach.isConditional { return "a parameter decides, so its callers are told" }
        for stop in ownership.route(of: reach) {
            guard let role = role(of: stop.function)?.role else { continue }
            if role.mayOwn {
                return
                    "`\(name(stop.function))` is \(phrase(self.role(of: stop.function))), and may own a session"
            }
            return "`\(name(stop.function))`, which is nearer to it, is told for it"
        }
        return reason(reach.access, in: function, reach.effect)
    }

    private func reason(_ role: FoundRole?, _ effect: Effect) -> String? {
        guard let role = role?.role else {
            return "code without a role is not told for what it does; restricted code that calls it is"
        }
        if role.isLeftOut { return "\(role.name) code is left out" }
        return role.mayOwn ? "\(role.name) code may own a session" : nil
    }

    private func reason(_ access: Access, in function: FunctionRef, _ effect: Effect) -> String {
        switch ownership.owner(of: access, in: function) {
        case .opened: "the function works on a session of its own; what is told is that it opens one"
        case .ambient: "the session belongs to everybody, so it is nobody's in particular"
        case .unknown: "it is not known whose session it is"
        case .borrowed: "no rule in force speaks of it here"
        }
    }
}

extension FileJudge {
    fileprivate mutating func unresolvedCalls() -> [(function: Int, op: Value, reason: Unresolved)] {
        evaluation.followsCalls = true
        for id in 0..<facts.functionCount { evaluation.evaluate(id) }
        return evaluation.unresolved
    }
}
