import Facts
import Linking
import SourceText

/// Follows a statement through a function, and reads the conditions that it is given on the way.
struct StatementReader {
    let body: Body
    let facts: FileFacts
    let query: ScopedQuery
    let check: FilterCheck
    let program: LinkedProgram
    /// Symbols of the file that are the column, what it is without its last part, or a key.
    private let telling: Set<Symbol>
    private let columnText: String
    /// Whether the statement asks for anything: who asks for nothing may well mean to look at all there is.
    private(set) var hasCondition = false
    private var statements: Set<Int> = []
    private var names: Set<Symbol> = []
    /// Names whose values are being read.
    private var read: Set<Symbol> = []

    init(_ body: Body, _ query: ScopedQuery, _ check: FilterCheck, _ program: LinkedProgram) {
        self.body = body
        facts = body.facts
        self.query = query
        self.check = check
        self.program = program
        columnText = query.column.name
        telling = Self.telling(in: facts, query, check)
    }

    private static func telling(in facts: FileFacts, _ query: ScopedQuery, _ check: FilterCheck) -> Set<
        Symbol
    > {
        var result: Set<Symbol> = []
        let column = query.column.name
        let owner = column.hasSuffix("_id") ? String(column.dropLast(3)) : column
        for index in 0..<facts.symbolCount {
            let symbol = Symbol(rawValue: UInt32(index))
            let hash = facts.hash(of: symbol)
            let isTelling =
                query.columns.contains(hash) || query.keys.contains(hash)
                || facts.withBytes(of: symbol) { bytes in
                    bytes.elementsEqual(owner.utf8) || check.keyNames.contains { $0.matches(bytes) }
                }
            if isTelling { result.insert(symbol) }
        }
        return result
    }

    /// Whether something says whose rows the statement finds, or may say so where this cannot be seen.
    mutating func isTold(from start: Int, _ evaluation: inout FileEvaluation) -> Bool {
        if query.asked.contains(where: { names(query.column.hash, $0) }) { return true }
        statements = [start]
        for index in start + 1..<max(body.count, start + 1) {
            let op = body[index]
            switch op.kind {
            case .name where !op.has(OpFlag.target):
                if names.contains(op.symbol) { statements.insert(index) }
            case .attribute where !op.has(OpFlag.target):
                if isStatement(op.value) { statements.insert(index) }
            case .call where !op.value.isNone:
                if isTold(call: index, op, &evaluation) { return true }
            case .either, .operation, .cast, .collection, .opaque:
                if body.operands(of: op).contains(where: isStatement) { statements.insert(index) }
            case .bind where isStatement(op.second): names.insert(op.symbol)
            case .store where isStatement(op.second): return true
            case .return, .yield:
                if isStatement(op.value) { return true }
            case .closure, .function:
                if captures(Int(op.a)) { return true }
            default: continue
            }
        }
        return false
    }

    private func isStatement(_ value: Value) -> Bool {
        !value.isNone && statements.contains(Int(value.index))
    }

    private mutating func isTold(call index: Int, _ op: Op, _ evaluation: inout FileEvaluation) -> Bool {
        let callee = body[op.value]
        let name = facts.string(callee.lastName)
        let record = body.call(op)
        if callee.kind == .attribute, isStatement(callee.value) {
            if check.joins.contains(name) { return true }
            if check.runs.contains(name) { return false }
            if check.conditions.contains(name) {
                hasCondition = true
                if record.arguments.contains(where: { isTold(by: $0, &evaluation) }) { return true }
            } else if !check.plain.contains(name) {
                return true
            }
            statements.insert(index)
            return false
        }
        guard record.arguments.contains(where: { isStatement($0.value) }) else { return false }
        if check.runs.contains(name) { return false }
        // A helper may add what is missing; what a statement is built into says more than it does.
        guard check.statements.contains(name) || check.operators.contains(name) else { return true }
        statements.insert(index)
        return false
    }

    private func captures(_ function: Int) -> Bool {
        guard !names.isEmpty else { return false }
        let inner = Body(facts, function: function)
        return (0..<inner.count).contains {
            inner.kind($0) == .name && names.contains(Symbol(rawValue: inner.a($0)))
        }
    }

    // MARK: Conditions

    private mutating func isTold(by argument: Argument, _ evaluation: inout FileEvaluation) -> Bool {
        if argument.flags & ArgumentFlag.doubleStar != 0 { return true }
        if !argument.label.isNone { return telling.contains(argument.label) }
        return says(argument.value, isWhole: true, &evaluation, depth: 0)
    }

    /// Whether a condition says it.
    /// - Parameter isWhole: whether it is a condition, and not a value that one compares with.
    private mutating func says(
        _ value: Value, isWhole: Bool, _ evaluation: inout FileEvaluation, depth: Int
    ) -> Bool {
        guard !value.isNone, depth < 16 else { return false }
        let op = body[value]
        switch op.kind {
        case .name: return isWhole && says(name: op.symbol, &evaluation, depth: depth)
        case .parameter: return isWhole
        // Nothing at all is found.
        case .boolean: return isWhole && op.a == 0
        case .attribute:
            if telling.contains(op.member) { return true }
            // An attribute alone is a condition that was made elsewhere, or a column that is true or false.
            return says(op.value, isWhole: false, &evaluation, depth: depth + 1)
        case .string:
            return !op.symbol.isNone && facts.string(op.symbol).contains(columnText)
        case .call: return says(call: op, value, isWhole: isWhole, &evaluation, depth: depth)
        case .operation:
            let isComparison: Bool
            switch Operator(rawValue: op.a) {
            case .and?, .or?, .not?, .other?, .inPlace?: isComparison = false
            default: isComparison = true
            }
            for operand in body.operands(of: op)
            where says(operand, isWhole: isWhole && !isComparison, &evaluation, depth: depth + 1) {
                return true
            }
            return false
        case .opaque:
            // What a comprehension makes of something is not read further.
            return isWhole
                || body.operands(of: op).contains { isTelling($0) }
        default:
            for operand in body.operands(of: op)
            where says(operand, isWhole: isWhole, &evaluation, depth: depth + 1) {
                return true
            }
            return false
        }
    }

    private func isTelling(_ value: Value) -> Bool {
        body[value].kind == .attribute && telling.contains(body[value].member)
    }

    /// Whether what a name is bound to in the function says it, or what is added to that. What comes from outside may.
    private mutating func says(
        name: Symbol, _ evaluation: inout FileEvaluation, depth: Int
    ) -> Bool {
        guard read.insert(name).inserted else { return false }
        defer { read.remove(name) }
        var isBound = false
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .bind where op.symbol == name && !op.second.isNone:
                isBound = true
                if says(op.second, isWhole: true, &evaluation, depth: depth + 1) { return true }
            case .call where !op.value.isNone:
                let callee = body[op.value]
                guard callee.kind == .attribute, !callee.value.isNone,
                    body[callee.value].kind == .name, body[callee.value].symbol == name
                else { continue }
                for argument in body.call(op).arguments
                where says(argument.value, isWhole: true, &evaluation, depth: depth + 1) {
                    return true
                }
            default: continue
            }
        }
        return !isBound
    }

    private mutating func says(
        call op: Op, _ value: Value, isWhole: Bool, _ evaluation: inout FileEvaluation, depth: Int
    ) -> Bool {
        guard !op.value.isNone else { return isWhole }
        let callee = body[op.value]
        let name = facts.string(callee.lastName)
        if isWhole, check.nothing.contains(name), body.call(op).arguments.isEmpty { return true }
        // A condition on rows of another table.
        if check.joins.contains(name) || check.statements.contains(name) { return true }
        let isOfColumn = callee.kind == .attribute && isColumn(callee.value)
        let isOperator =
            check.operators.contains(name) || body.spelling(op.value).hasPrefix("func.")
            || body.spelling(op.value).contains(".func.")
        if isOfColumn, says(callee.value, isWhole: false, &evaluation, depth: depth + 1) { return true }
        for argument in body.call(op).arguments
        where says(argument.value, isWhole: isWhole && isOperator, &evaluation, depth: depth + 1) {
            return true
        }
        guard isWhole, !isOfColumn, !isOperator else { return false }
        let targets = evaluation.declared(at: value, in: body.function).all
        return targets.isEmpty || targets.contains { mentions($0) }
    }

    /// Whether a value is a column of a class, or made of one.
    private func isColumn(_ value: Value) -> Bool {
        var current = value
        for _ in 0..<8 where !current.isNone {
            let op = body[current]
            switch op.kind {
            case .name:
                return facts.withBytes(of: op.symbol) { bytes in
                    bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
                        || bytes.elementsEqual("cls".utf8) || bytes.elementsEqual("func".utf8)
                }
            case .attribute, .call, .subscripted: current = op.value
            default: return false
            }
        }
        return false
    }

    /// Whether a function of the program speaks of the column.
    private func mentions(_ function: FunctionRef) -> Bool {
        let other = program.files[Int(function.file)].file.facts
        let wanted = Self.telling(in: other, query, check)
        guard !wanted.isEmpty else { return false }
        let isWanted = (0..<other.symbolCount).map { wanted.contains(Symbol(rawValue: UInt32($0))) }
        if other.functions(naming: isWanted).contains(Int(function.function)) { return true }
        let body = Body(other, function: Int(function.function))
        return (0..<body.count).contains { index in
            body.kind(index) == .call
                && body.call(body[index]).arguments.contains { wanted.contains($0.label) }
        }
    }

    private func names(_ hash: UInt32, _ value: Value) -> Bool {
        guard !value.isNone else { return false }
        let op = body[value]
        switch op.kind {
        case .attribute: return facts.hash(of: op.member) == hash || names(hash, op.value)
        case .call: return names(hash, op.value) || body.call(op).arguments.contains { names(hash, $0.value) }
        // `select(exists().where(Row.tenant == …))`
        case .operation: return body.operands(of: op).contains { names(hash, $0) }
        default: return false
        }
    }
}
