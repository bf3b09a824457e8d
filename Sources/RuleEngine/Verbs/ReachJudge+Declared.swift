import Facts
import Findings
import Linking
import SourceText

/// `require` that what is called or imported is declared, where sessions are at work.
extension ReachJudge {
    mutating func hold(_ declared: DeclaredCheck, _ check: Check, rule: Int) {
        if declared.of.contains(.member) { holdMembers(declared, check, rule) }
        if declared.of.contains(.name) { holdNames(check, rule) }
    }

    /// Asks about what is absent; what was found out for one file serves the next.
    private mutating func isSure(_ question: (inout Absences) -> Bool) -> Bool {
        var absences = memory.absences ?? Absences(program.program, imported: memory.imported)
        memory.absences = nil
        defer { memory.absences = absences }
        return question(&absences)
    }

    // MARK: Members

    private mutating func holdMembers(_ declared: DeclaredCheck, _ check: Check, _ rule: Int) {
        let (index, ownership, reads) = (index, ownership, reads)
        let isMade = { (type: TypeRef) in
            reads?.everything()
            return ownership.isMade(type)
        }
        for absent in ownership.absent(in: index).sorted(by: { ($0.function, $0.op) < ($1.function, $1.op) })
        {
            guard let role = scope(check, function: absent.function),
                works(FunctionRef(file: index, function: absent.function))
                    || !declared.isHolding && worksWithSessions(Int(absent.type.file)),
                isSure({ $0.isSure(absent, in: index, isMade: isMade) })
            else { continue }
            let body = Body(facts, function: absent.function)
            let call = body[Int(absent.op)]
            let callee = body[call.value]
            let range = body.shownRange(call)
            let other = program.files[Int(absent.type.file)].file.facts
            let type = other.type(Int(absent.type.type))
            let object = body.shown(callee.value)
            let name = other.string(type.name)
            let isClass = object.split(separator: ".").last.map { $0 == name } ?? false
            let lacking = isClass ? "the class `\(name)`" : "the class of `\(object)`, `\(name)`,"
            candidates.append(
                Candidate(
                    rule: rule, range: range, function: absent.function, role: role,
                    isCertain: role?.isCertain ?? true, shape: body.call(call).shape,
                    fills: [
                        .name: facts.string(callee.member),
                        .consequence: lacking + " has no such method",
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

    private mutating func holdNames(_ check: Check, _ rule: Int) {
        let index = index
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            guard let source = program.program.sourceWithout(fact, in: index),
                let role = scope(check, function: fact.function),
                worksWithSessions(index) || worksWithSessions(source),
                isSure({ $0.isSure(fact, of: source, in: index) })
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
