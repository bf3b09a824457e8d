import Facts
import Findings
import Linking
import SourceText

/// What is worked out once for all files of a run.
struct ReachMemory: Sendable {
    /// Whether a function records something, by the rule that asks.
    fileprivate var records: [RecordKey: Bool] = [:]
    /// What is known of what is declared nowhere, once somebody has asked.
    var absences: Absences?
    let imported: ImportedPaths.Shared

    init(_ imported: ImportedPaths.Shared) {
        self.imported = imported
    }

    fileprivate struct RecordKey: Hashable {
        var rule: Int
        var function: FunctionRef
    }
}

/// `require` that a tool records what it does, and that it has failed.
extension ReachJudge {
    mutating func hold(_ record: RecordCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            guard let role = entry(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            if engine.isCounting, !works(of: function, record, rule).isEmpty {
                let range = facts.function(id).nameRange
                examined.append(Examined(rule: rule, range: range, function: id, role: role))
            }
            guard !isDecorated(id, record), knows(record), !isRecordedByBase(function, record) else {
                continue
            }
            switch record.subject {
            case .operation: holdOperation(function, role, record, rule)
            case .failure: holdFailures(function, role, record, rule)
            }
        }
    }

    /// Something that is worth a record, at an operation of the function.
    private struct Work {
        var op: UInt32
        var range: ByteRange
        var effect: Effect
        var way: [WitnessStep]
        var isCertain: Bool
    }

    // MARK: Operations

    private mutating func holdOperation(
        _ function: FunctionRef, _ role: FoundRole, _ record: RecordCheck, _ rule: Int
    ) {
        let works = works(of: function, record, rule)
        guard let first = works.first else { return }
        let body = Body(facts, function: Int(function.function))
        let marks = records(of: function, record, rule)
        var happenings = works.map { work in
            PathQuery.Happening(
                at: work.op, PathStep([(0, 1), (2, 1)]), failing: PathStep([(0, 2), (1, 2)]))
        }
        happenings += marks.map { op in
            let done = PathStep([(0, 3), (1, 3), (2, 3)])
            return PathQuery.Happening(at: op, done, failing: done)
        }
        let ways = paths(body).run(happenings).waysOut
        let succeeds = ways.contains { $0.state == 1 && $0.kind != .error }
        let fails = ways.contains { $0.state == 2 }
        guard succeeds || fails else { return }
        let consequence =
            marks.isEmpty
            ? "records that nowhere"
            : succeeds
                ? "has a path that succeeds without a record of it"
                : "has a path that fails without a record of it"
        tell(first, function, role, rule, range: first.range, consequence, isCertain: true)
    }

    /// What a function does that is worth a record; what another method does by which the tool is run is told there.
    private mutating func works(of function: FunctionRef, _ record: RecordCheck, _ rule: Int) -> [Work] {
        var works: [Work] = []
        for deed in ownership.deeds(of: function) where isWork(deed.effect, of: function, record) {
            let step = WitnessStep(function: function, range: deed.range, target: nil)
            works.append(
                Work(
                    op: deed.op, range: deed.range, effect: deed.effect, way: [step],
                    isCertain: deed.isCertain))
        }
        let type = facts.function(Int(function.function)).type
        for call in ownership.callRefs(of: function) {
            guard let target = ownership.target(of: call) else { continue }
            if Int(target.file) == index, isRun(Int(target.function)),
                facts.function(Int(target.function)).type == type
            {
                continue
            }
            let sight = ownership.nearest(through: [call]) { [self] other in
                ownership.deeds(of: other).contains { isWork($0.effect, of: other, record) }
            }
            guard let sight,
                let deed = ownership.deeds(of: sight.function).first(where: {
                    isWork($0.effect, of: sight.function, record)
                })
            else { continue }
            let last = WitnessStep(function: sight.function, range: deed.range, target: nil)
            works.append(
                Work(
                    op: ownership.op(of: call), range: sight.steps.first?.range ?? deed.range,
                    effect: deed.effect, way: sight.steps + [last],
                    isCertain: sight.isCertain && deed.isCertain))
        }
        return works.sorted { $0.op < $1.op }
    }

    /// Whether a function that does this to a session does something that is worth a record. What a context manager
    /// commits is what others have written in its block, if they have written anything.
    private func isWork(_ effect: Effect, of function: FunctionRef, _ record: RecordCheck) -> Bool {
        guard record.effects.contains(effect) else { return false }
        guard record.subject == .operation, effect == .commits else { return true }
        return !program.files[Int(function.file)].file.facts.function(Int(function.function)).isGenerator
    }

    // MARK: Failures

    private mutating func holdFailures(
        _ function: FunctionRef, _ role: FoundRole, _ record: RecordCheck, _ rule: Int
    ) {
        let body = Body(facts, function: Int(function.function))
        let attempts = attempts(body)
        guard !attempts.isEmpty else { return }
        let works = works(of: function, record, rule)
        guard !works.isEmpty else { return }
        let marks = records(of: function, record, rule)
        for attempt in attempts {
            guard let work = works.first(where: { attempt.covered.contains(Int($0.op)) }) else { continue }
            for handler in attempt.handlers
            where !isAnswer(handler.lowerBound, body, record)
                && !handler.contains(where: { body.kind($0) == .raise })
            {
                let start = UInt32(handler.lowerBound)
                var happenings = [PathQuery.Happening(at: start, PathStep(to: 1))]
                happenings += works.map { PathQuery.Happening(at: $0.op, PathStep([(1, 0)])) }
                happenings += marks.filter { $0 != start }.map { op in
                    PathQuery.Happening(at: op, PathStep([(1, 2)]), failing: PathStep([(1, 2)]))
                }
                let ways = paths(body).run(happenings).waysOut
                guard ways.contains(where: { $0.state == 1 && $0.kind != .error }) else { continue }
                let range = body[handler.lowerBound].range
                tell(
                    work, function, role, rule, range: range.isEmpty ? work.range : range, "",
                    isCertain: catchesAll(handler.lowerBound, body))
            }
        }
    }

    /// A block whose errors are handled, as ranges of operations.
    struct Attempt {
        var covered: Range<Int>
        var handlers: [Range<Int>] = []
    }

    func attempts(_ body: Body) -> [Attempt] {
        var open: [(attempt: Attempt, part: Int?)] = []
        var result: [Attempt] = []
        for index in 0..<body.count {
            let kind = body.kind(index)
            switch kind {
            case .tryBegin: open.append((Attempt(covered: index..<index), nil))
            case .handler, .tryElse, .finally, .tryEnd:
                guard var top = open.popLast() else { continue }
                if let part = top.part { top.attempt.handlers.append(part..<index) }
                if top.attempt.covered.isEmpty {
                    top.attempt.covered = top.attempt.covered.lowerBound..<index
                }
                top.part = kind == .handler ? index : nil
                if kind == .tryEnd { result.append(top.attempt) } else { open.append(top) }
            default: continue
            }
        }
        return result.filter { !$0.handlers.isEmpty }
    }

    /// Whether a handler catches nothing but errors that are answers.
    private func isAnswer(_ handler: Int, _ body: Body, _ record: RecordCheck) -> Bool {
        let types = body.caughtTypes(handler)
        return !types.isEmpty
            && types.allSatisfy { type in
                let name = type.split(separator: ".").last.map(String.init) ?? type
                return record.notErrors.contains { $0.matches(name) }
            }
    }

    // MARK: Records

    /// The operations of a function that record something. Where that is done only if there is something to record
    /// with, it is taken to be there.
    private mutating func records(of function: FunctionRef, _ record: RecordCheck, _ rule: Int) -> [UInt32] {
        let body = Body(facts, function: Int(function.function))
        var marks: Set<UInt32> = []
        for index in 0..<body.count where isRecord(index, body, record) { marks.insert(UInt32(index)) }
        for call in ownership.callRefs(of: function) {
            guard let target = ownership.target(of: call) else { continue }
            if records(target, record, rule) { marks.insert(ownership.op(of: call)) }
        }
        return marks.map { guarded($0, body) }.sorted()
    }

    private func isRecord(_ index: Int, _ body: Body, _ record: RecordCheck) -> Bool {
        guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
        let callee = body[Int(body.a(index))]
        let symbol = callee.lastName
        guard !symbol.isNone else { return false }
        return body.facts.withBytes(of: symbol) { bytes in
            record.callees.contains { $0.matches(bytes) }
        }
    }

    /// Whether a function records something, itself or through what it calls.
    private mutating func records(_ function: FunctionRef, _ record: RecordCheck, _ rule: Int) -> Bool {
        let key = ReachMemory.RecordKey(rule: rule, function: function)
        if let known = memory.records[key] { return known }
        let isMeant = { [self] (other: FunctionRef) in
            let body = Body(
                program.files[Int(other.file)].file.facts, function: Int(other.function))
            return (0..<body.count).contains { isRecord($0, body, record) }
        }
        let found =
            isMeant(function)
            || ownership.nearest(through: ownership.callRefs(of: function), where: isMeant) != nil
        memory.records[key] = found
        return found
    }

    /// The place before the branch around a record that asks for nothing but what it is recorded with.
    private func guarded(_ op: UInt32, _ body: Body) -> UInt32 {
        let call = body[Int(op)]
        guard call.kind == .call, !call.value.isNone else { return op }
        let callee = body[call.value]
        guard callee.kind == .attribute, !callee.value.isNone else { return op }
        let receiver = body.spelling(callee.value)
        var open: [(start: Int, condition: Value)] = []
        for index in 0..<min(Int(op), body.count) {
            switch body.kind(index) {
            case .branchBegin: open.append((index, Value(body.a(index))))
            case .arm where !open.isEmpty: open[open.count - 1].condition = .none
            case .branchEnd: _ = open.popLast()
            default: continue
            }
        }
        for branch in open where isAbout(branch.condition, receiver, body) {
            return branch.condition.index
        }
        return op
    }

    private func isAbout(_ value: Value, _ receiver: String, _ body: Body) -> Bool {
        guard !value.isNone else { return false }
        let op = body[value]
        switch op.kind {
        case .name, .attribute:
            let text = body.spelling(value)
            return receiver == text || receiver.hasPrefix(text + ".") && text.contains(".")
        case .operation:
            let operands = facts.list(op.b).map { Value($0) }
            return operands.count == 2 && body.kind(Int(operands[1].index)) == .none
                && isAbout(operands[0], receiver, body)
        default: return false
        }
    }

    // MARK: Whether it is asked for

    /// Whether the program has anything that records.
    private func knows(_ record: RecordCheck) -> Bool {
        record.known.isEmpty || !program.known.isDisjoint(with: record.known)
    }

    /// Whether something that is called for a record stands around the function.
    private func isDecorated(_ id: Int, _ record: RecordCheck) -> Bool {
        let fact = facts.function(id)
        guard let parent = fact.parent else { return false }
        let body = Body(facts, function: parent)
        return facts.list(fact.decorators).contains { decorator in
            let op = body[Value(decorator)]
            let text = body.spelling(op.kind == .call ? op.value : Value(decorator))
            let name = text.split(separator: ".").last.map(String.init) ?? text
            return record.callees.contains { $0.matches(name) }
        }
    }

    /// Whether a class above runs the tool and records what comes of it.
    private func isRecordedByBase(_ function: FunctionRef, _ record: RecordCheck) -> Bool {
        guard let type = facts.function(Int(function.function)).type else { return false }
        let own = TypeRef(file: index, type: type)
        return program.program.hierarchy(of: own).dropFirst().contains { base in
            let other = program.files[Int(base.file)].file.facts
            return (0..<other.functionCount).contains { id in
                guard other.function(id).type == Int(base.type) else { return false }
                let body = Body(other, function: id)
                var isRun = false
                var isRecorded = false
                for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                    let callee = body[Int(body.a(index))]
                    if callee.kind == .attribute,
                        language.roles.toolMethods.contains(other.string(callee.member))
                    {
                        isRun = true
                    }
                    isRecorded = isRecorded || isRecord(index, body, record)
                }
                return isRun && isRecorded
            }
        }
    }

    private mutating func tell(
        _ work: Work, _ function: FunctionRef, _ role: FoundRole, _ rule: Int, range: ByteRange,
        _ consequence: String, isCertain: Bool
    ) {
        let id = Int(function.function)
        let body = Body(facts, function: id)
        let op = body[Int(work.op)]
        var fills: [Template.Placeholder: String] = [.consequence: consequence]
        fills[.callee] = op.kind == .call ? body.shown(op.value) : ""
        fills[.target] = name(work.way.last?.function ?? function)
        fills[.class] = facts.path(ofType: facts.function(id).type)
        candidates.append(
            Candidate(
                rule: rule, range: range, function: id, role: role,
                isCertain: isCertain && work.isCertain && role.isCertain,
                shape: op.kind == .call ? body.call(op).shape : 0, fills: fills,
                key: .place(rule: rule, start: range.start, end: range.end),
                trace: trace(work.way, work.effect)))
    }
}
