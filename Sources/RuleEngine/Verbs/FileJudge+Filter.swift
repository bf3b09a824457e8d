import Facts
import Findings
import Linking
import SourceText

/// `require` that a query of a class whose rows belong to tenants says of which.
extension FileJudge {
    mutating func hold(_ filter: FilterCheck, _ check: Check) {
        guard let models = program.scoped[filter] else { return }
        let words = filter.statements.union(filter.methods)
        let isWanted = (0..<facts.symbolCount).map { index in
            words.contains(facts.string(Symbol(rawValue: UInt32(index))))
        }
        for id in facts.functions(naming: isWanted) {
            guard case .some(let role) = scope(check, function: id), !isForAll(id, filter) else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count {
                guard let query = query(at: index, body, filter, models) else { continue }
                // To whom nobody says whose work it does, that may well work for all; helpers are asked by those who know.
                let isAtHand = isAtHand(query.column, in: id, filter)
                let isAsked = filter.untold.isEmpty || role?.role.map(filter.untold.contains) ?? false
                guard isAtHand || isAsked else { continue }
                examine(body.shownRange(body[index]), id, role)
                var reader = StatementReader(body, query, filter, program)
                if reader.isTold(from: index, &evaluation) { continue }
                let range = body.shownRange(body[index])
                candidates.append(
                    Candidate(
                        rule: rule, range: range, function: id, role: role,
                        isCertain: isAtHand && reader.hasCondition && !query.column.isOptional
                            && role?.isCertain ?? true,
                        isNote: !isAtHand,
                        shape: body[index].kind == .call ? body.call(body[index]).shape : 0,
                        fills: [
                            .callee: written(Value(UInt32(index)), body), .name: query.name,
                            .value: query.column.name,
                        ], related: [query.column.place],
                        key: .place(rule: rule, start: range.start, end: range.end)))
            }
        }
    }

    /// Whether a function is called so that it looks at the rows of everybody.
    private func isForAll(_ id: Int, _ filter: FilterCheck) -> Bool {
        let path = facts.string(facts.function(id).path)
        return path.split(separator: ".").contains { part in
            filter.notFunctions.contains { $0.matches(part) }
        }
    }

    /// Whether a function, or the object whose method it is, has been told for which tenant it works.
    private mutating func isAtHand(_ column: ScopedModels.Column, in id: Int, _ filter: FilterCheck) -> Bool {
        var names = filter.scopes
        names.insert(column.name)
        if column.name.hasSuffix("_id") { names.insert(String(column.name.dropLast(3))) }
        var current: Int? = id
        while let function = current {
            let fact = facts.function(function)
            if takes(names, function) { return true }
            if let type = fact.type {
                let body = Body(facts, function: id)
                let isRead = (0..<body.count).contains { index in
                    guard body.kind(index) == .attribute, body.a(index) != UInt32.max else { return false }
                    let base = body[Value(body.a(index))]
                    return base.kind == .name && facts.string(base.symbol) == "self"
                        && names.contains(facts.string(body[index].member))
                }
                if isRead { return true }
                guard let constructor = program.program.constructor(of: TypeRef(file: index, type: type))
                else { return false }
                let other = program.files[Int(constructor.file)].file.facts
                return other.function(Int(constructor.function)).parameters.contains {
                    names.contains(other.string(other.parameter($0).name))
                }
            }
            current = fact.parent
        }
        return false
    }

    private mutating func takes(_ names: Set<String>, _ function: Int) -> Bool {
        let fact = facts.function(function)
        if fact.parameters.contains(where: { names.contains(facts.string(facts.parameter($0).name)) }) {
            return true
        }
        return fact.kind == .function && !evaluation.parameters([.context], of: function).isEmpty
    }

    /// The query that begins at an operation, where it is about one class with such a column.
    private mutating func query(
        at index: Int, _ body: Body, _ filter: FilterCheck, _ models: ScopedModels
    ) -> ScopedQuery? {
        let op = body[index]
        var values: [Value] = []
        switch op.kind {
        case .call where !op.value.isNone:
            let callee = body[op.value]
            let name = facts.string(callee.lastName)
            if filter.statements.contains(name) {
                let known = evaluation.known(Value(UInt32(index)), in: body.function)
                guard evaluation.alternative(of: known, [.statement]) != nil,
                    callee.kind == .name || evaluation.evaluated(callee.value, in: body.function) != known
                else { return nil }
            } else if callee.kind == .attribute, !callee.value.isNone, filter.methods.contains(name) {
                let known = evaluation.known(callee.value, in: body.function)
                guard evaluation.alternative(of: known, [.session, .factory]) != nil else { return nil }
            } else {
                return nil
            }
            values = body.call(op).arguments.map(\.value)
        case .attribute where !op.value.isNone && filter.methods.contains(facts.string(op.member)):
            guard !op.has(OpFlag.target) else { return nil }
            values = [op.value]
        default: return nil
        }
        var types: [TypeRef] = []
        for value in values { addEntities(value, body, &types, depth: 0) }
        guard let type = types.first, types.count == 1 else { return nil }
        let lineage = program.program.hierarchy(of: type)
        guard let column = models.column(of: lineage) else { return nil }
        let other = program.files[Int(type.file)].file.facts
        return ScopedQuery(
            name: other.string(other.typeName(Int(type.type))), column: column,
            columns: models.asked, keys: keys(of: lineage, filter), asked: values)
    }

    /// The classes of the program whose rows, or columns, a value stands for.
    private mutating func addEntities(_ value: Value, _ body: Body, _ types: inout [TypeRef], depth: Int) {
        guard !value.isNone, depth < 6 else { return }
        let op = body[value]
        switch op.kind {
        case .name, .attribute:
            var found = evaluation.types(namedBy: value, in: body.function)
            if found.isEmpty, op.kind == .attribute, !op.value.isNone {
                found = evaluation.types(namedBy: op.value, in: body.function)
            }
            if found.count == 1, !types.contains(found[0]) { types.append(found[0]) }
        case .call:
            // A statement inside another one is a query of its own.
            let known = evaluation.known(value, in: body.function)
            if evaluation.alternative(of: known, [.statement]) != nil { return }
            for argument in body.call(op).arguments {
                addEntities(argument.value, body, &types, depth: depth + 1)
            }
            if !op.value.isNone, body[op.value].kind == .attribute {
                addEntities(body[op.value].value, body, &types, depth: depth + 1)
            }
        default:
            for operand in body.operands(of: op) { addEntities(operand, body, &types, depth: depth + 1) }
        }
    }

    /// Hashes of the names by which a row of a class is found alone, or with what it belongs to.
    private func keys(of lineage: [TypeRef], _ filter: FilterCheck) -> Set<UInt32> {
        var result: Set<UInt32> = []
        for type in lineage {
            let other = program.files[Int(type.file)].file.facts
            let body = Body(other, function: other.type(Int(type.type)).body)
            for binding in body.bindings where !binding.value.isNone {
                let made = body[binding.value]
                guard made.kind == .call, !made.value.isNone else { continue }
                let isKey =
                    filter.keys.contains(other.string(body[made.value].lastName))
                    || body.call(made).arguments.contains { isKeyArgument($0, body, filter) }
                    || other.withBytes(
                        of: binding.name, { name in filter.keyNames.contains { $0.matches(name) } })
                if isKey { result.insert(other.hash(of: binding.name)) }
            }
            result.formUnion(constrained(body, filter))
        }
        return result
    }

    /// The columns each of which a constraint in the body of a class makes a key by itself.
    private func constrained(_ body: Body, _ filter: FilterCheck) -> [UInt32] {
        (0..<body.count).compactMap { index in
            let op = body[index]
            guard op.kind == .call, !op.value.isNone,
                filter.keyConstraints.contains(body.facts.string(body[op.value].lastName))
            else { return nil }
            let columns = body.call(op).arguments.filter { $0.label.isNone }
            guard columns.count == 1, body[columns[0].value].kind == .string else { return nil }
            return body.facts.hash(of: body[columns[0].value].symbol)
        }
    }

    private func isKeyArgument(_ argument: Argument, _ body: Body, _ filter: FilterCheck) -> Bool {
        guard !argument.value.isNone else { return false }
        let op = body[argument.value]
        guard argument.label.isNone else {
            return filter.keys.contains(body.facts.string(argument.label)) && op.kind == .boolean && op.a == 1
        }
        return op.kind == .call && !op.value.isNone
            && filter.keys.contains(body.facts.string(body[op.value].lastName))
    }
}

/// A query of one class whose rows belong to tenants.
struct ScopedQuery {
    var name: String
    var column: ScopedModels.Column
    /// Hashes of the names of all columns that say whose a row is.
    var columns: Set<UInt32>
    /// Hashes of names of columns that find one row, or those of one owner.
    var keys: Set<UInt32>
    /// What it asks for.
    var asked: [Value]
}
