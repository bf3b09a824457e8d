import Facts
import Findings
import Linking
import SourceText

/// `require` that what is called or imported is declared, where sessions are at work.
extension ReachJudge {
    mutating func hold(_ declared: DeclaredCheck, _ check: Check, rule: Int) {
        var absences = Absences(program.program)
        if declared.of.contains(.member) { holdMembers(&absences, check, rule) }
        if declared.of.contains(.name) { holdNames(absences, check, rule) }
    }

    // MARK: Members

    private mutating func holdMembers(_ absences: inout Absences, _ check: Check, _ rule: Int) {
        for absent in ownership.absent(in: index).sorted(by: { ($0.function, $0.op) < ($1.function, $1.op) }) {
            guard let role = scope(check, function: absent.function),
                works(FunctionRef(file: index, function: absent.function))
                    || worksWithSessions(Int(absent.type.file)),
                absences.isSure(absent, in: index)
            else { continue }
            let body = Body(facts, function: absent.function)
            let call = body[Int(absent.op)]
            let callee = body[call.value]
            let range = body.shownRange(call)
            let other = program.files[Int(absent.type.file)].file.facts
            let type = other.type(Int(absent.type.type))
            candidates.append(
                Candidate(
                    rule: rule, range: range, function: absent.function, role: role,
                    isCertain: role?.isCertain ?? true, shape: body.call(call).shape,
                    fills: [
                        .name: facts.string(callee.member),
                        .consequence:
                            "`\(body.spelling(callee.value))` is a `\(other.string(type.name))`, which has no such method",
                    ],
                    related: [
                        Finding.Place(
                            file: Int(absent.type.file), range: type.nameRange,
                            message: "the class is declared here")
                    ],
                    key: .place(rule: rule, start: range.start, end: range.end)))
        }
    }

    /// Whether a function does something to a session, itself or through calls.
    private func works(_ function: FunctionRef) -> Bool { !ownership.summary(of: function).isEmpty }

    /// Whether a file speaks of sessions.
    private func worksWithSessions(_ file: Int) -> Bool {
        !program.files[file].scan.use.isDisjoint(with: [.evidence, .opener])
    }

    // MARK: Names

    private mutating func holdNames(_ absences: Absences, _ check: Check, _ rule: Int) {
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard let role = scope(check, function: fact.function), absences.isSure(fact, in: index),
                let source = program.program.file(of: fact, in: index),
                worksWithSessions(index) || worksWithSessions(source)
            else { continue }
            candidates.append(
                Candidate(
                    rule: rule, range: fact.range, function: fact.function, role: role,
                    isCertain: role?.isCertain ?? true,
                    shape: facts.hash(of: fact.name) &* 31 &+ facts.hash(of: fact.module),
                    fills: [
                        .name: facts.string(fact.name),
                        .consequence:
                            "the module `\(program.program.moduleName(of: source))` binds no such name",
                    ],
                    key: .place(rule: rule, start: fact.range.start, end: fact.range.end)))
        }
    }
}
