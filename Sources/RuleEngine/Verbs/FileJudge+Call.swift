import Facts
import Findings
import Linking
import SourceText

/// `forbid` a call, or `require` an argument of it.
extension FileJudge {
    mutating func hold(_ call: CallCheck, _ check: Check) {
        let sites = evaluation.calls.filter { isMeant($0, call) }
        let sent = call.strings.isEmpty ? [:] : sent(sites, call)
        let wrappers = call.exceptions.contains(.wrapper) ? wrappers(among: sent.keys) : []
        for site in sites {
            guard let role = scope(check, function: site.function), !isExempt(site, wrappers, call),
                !goesThrough(call.notThrough, site)
            else {
                continue
            }
            let body = Body(facts, function: site.function)
            let op = body[site.op]
            let record = body.call(op)
            var isCertain = role?.isCertain ?? true
            var mayStayInside = false
            if call.notNumbers {
                let isText: Bool? = record.arguments.first.flatMap { self.isText($0.value, body) }
                if isText == false { continue }
                // What is another number each time by intent tells nothing apart.
                if record.arguments.contains(where: { isDrawn($0.value, body) }) { continue }
                isCertain = isCertain && isText == true
            }
            if !call.strings.isEmpty {
                let isAlone = sent[site.function]?.isSubset(of: call.weakAlone) ?? false
                isCertain = isCertain && !isAlone && isOfDatabase(body[op.value], site.function)
            }
            if !call.sinks.isEmpty {
                let found = flow(site.op, body, into: call)
                guard found.isSunk else { continue }
                isCertain = isCertain && found.isPlain
                mayStayInside = !found.isPlain
            }
            var (range, fills, edits) = (op.range, fills(site, record, body, call), [Finding.Fix.Edit]())
            if !call.origins.isEmpty {
                guard let session = session(of: record, body[op.value], site.function, call) else { continue }
                isCertain = isCertain && session.isSure
                fills[.receiver] = written(session.value, body)
                fills[.origin] = session.phrase
            }
            let isPassing = !call.passes.isEmpty || !call.labels.isEmpty
            if isPassing { examine(body.shownRange(op), site.function, role) }
            if isPassing, passes(record, site.function, call) { continue }
            var isTooEarly = false
            if isPassing, let label = call.labels.min() {
                isTooEarly = takesNone(site, call)
                fills[.value] = isTooEarly ? "takes no `\(label)`" : "is called without `\(label)=`"
            }
            if !call.values.isEmpty {
                guard let found = passed(record, site.function, call) else { continue }
                range = found.body[found.value].range
                fills[.value] = written(found.value, found.body)
                // What the module keeps may be meant for another call as well.
                if !found.isShared { edits = self.edits(replacing: found.value, found.body) }
            }
            if call.isInTransaction {
                guard let transaction = openTransaction(at: site) else { continue }
                isCertain = isCertain && transaction.isSure
                range = body.shownRange(op, record)
                fills[.consequence] = transaction.phrase
            }
            if edits.isEmpty { edits = self.edits(of: site, record, body, call, isSure: isCertain) }
            candidates.append(
                Candidate(
                    rule: rule, range: range, function: site.function, role: role, isCertain: isCertain,
                    isNote: mayStayInside || isTooEarly, shape: record.shape, fills: fills, edits: edits,
                    key: .place(rule: rule, start: range.start, end: range.end)))
        }
    }

    private func fills(_ site: CallSite, _ record: CallRecord, _ body: Body, _ check: CallCheck)
        -> [Template.Placeholder: String]
    {
        var fills: [Template.Placeholder: String] = [.callee: body.shown(body[site.op].value)]
        if !check.strings.isEmpty, let text = statement(record, site.function, check) {
            fills[.value] = text.written
        } else if let first = record.arguments.first {
            fills[.value] = written(first.value, body)
        }
        fills[.class] = facts.path(ofType: facts.function(site.function).type)
        return fills
    }

    // MARK: Which calls

    func isMeant(_ site: CallSite, _ check: CallCheck) -> Bool {
        let body = Body(facts, function: site.function)
        let op = body[site.op]
        let callee = evaluation.evaluated(op.value, in: site.function)
        let isNamed =
            isBuiltin(callee, check) || isCallee(callee, body[op.value], site.function, check)
            || gives(site, check)
        guard isNamed, !evaluation.isMade(evaluation[callee], by: check.notModules) else { return false }
        if !check.modules.isEmpty, !evaluation.isOf(callee, check.modules) { return false }
        guard !check.strings.isEmpty else { return true }
        guard let text = statement(body.call(op), site.function, check)?.written.lowercased() else {
            return false
        }
        // Where no library keeps a session or a connection, there is nothing that would not know.
        if check.needsLibrary, !scan.hasSign { return false }
        return check.strings.contains { $0.matches(text) } && !isOfOtherTrade(site)
    }

    /// Whether a method of the program is called, in a file that names no library for databases and imports none that
    /// does: `execute` of a remote shell.
    private func isOfOtherTrade(_ site: CallSite) -> Bool {
        let body = Body(facts, function: site.function)
        let callee = body[body[site.op].value]
        guard callee.kind == .attribute, !callee.value.isNone, !scan.hasSign else { return false }
        let known = evaluation[evaluation.evaluated(callee.value, in: site.function)]
        guard known.kind == .instance else { return false }
        return !program.program.hasSignNearby(index)
    }

    private func isBuiltin(_ id: KnownID, _ check: CallCheck) -> Bool {
        guard !check.builtins.isEmpty else { return false }
        let known = evaluation[id]
        if known.kind == .builtin { return check.builtins.contains(facts.string(Symbol(rawValue: known.a))) }
        guard let path = evaluation.path(of: known), path.hasPrefix("builtins.") else { return false }
        return check.builtins.contains(String(path.dropFirst("builtins.".count)))
    }

    private func isCallee(_ id: KnownID, _ callee: Op, _ function: Int, _ check: CallCheck) -> Bool {
        guard !check.callees.isEmpty else { return false }
        let known = evaluation[id]
        let written = callee.lastName
        let name = known.kind == .path ? evaluation.lastName(of: known) : facts.string(written)
        return check.callees.contains { type, pattern in
            guard pattern.matches(name) else { return false }
            guard let type else { return true }
            return owners(known, callee, function).contains { type.matches($0) }
        }
    }

    /// What the class is called whose member is called.
    private func owners(_ known: Known, _ callee: Op, _ function: Int) -> [String] {
        var result: [String] = []
        if known.kind == .member { result.append(evaluation.lastName(of: evaluation[known.a])) }
        if let path = evaluation.path(of: known) {
            result += path.split(separator: ".").dropLast().suffix(1).map(String.init)
        }
        if callee.kind == .attribute, !callee.value.isNone {
            result.append(
                evaluation.lastName(of: evaluation[evaluation.evaluated(callee.value, in: function)]))
            result += Body(facts, function: function).spelling(callee.value).split(separator: ".").map(
                String.init)
        }
        return result.filter { !$0.isEmpty }
    }

    private func gives(_ site: CallSite, _ check: CallCheck) -> Bool {
        guard !check.gives.isEmpty else { return false }
        let id = evaluation.evaluated(site.op, in: site.function)
        let callee = evaluation.evaluated(
            Body(facts, function: site.function)[site.op].value, in: site.function)
        // Methods of what is given hand the same thing on; the first call counts.
        guard evaluation[callee].kind == .path else { return false }
        return evaluation.alternative(of: id, check.gives) != nil
    }

    /// Whether what runs a text is known to be of a database, by more than a name: a function, or a method of something
    /// that models speak of.
    private func isOfDatabase(_ callee: Op, _ function: Int) -> Bool {
        guard callee.kind == .attribute, !callee.value.isNone else { return true }
        let id = evaluation.evaluated(callee.value, in: function)
        if evaluation[id].kind == .path { return true }
        return evaluation.alternatives(of: id).contains { alternative in
            let known = evaluation[alternative]
            return evaluation.kind(of: alternative) != nil && known.basis < .name
        }
    }

    // MARK: Texts

    /// The argument that is asked about, where it is a text.
    func statement(_ record: CallRecord, _ function: Int, _ check: CallCheck)
        -> (written: String, first: String)?
    {
        guard let argument = record.arguments.dropFirst(check.argument - 1).first, argument.flags == 0 else {
            return nil
        }
        let known = evaluation[evaluation.evaluated(argument.value, in: function)]
        guard known.kind == .text, known.a != UInt32.max else { return nil }
        let words = words(of: known)
        return words.isEmpty ? nil : (words.joined(separator: " "), words[0].lowercased())
    }

    func words(of text: Known) -> [Substring] {
        facts.string(Symbol(rawValue: text.a)).split { $0.isWhitespace || $0 == ";" }
    }

    // MARK: Exceptions

    private func isExempt(_ site: CallSite, _ wrappers: Set<Int>, _ check: CallCheck) -> Bool {
        check.exceptions.contains { exception in
            switch exception {
            case .wrapper: wrappers.contains(site.function) || isNamedSo(site, check)
            case .listener: isListener(site, check)
            case .ownClass: isInOwnClass(site, check)
            case .usedByEffect: isUsedByEffect(site)
            case .hashMethod:
                ["__format__", "__hash__", "__repr__", "__str__"].contains(
                    facts.string(facts.function(site.function).name))
            }
        }
    }

    /// Whether what is called is a function of the program that calls one of these.
    private mutating func goesThrough(_ names: Set<String>, _ site: CallSite) -> Bool {
        guard !names.isEmpty else { return false }
        return evaluation.declared(at: site.op, in: site.function).all.contains { target in
            ask(Int(target.file)) { file in
                let body = Body(file.facts, function: Int(target.function))
                return (0..<body.count).contains { index in
                    guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
                    return names.contains(file.facts.string(body[Value(body.a(index))].lastName))
                }
            }
        }
    }

    /// Whether the function is the one by which a library begins or ends a transaction: `commit` sends `COMMIT`.
    private func isNamedSo(_ site: CallSite, _ check: CallCheck) -> Bool {
        let body = Body(facts, function: site.function)
        guard let text = statement(body.call(body[site.op]), site.function, check) else { return false }
        let word = text.first == "start" ? "begin" : text.first == "end" ? "commit" : text.first
        let name = facts.string(facts.function(site.function).name).lowercased().drop { $0 == "_" }
        return name == word || name == word + "transaction" || name == word + "_transaction"
    }

    /// The first words of the texts that functions send.
    private func sent(_ sites: [CallSite], _ check: CallCheck) -> [Int: Set<String>] {
        var words: [Int: Set<String>] = [:]
        for site in sites {
            let body = Body(facts, function: site.function)
            guard let text = statement(body.call(body[site.op]), site.function, check) else { continue }
            words[site.function, default: []].insert(text.first)
        }
        return words
    }

    /// The functions that begin, commit and roll back around code of their callers, by whatever calls they send that; the
    /// parts of it may stand in closures, one behind the other.
    private func wrappers(among functions: some Sequence<Int>) -> Set<Int> {
        Set(
            functions.filter { function in
                let all = withClosures(facts.outermost(around: function))
                guard facts.function(function).isGenerator || all.contains(where: callsParameter) else {
                    return false
                }
                let words = all.reduce(into: Set<String>()) { $0.formUnion(given(in: $1)) }
                // What begins it may be put together, with the level of isolation.
                if words.isSuperset(of: ["commit", "rollback"]) { return true }
                return !words.isDisjoint(with: ["begin", "start", "savepoint"])
                    && !words.isDisjoint(with: ["commit", "release", "end"]) && words.contains("rollback")
            })
    }

    /// A function and the closures in it.
    private func withClosures(_ function: Int) -> [Int] {
        (function..<facts.functionCount).filter { id in
            id == function || facts.isInside(id, of: function) && facts.outermost(around: id) == function
        }
    }

    /// The first words of the texts that calls of a function are given.
    private func given(in function: Int) -> Set<String> {
        let body = Body(facts, function: function)
        var words: Set<String> = []
        for index in 0..<body.count where body.kind(index) == .call {
            for argument in body.call(body[index]).arguments where !argument.value.isNone {
                let known = evaluation[evaluation.evaluated(argument.value, in: function)]
                guard known.kind == .text, known.a != UInt32.max else { continue }
                if let word = self.words(of: known).first { words.insert(word.lowercased()) }
            }
        }
        return words
    }

    private func callsParameter(_ function: Int) -> Bool {
        let body = Body(facts, function: function)
        return (0..<body.count).contains { index in
            guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
            let source = evaluation.source(of: Value(body.a(index)), in: function)
            if let source { return body.kind(Int(source.index)) == .parameter }
            let callee = body[Value(body.a(index))]
            return callee.kind == .name && isParameter(callee.symbol, around: function)
        }
    }

    /// Whether a name is a parameter of a function around a closure.
    private func isParameter(_ name: Symbol, around closure: Int) -> Bool {
        var current = closure
        while facts.function(current).kind == .closure, let parent = facts.function(current).parent {
            current = parent
            if isParameter(name, of: current) { return true }
        }
        return false
    }

    private func isInOwnClass(_ site: CallSite, _ check: CallCheck) -> Bool {
        var current: Int? = site.function
        while let function = current {
            let fact = facts.function(function)
            if let type = fact.type {
                let name = facts.string(facts.type(type).name)
                return check.callees.contains { $0.type?.matches(name) ?? false }
            }
            current = fact.parent
        }
        return false
    }

    /// Whether what the call gives goes into an effect that is told at its own place.
    private func isUsedByEffect(_ site: CallSite) -> Bool {
        let body = Body(facts, function: site.function)
        let flow = Flow(of: site.op, in: body, evaluation, conversions: [], followsCalls: true)
        let reached = Set(flow.reached)
        return evaluation.events.contains { event in
            event.function == site.function && reached.contains(Int(event.op.index))
                && (event.effect == .queries || event.effect == .writes)
        }
    }

    // MARK: Arguments

    private func passes(_ record: CallRecord, _ function: Int, _ check: CallCheck) -> Bool {
        record.arguments.contains { argument in
            if argument.flags != 0 { return true }
            if !argument.label.isNone, check.labels.contains(facts.string(argument.label)) { return true }
            let known = evaluation.evaluated(argument.value, in: function)
            return evaluation.alternative(of: known, check.passes) != nil
        }
    }

    /// Whether the function that is called is in the program, and takes nothing of what has to be passed.
    private mutating func takesNone(_ site: CallSite, _ check: CallCheck) -> Bool {
        let found = evaluation.declared(at: site.op, in: site.function)
        guard found.isCertain, let target = found.all.first, parameters(check.passes, of: target).isEmpty
        else {
            return false
        }
        let (other, fact) = fact(target)
        return !fact.parameters.contains { number in
            let parameter = other.parameter(number)
            return parameter.kind == .keywords || check.labels.contains(other.string(parameter.name))
        }
    }
}
