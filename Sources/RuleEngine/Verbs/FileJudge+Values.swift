import Facts
import Findings
import Linking
import SourceText

/// What is passed to a call under a label, and where it is written.
struct PassedValue {
    var value: Value
    var body: Body
    /// Whether it stands in a mapping of the module, which others may pass as well.
    var isShared: Bool

    init(_ value: Value, _ body: Body, isShared: Bool = false) {
        self.value = value
        self.body = body
        self.isShared = isShared
    }
}

/// What is passed to a call under a label.
extension FileJudge {
    /// The value of the label, where it surely is one of those that are meant.
    func passed(_ record: CallRecord, _ function: Int, _ check: CallCheck) -> PassedValue? {
        let body = Body(facts, function: function)
        for argument in record.arguments where !argument.value.isNone {
            if argument.flags & ArgumentFlag.doubleStar != 0,
                let found = entry(check.valueLabel, of: argument.value, body),
                isMeant(found.value, found.body.function, check)
            {
                return found
            }
            guard !argument.label.isNone, facts.string(argument.label) == check.valueLabel else { continue }
            return isMeant(argument.value, function, check) ? PassedValue(argument.value, body) : nil
        }
        return nil
    }

    private func isMeant(_ value: Value, _ function: Int, _ check: CallCheck) -> Bool {
        let alternatives = evaluation.alternatives(of: evaluation.evaluated(value, in: function))
        return alternatives.allSatisfy { id in
            evaluation.path(of: evaluation[id]).map(check.values.contains) ?? false
        }
    }

    /// What stands under a key in a mapping that the function or the module writes out, and does not change under that
    /// key but by adding another one in which the key stands.
    private func entry(_ key: String, of value: Value, _ body: Body) -> PassedValue? {
        let written = body[value]
        guard written.kind == .name else {
            return entry(key, in: written, body).map { PassedValue($0, body) }
        }
        let name = written.symbol
        let isOfModule = body.function == 0
        if let added = added(key, to: name, before: Int(value.index), body) {
            return PassedValue(added, body, isShared: isOfModule)
        }
        guard !isChanged(key, in: name, body) else { return nil }
        if let source = evaluation.source(of: value, in: body.function) {
            return entry(key, in: body[source], body).map { PassedValue($0, body, isShared: isOfModule) }
        }
        let known = evaluation[evaluation.evaluated(value, in: body.function)]
        guard known.kind == .collection, known.a == 0 else { return nil }
        let module = Body(facts, function: 0)
        if let added = added(key, to: name, before: module.count, module) {
            return PassedValue(added, module, isShared: true)
        }
        guard !isChanged(key, in: name, module) else { return nil }
        return entry(key, in: module[Value(known.b)], module).map {
            PassedValue($0, module, isShared: true)
        }
    }

    /// Whether something is put into a mapping that may stand under a key.
    private func isChanged(_ key: String, in name: Symbol, _ body: Body) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .store, !body[index].value.isNone else { return false }
            let target = body[body[index].value]
            guard !target.value.isNone, body.kind(Int(target.value.index)) == .name,
                body[target.value].symbol == name
            else { return false }
            guard target.kind == .subscripted, let place = facts.list(target.b).first else { return true }
            let op = body[Value(place)]
            return op.kind != .string || op.symbol.isNone || facts.string(op.symbol) == key
        }
    }

    /// What the last `update` of a name with a mapping that is written out puts under a key.
    private func added(_ key: String, to name: Symbol, before end: Int, _ body: Body) -> Value? {
        (0..<end).reversed().lazy.compactMap { index -> Value? in
            guard body.kind(index) == .call, body.a(index) != UInt32.max else { return nil }
            let op = body[index]
            let callee = body[op.value]
            guard callee.kind == .attribute, facts.string(callee.member) == "update", !callee.value.isNone,
                body.kind(Int(callee.value.index)) == .name, body[callee.value].symbol == name,
                let mapping = body.call(op).arguments.first, mapping.label.isNone, !mapping.value.isNone
            else { return nil }
            return entry(key, in: body[mapping.value], body)
        }.first
    }

    private func entry(_ key: String, in made: Op, _ body: Body) -> Value? {
        guard made.kind == .collection, made.has(OpFlag.mapping) else { return nil }
        let parts = facts.list(made.a).map { Value($0) }
        return stride(from: 0, to: parts.count - 1, by: 2).first { place in
            let op = body[parts[place]]
            return op.kind == .string && !op.symbol.isNone && facts.string(op.symbol) == key
        }.map { parts[$0 + 1] }
    }

    // MARK: Fixes

    /// Puts a neighbour of what is passed in its place, and into the import that brings it.
    func edits(replacing value: Value, _ body: Body) -> [Finding.Fix.Edit] {
        guard let recipe = engine.rules[rule].fix(language.name), case .replaceValue(let text) = recipe.kind
        else { return [] }
        let op = body[value]
        guard op.kind == .name || op.kind == .attribute, !op.lastName.isNone else { return [] }
        let count = facts.withBytes(of: op.lastName) { UInt32($0.count) }
        let range = ByteRange(op.range.end - min(count, op.range.end), op.range.end)
        let edit = Finding.Fix.Edit(file: index, range: range, text: text)
        if op.kind == .attribute { return [edit] }
        let imports = (0..<facts.importCount).map(facts.importFact).filter {
            $0.name == op.symbol && $0.alias.isNone && $0.isFrom
        }
        guard imports.count == 1, let brought = imports.first else { return [] }
        var uses = 0
        for id in 0..<facts.functionCount {
            let other = Body(facts, function: id)
            for index in 0..<other.count where other.kind(index) == .name && other[index].symbol == op.symbol
            {
                uses += 1
            }
        }
        let names = uses > 1 ? "\(text), \(facts.string(op.symbol))" : text
        return [edit, Finding.Fix.Edit(file: index, range: brought.range, text: names)]
    }
}
