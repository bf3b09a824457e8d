import Facts
import Findings
import Linking
import SourceText

/// `escape`: a value does not go where it outlives its scope.
extension FileJudge {
    mutating func hold(_ escape: EscapeCheck, _ check: Check) {
        if escape.sinks.contains(.global) { holdGlobals(escape, check) }
        if escape.sinks.contains(.afterBlock) {
            holdBlocks(escape, check)
            holdClosures(escape, check)
        }
        guard !escape.callees.isEmpty else { return }
        if escape.sinks.contains(.background), !evaluation.handings.isEmpty { holdCaptures(escape, check) }
        var call = CallCheck()
        call.callees = escape.callees
        var sites: [CallSite] = []
        for site in evaluation.calls where isMeant(site, call) && !isOfProgram(site) { sites.append(site) }
        if escape.sinks.contains(.background) { holdBackground(sites, escape, check) }
        if escape.sinks.contains(.concurrent) { holdConcurrent(sites, escape, check) }
    }

    /// Whether a bare name calls a function of the program, which only happens to be called like one that runs things
    /// later.
    private mutating func isOfProgram(_ site: CallSite) -> Bool {
        let body = Body(facts, function: site.function)
        guard body.kind(Int(body[site.op].value.index)) == .name else { return false }
        let found = evaluation.declared(at: site.op, in: site.function)
        return found.isCertain && !found.all.isEmpty
    }

    /// A place where a value goes that is meant.
    struct Escaping {
        var function: Int
        var range: ByteRange
        var op: Value
        /// What is written of the value, and what it is.
        var receiver: Value
        var known: Known
        /// Whoever takes it may be its owner from then on.
        var isHandedOver = false
    }

    mutating func tell(
        _ escaping: Escaping, _ check: Check, _ fills: [Template.Placeholder: String],
        related: [Finding.Place] = []
    ) {
        guard let role = scope(check, function: escaping.function) else { return }
        let body = Body(facts, function: escaping.function)
        var fills = fills
        if fills[.receiver] == nil { fills[.receiver] = written(escaping.receiver, body) }
        fills[.class] = facts.path(ofType: facts.function(escaping.function).type)
        candidates.append(
            Candidate(
                rule: rule, range: escaping.range, function: escaping.function, role: role,
                isCertain: escaping.known.basis == .certain && !escaping.isHandedOver
                    && role?.isCertain ?? true,
                shape: body[escaping.op].kind == .call ? body.call(body[escaping.op]).shape : 0,
                fills: fills, related: related,
                key: .place(rule: rule, start: escaping.range.start, end: escaping.range.end)))
    }

    /// What a value is, where it is meant by the check.
    func meant(_ value: Value, _ function: Int, _ escape: EscapeCheck) -> Known? {
        guard !value.isNone else { return nil }
        let id = evaluation.evaluated(value, in: function)
        for alternative in evaluation.alternatives(of: id) {
            guard let kind = evaluation.namedKind(of: alternative), escape.kinds.contains(kind) else {
                continue
            }
            let known = evaluation[alternative]
            // Nothing was given to it that could end.
            if kind == .registry, isMadeOfNothing(value, function) { continue }
            let isNew = known.kind != .model
            // What a call by its name alone has given may be a factory as well.
            if known.origin.kind == .opened, known.basis >= .name { continue }
            if isNew || escape.origins.isEmpty || matches(known.origin, escape.origins) { return known }
        }
        return nil
    }

    /// Whether a value is made by a call without arguments.
    private func isMadeOfNothing(_ value: Value, _ function: Int) -> Bool {
        let body = Body(facts, function: function)
        var made = body[value]
        if made.kind == .name, let source = evaluation.source(of: value, in: function) { made = body[source] }
        return made.kind == .call && body.call(made).arguments.isEmpty
    }

    // MARK: Globals

    private mutating func holdGlobals(_ escape: EscapeCheck, _ check: Check) {
        for function in 0..<facts.functionCount {
            let body = Body(facts, function: function)
            let kind = facts.function(function).kind
            let isOpen = kind == .file || kind == .typeBody
            var globals: Set<Symbol> = []
            for index in 0..<body.count {
                let op = body[index]
                switch op.kind {
                case .declare where !op.has(OpFlag.outer): globals.insert(op.symbol)
                case .bind where isOpen || globals.contains(op.symbol):
                    guard let known = meant(op.second, function, escape), !op.second.isNone,
                        ![.entered, .element].contains(body.kind(Int(op.second.index))),
                        !isProgram(index, body), !isClosedAgain(known, body), !isOfScript(known, body),
                        !isOnlyCalledSo(known, op.second, body)
                    else { continue }
                    tellGlobal(facts.string(op.symbol), op, index, op.second, known, body, check)
                case .store:
                    guard let known = meant(op.second, function, escape),
                        let name = global(op.value, body, escape)
                    else { continue }
                    tellGlobal(name, op, index, op.second, known, body, check)
                case .call: setVariable(op, index, body, escape, check)
                default: continue
                }
            }
        }
    }

    private mutating func tellGlobal(
        _ name: String, _ op: Op, _ index: Int, _ value: Value, _ known: Known, _ body: Body, _ check: Check,
        for keeper: String = "the whole process"
    ) {
        let isSession = evaluation.isSession(known)
        // A name alone says too little where a file names no library for databases: clients have sessions, too.
        if isSession, known.basis == .weakName { return }
        let what = (isSession ? "a session" : "a registry") + " for " + keeper
        tell(
            Escaping(
                function: body.function, range: op.range, op: Value(UInt32(index)), receiver: value,
                known: known), check, [.name: name, .consequence: what])
    }

    /// Whether the code of a module that opens a session closes it as well: it is at its end when the module is loaded.
    private func isClosedAgain(_ known: Known, _ body: Body) -> Bool {
        facts.function(body.function).kind == .file
            && evaluation.events.contains { event in
                event.effect == .closes && event.function == body.function
                    && SessionKey(event.origin) == SessionKey(known.origin)
            }
    }

    /// Whether the file is a script that does its work where it opens the session: no function that could be called from
    /// elsewhere shares it.
    private func isOfScript(_ known: Known, _ body: Body) -> Bool {
        guard facts.function(body.function).kind == .file,
            !(0..<facts.functionCount).contains(where: { facts.function($0).kind == .function })
        else { return false }
        return evaluation.events.contains { event in
            event.effect != .opens && event.function == body.function
                && SessionKey(event.origin) == SessionKey(known.origin)
        }
    }

    /// Whether a module calls an attribute of something else by a name of its own, and only that name tells of a session:
    /// what is kept there is kept already, and on this level it is the object that hands sessions out.
    private func isOnlyCalledSo(_ known: Known, _ value: Value, _ body: Body) -> Bool {
        known.basis >= .name && body.kind(Int(value.index)) == .attribute
    }

    /// Whether code of a module runs only where the file is the program.
    private func isProgram(_ op: Int, _ body: Body) -> Bool {
        body.conditions(around: op).contains { condition in
            mentions(condition, body, depth: 0) { facts.string($0) == "__name__" }
        }
    }

    /// The name of a class's attribute, or of an element of a global, that is assigned to.
    private func global(_ target: Value, _ body: Body, _ escape: EscapeCheck) -> String? {
        guard !target.isNone else { return nil }
        let op = body[target]
        guard op.kind == .attribute || op.kind == .subscripted, !op.value.isNone else { return nil }
        let base = body[op.value]
        if op.kind == .subscripted {
            guard base.kind == .name, evaluation.source(of: op.value, in: body.function) == nil,
                body.function != 0, isModuleName(base.symbol)
            else { return nil }
            return body.spelling(target)
        }
        let known = evaluation[evaluation.evaluated(op.value, in: body.function)]
        let isOfRequest = evaluation.path(of: known).map(escape.requestState.contains) ?? false
        let isClass = known.kind == .type || known.kind == .path && !isOfRequest
        return isClass ? body.spelling(target) : nil
    }

    private func isModuleName(_ name: Symbol) -> Bool {
        let body = Body(facts, function: 0)
        return (0..<body.count).contains { body.kind($0) == .bind && body.a($0) == name.rawValue }
    }

    /// `variable.set(session)` of a context variable.
    private mutating func setVariable(
        _ op: Op, _ index: Int, _ body: Body, _ escape: EscapeCheck, _ check: Check
    ) {
        guard !op.value.isNone else { return }
        let callee = body[op.value]
        guard callee.kind == .attribute, !callee.value.isNone, facts.string(callee.member) == "set",
            let first = body.call(op).arguments.first,
            let known = meant(first.value, body.function, escape)
        else { return }
        let base = evaluation[evaluation.evaluated(callee.value, in: body.function)]
        let isVariable =
            evaluation.isMade(base, by: [PathHash("contextvars")])
            || evaluation.path(of: base)?.hasPrefix("contextvars.") ?? false
        guard isVariable else { return }
        tellGlobal(
            body.spelling(callee.value), op, index, first.value, known, body, check,
            for: "whatever runs in its context")
    }

    // MARK: Blocks

    private mutating func holdBlocks(_ escape: EscapeCheck, _ check: Check) {
        for event in evaluation.events
        where event.effect == .closes && event.isImplicit && event.origin.kind == .opened
            && event.origin.function == UInt32(event.function)
        {
            let body = Body(facts, function: event.function)
            guard let block = block(of: event.op, body) else { continue }
            holdKept(in: block, of: event, escape, check)
            for index in block where body.kind(index) == .return && body.a(index) != UInt32.max {
                let value = body[index].value
                let op = body[value]
                let parts = op.kind == .collection ? facts.list(op.a).map { Value($0) } : [value]
                for part in parts {
                    guard let known = meant(part, event.function, escape),
                        SessionKey(known.origin) == SessionKey(event.origin)
                    else { continue }
                    tell(
                        Escaping(
                            function: event.function, range: body[part].range, op: part, receiver: part,
                            known: known), check,
                        [.consequence: "the end of its block, since it is returned from there"],
                        related: [place(event.range, "its block ends with the `return`")])
                }
            }
        }
    }

    /// The operations of the block that a value was entered for.
    func block(of entered: Value, _ body: Body) -> Range<Int>? {
        var depth = 0
        var start: Int?
        for index in Int(entered.index)..<body.count {
            switch body.kind(index) {
            case .withBegin:
                if start != nil { depth += 1 }
                if start == nil, body.a(index) == entered.index { start = index }
            case .withEnd:
                guard let start else { continue }
                if depth == 0 { return start..<index }
                depth -= 1
            default: continue
            }
        }
        return nil
    }
}
