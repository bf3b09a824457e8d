import Facts
import SourceText

/// What conditions say that a name is not: behind `if not isinstance(backend, Store)`, a call of one of its methods
/// lands on no method of `Store`.
extension Typing {
    /// The types that a condition around an operation rules out for a name.
    mutating func ruledOut(_ value: Value, in function: FunctionRef) -> [TypeRef] {
        let op = body(function)[value]
        guard op.kind == .name, narrows(function.file) else { return [] }
        let outline = outline(function)
        let place = Int(value.index)
        let since = outline.reaching(op.symbol, at: place).map { Int($0.op) }.max() ?? -1
        var types: [TypeRef] = []
        for (condition, isPositive) in outline.conditions(at: place)
        where !condition.isNone && Int(condition.index) > since {
            types += ruledOut(op.symbol, by: condition, isPositive, function, depth: 0)
        }
        return types
    }

    private mutating func ruledOut(
        _ symbol: Symbol, by condition: Value, _ isPositive: Bool, _ function: FunctionRef, depth: Int
    ) -> [TypeRef] {
        let body = body(function)
        let op = body[condition]
        switch op.kind {
        case .either where op.has(isPositive ? OpFlag.and : OpFlag.or) && depth < 4:
            var types: [TypeRef] = []
            for operand in facts(function.file).list(op.a) {
                types += ruledOut(symbol, by: Value(operand), isPositive, function, depth: depth + 1)
            }
            return types
        case .operation where Operator(rawValue: op.a) == .not && depth < 4:
            guard let operand = facts(function.file).list(op.b).first else { return [] }
            return ruledOut(symbol, by: Value(operand), !isPositive, function, depth: depth + 1)
        case .call where !isPositive:
            return asked(of: symbol, by: op, in: function)?.map(\.type) ?? []
        default: return []
        }
    }

    /// The types that a call such as `isinstance` asks about a name; nil where it is none, or asks about others too.
    mutating func asked(of symbol: Symbol, by op: Op, in function: FunctionRef) -> [Shape]? {
        guard !op.value.isNone else { return nil }
        let body = body(function)
        let callee = body[op.value]
        let arguments = body.call(op).arguments
        guard callee.kind == .name, arguments.count == 2,
            words(function.file).has(facts(function.file).hash(of: callee.symbol), .narrows)
        else { return nil }
        let subject = body[arguments[0].value]
        guard subject.kind == .name, subject.symbol == symbol else { return nil }
        let shape = value(arguments[1].value, in: function)
        let types = shape.kind == .tuple ? contents(of: shape) : [shape]
        return types.allSatisfy(\.isType) ? types : nil
    }

    /// The same without objects of these types.
    mutating func without(_ types: [TypeRef], _ shape: Shape) -> Shape {
        var kept: [Shape] = []
        for one in alternatives(of: shape) where !one.isObject || !isOf(types, one.type) { kept.append(one) }
        return kept.isEmpty ? .unknown : join(kept)
    }

    /// The same without methods that these types and those below them have in place of others.
    mutating func without(methodsOf types: [TypeRef], _ shape: Shape) -> Shape {
        var kept: [Shape] = []
        for one in alternatives(of: shape) {
            if one.kind == .function,
                let type = facts(one.a).function(Int(one.b)).type,
                isOf(types, program.definitions.canonical(TypeRef(file: Int(one.a), type: type)))
            {
                continue
            }
            kept.append(one)
        }
        return kept.isEmpty ? .unknown : join(kept)
    }

    /// Whether a type is one of these, or derives from one.
    private mutating func isOf(_ types: [TypeRef], _ type: TypeRef) -> Bool {
        let line = line(of: type)
        return types.contains { line.contains($0) }
    }
}
