import Facts
import Findings
import Linking
import SourceText

/// Fixes of calls: what a call is given, and what stands around it.
extension FileJudge {
    mutating func edits(
        of site: CallSite, _ record: CallRecord, _ body: Body, _ check: CallCheck, isSure: Bool
    ) -> [Finding.Fix.Edit] {
        switch engine.rules[rule].fix(language.name)?.kind {
        case .passValue(let label)?: return passing(label, site, record, body, check)
        case .wrapArgument(let before, let behind, let module)? where isSure:
            return wrapping(before, behind, module, body[site.op], record, body)
        default: return []
        }
    }

    /// The value in scope under a label, where the function that is called surely takes it.
    private mutating func passing(
        _ label: String, _ site: CallSite, _ record: CallRecord, _ body: Body, _ check: CallCheck
    ) -> [Finding.Fix.Edit] {
        guard let value = value(check.passes, inScopeAt: Int(site.op.index), site.function), !value.isNamed,
            let edit = body.passing(value.text, as: label, in: record, of: index)
        else { return [] }
        let found = evaluation.declared(at: site.op, in: site.function)
        guard found.isCertain, found.all.count == 1, let target = found.all.first else { return [] }
        let (other, fact) = fact(target)
        let isTaken = fact.parameters.contains { number in
            let parameter = other.parameter(number)
            return parameter.kind != .positionalOnly && other.string(parameter.name) == label
        }
        return isTaken ? [edit] : []
    }

    /// Another call around the only argument, and the module that it needs.
    private func wrapping(
        _ before: String, _ behind: String, _ module: String, _ op: Op, _ record: CallRecord, _ body: Body
    ) -> [Finding.Fix.Edit] {
        guard record.arguments.count == 1, let argument = record.arguments.first, argument.flags == 0,
            argument.label.isNone, !body.isLoneGenerator(record), let bringing = bringing(module)
        else { return [] }
        let value = body[argument.value].range
        guard op.range.contains(value), !value.isEmpty else { return [] }
        return bringing + [
            Finding.Fix.Edit(file: index, range: ByteRange(op.range.start, value.start), text: before),
            Finding.Fix.Edit(file: index, range: ByteRange(value.end, op.range.end), text: behind),
        ]
    }

    /// The import of a module at the head of the file: none where it is there, nil where there is no place for it.
    private func bringing(_ module: String) -> [Finding.Fix.Edit]? {
        let name = facts.symbol(module)
        var place: UInt32?
        var lines = "\n"
        let body = Body(facts, function: 0)
        var depth = 0
        for index in 0..<body.count {
            depth += body.kind(index).nesting
            switch body.kind(index) {
            case .importing where depth == 0:
                let fact = facts.importFact(Int(body.a(index)))
                if let name, fact.module == name, !fact.isFrom, fact.alias.isNone { return [] }
                let isOfFuture = facts.string(fact.module) == "__future__"
                if !isOfFuture, place == nil { place = fact.statement.start }
            case .function where depth == 0 && place == nil:
                place = facts.function(Int(body.a(index))).start
                lines = "\n\n\n"
            default: continue
            }
        }
        return place.map {
            [Finding.Fix.Edit(file: index, range: ByteRange(at: $0), text: "import \(module)\(lines)")]
        }
    }

    /// A `defer` behind a call that begins a transaction, which ends it where nothing else has.
    func deferring(_ call: Value, _ receiver: String, _ body: Body) -> [Finding.Fix.Edit] {
        guard case .insertDefer(let ends)? = engine.rules[rule].fix(language.name)?.kind else { return [] }
        let op = body[call]
        let isPlainName = receiver.utf8.allSatisfy {
            $0 == 0x2E || $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        }
        guard op.kind == .call, isPlainName, !receiver.isEmpty,
            let end = ends[facts.string(body[op.value].lastName)], body.isStraight(to: Int(call.index)),
            body.uses(of: call).isEmpty
        else { return [] }
        let text = end.split(separator: "{receiver}", omittingEmptySubsequences: false).joined(
            separator: receiver)
        return [Finding.Fix.Edit(file: index, range: ByteRange(at: op.range.end), text: "\n\(text)")]
    }
}

extension Body {
    /// Passes a value under a label behind what a call is given, where nothing there may go on.
    func passing(_ value: String, as label: String, in record: CallRecord, of file: Int) -> Finding.Fix.Edit?
    {
        guard record.arguments.allSatisfy({ $0.flags == 0 }), !isLoneGenerator(record) else { return nil }
        return Finding.Fix.Edit(
            file: file, range: ByteRange(at: record.argumentsEnd),
            text: (record.arguments.isEmpty ? "" : ", ") + "\(label)=\(value)")
    }

    /// Whether the only argument of a call is a generator without brackets of its own: nothing may be put behind it.
    func isLoneGenerator(_ record: CallRecord) -> Bool {
        guard record.arguments.count == 1, let value = record.arguments.first?.value, !value.isNone else {
            return false
        }
        switch self[value].kind {
        case .name, .attribute, .string, .number, .boolean, .none, .call, .subscripted: return false
        default: return true
        }
    }

    /// Whether an operation stands in no region of its function but in what `try` covers.
    fileprivate func isStraight(to op: Int) -> Bool {
        var depth = 0
        for index in 0..<min(op, count) {
            switch kind(index) {
            case .coverBegin, .coverEnd: continue
            case let kind: depth += kind.nesting
            }
        }
        return depth == 0
    }

    /// The operations that take a value as an operand.
    fileprivate func uses(of value: Value) -> [Int] {
        (Int(value.index) + 1..<max(count, Int(value.index) + 1)).filter {
            operands(of: self[$0]).contains(value)
        }
    }
}
