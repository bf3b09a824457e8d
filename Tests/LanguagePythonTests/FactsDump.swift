import Facts
import SourceText

/// Facts as text that a person can read and compare: declarations, then each body with its regions indented.
func dump(_ facts: FileFacts) -> String {
    var lines: [String] = []
    for problem in facts.problems { lines.append("problem \(problem.range): \(problem.message)") }
    for directive in facts.directives { lines.append("directive \(directive)") }
    for id in 0..<facts.functionCount {
        let function = facts.function(id)
        let parameters = function.parameters.map { describe(facts.parameter($0), facts) }.joined(
            separator: ", ")
        let flags = [(function.isAsync, "async"), (function.isGenerator, "generator")].filter(\.0).map(\.1)
        let type = function.type.map { " in type \(facts.string(facts.type($0).path))" } ?? ""
        lines.append("")
        lines.append(
            (["\(function.kind) #\(id) \(facts.string(function.path))(\(parameters))"] + flags).joined(
                separator: " ")
                + type)
        lines += describe(Body(facts, function: id))
    }
    return lines.joined(separator: "\n") + "\n"
}

private func describe(_ parameter: ParameterFact, _ facts: FileFacts) -> String {
    let stars = parameter.kind == .variadic ? "*" : parameter.kind == .keywords ? "**" : ""
    var text = stars + facts.string(parameter.name)
    if parameter.kind == .keywordOnly { text += " (keyword)" }
    if parameter.kind == .positionalOnly { text += " (position)" }
    if !parameter.annotation.isNone { text += ": %\(parameter.annotation.index)" }
    if !parameter.defaultValue.isNone { text += " = %\(parameter.defaultValue.index)" }
    return text
}

private func describe(_ body: Body) -> [String] {
    var depth = 1
    return (0..<body.count).map { index in
        let op = body[index]
        if op.kind.nesting < 0 { depth -= 1 }
        let isArm = [.arm, .handler, .tryElse, .finally, .loopElse].contains(op.kind)
        let indent = String(repeating: "  ", count: max(depth - (isArm ? 1 : 0), 0))
        if op.kind.nesting > 0 { depth += 1 }
        return "\(indent)%\(index) \(op.kind)\(flags(op)) \(operands(op, body))"
    }
}

private func flags(_ op: Op) -> String { op.flags == 0 ? "" : "[\(op.flags)]" }

private func text(_ value: Value) -> String { value.isNone ? "-" : "%\(value.index)" }

private func operands(_ op: Op, _ body: Body) -> String {
    let facts = body.facts
    switch op.kind {
    case .name, .string, .number, .declare:
        return op.symbol.isNone ? "-" : facts.string(op.symbol).debugDescription
    case .parameter: return facts.string(op.member)
    case .attribute: return "\(text(op.value)).\(facts.string(op.member))"
    case .bind: return "\(facts.string(op.symbol)) = \(text(op.second))"
    case .store, .raise: return "\(text(op.value)) <- \(text(op.second))"
    case .call:
        let arguments = body.call(op).arguments.map { argument in
            let label = argument.label.isNone ? "" : facts.string(argument.label) + "="
            let star =
                argument.flags == ArgumentFlag.star
                ? "*" : argument.flags == ArgumentFlag.doubleStar ? "**" : ""
            return star + label + text(argument.value)
        }
        return "\(text(op.value))(\(arguments.joined(separator: ", "))) \(body.spelling(op.value))"
    case .opaque, .collection, .either: return list(facts.list(op.a))
    case .operation: return "\(Operator(rawValue: op.a).map { "\($0)" } ?? "?") \(list(facts.list(op.b)))"
    case .subscripted: return "\(text(op.value))\(list(facts.list(op.b)))"
    case .function, .closure: return "#\(op.a)"
    case .type: return facts.string(facts.type(Int(op.a)).path)
    case .importing:
        let fact = facts.importFact(Int(op.a))
        let alias = fact.alias.isNone ? "" : " as " + facts.string(fact.alias)
        let name = fact.name.isNone ? "" : " " + facts.string(fact.name)
        return "\(facts.string(fact.module))\(name)\(alias) flags \(fact.flags)"
    case .part: return "\(text(op.value)) at \(op.b)"
    case .boolean: return "\(op.a)"
    default: return op.a == .max ? "" : text(op.value)
    }
}

private func list(_ words: ArraySlice<UInt32>) -> String {
    "[" + words.map { text(Value($0)) }.joined(separator: ", ") + "]"
}
