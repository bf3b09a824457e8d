import Facts
import SourceText

/// Facts as text that a person can read and compare: declarations, then each body with its regions indented.
func dump(_ facts: FileFacts) -> String {
    var lines: [String] = []
    for problem in facts.problems { lines.append("problem \(problem.range): \(problem.message)") }
    for directive in facts.directives { lines.append("directive \(directive)") }
    for id in 0..<facts.typeCount {
        let type = facts.type(id)
        let bases = facts.bases(of: type).map {
            ($0.flags & ArgumentFlag.extended != 0 ? "extends " : "") + text($0.value)
        }
        let decorators = facts.list(type.decorators).map { text(Value($0)) }
        lines.append(
            "type \(type.kind.name) \(facts.string(type.path)) in #\(type.parent): "
                + (bases + decorators.map { "@\($0)" }).joined(separator: ", "))
    }
    for id in 0..<facts.functionCount {
        lines += ["", describe(facts.function(id), id, facts)]
        lines += describe(Body(facts, function: id))
    }
    return lines.joined(separator: "\n") + "\n"
}

private func describe(_ function: FunctionFact, _ id: Int, _ facts: FileFacts) -> String {
    let parameters = function.parameters.map { describe(facts.parameter($0), facts) }
    let flags = [
        (FunctionFact.Flag.isAsync, "async"), (FunctionFact.Flag.isThrowing, "throws"),
        (FunctionFact.Flag.isStatic, "static"), (FunctionFact.Flag.parametersEmpty, "()"),
        (FunctionFact.Flag.parametersTrailingComma, "trailing-comma"),
        (FunctionFact.Flag.isRequirement, "requirement"), (FunctionFact.Flag.isGetter, "getter"),
        (FunctionFact.Flag.isFailable, "failable"),
    ].filter { function.flags & $0.0 != 0 }.map(\.1)
    var parts = [
        "\(function.kind) #\(id) \(facts.string(function.path))(\(parameters.joined(separator: ", ")))"
    ]
    parts += flags
    if !function.returns.isNone { parts.append("-> \(text(function.returns))") }
    if let type = function.type { parts.append("in type \(facts.string(facts.type(type).path))") }
    parts += facts.list(function.decorators).map { "@\(text(Value($0)))" }
    if !function.call.isNone {
        let label = function.callLabel.isNone ? "" : " as \(facts.string(function.callLabel))"
        parts.append("of call \(text(function.call))\(label)")
    }
    if function.captures != .max {
        let names = facts.list(function.captures).map { facts.string(Symbol(rawValue: $0)) }
        parts.append("captures [\(names.joined(separator: ", "))]")
    }
    return parts.joined(separator: " ")
}

private func describe(_ parameter: ParameterFact, _ facts: FileFacts) -> String {
    let flags = [
        (ParameterFlag.isInout, "inout"), (ParameterFlag.isEscaping, "escaping"),
        (ParameterFlag.isAutoclosure, "autoclosure"), (ParameterFlag.isFunction, "function"),
        (ParameterFlag.isImplicit, "implicit"), (ParameterFlag.isCapture, "capture"),
    ].filter { parameter.flags & $0.0 != 0 }.map { $0.1 + " " }
    let label = parameter.label.isNone ? "_" : facts.string(parameter.label)
    let name = facts.string(parameter.name)
    var text = flags.joined() + (label == name || !flags.isEmpty && label == "_" ? name : "\(label) \(name)")
    if parameter.kind == .variadic { text += "..." }
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
        let flags = op.flags == 0 ? "" : "[\(op.flags)]"
        return "\(indent)%\(index) \(op.kind)\(flags) \(operands(op, body))"
    }
}

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
    case .cast: return "\(text(op.value)) as \(text(op.second))"
    case .call:
        let arguments = body.call(op).arguments.map { argument in
            let label = argument.label.isNone ? "" : facts.string(argument.label) + ": "
            return label + text(argument.value)
                + (argument.flags & ArgumentFlag.trailing != 0 ? " trailing" : "")
        }
        return "\(text(op.value))(\(arguments.joined(separator: ", "))) \(body.spelling(op.value))"
    case .opaque, .collection, .either: return list(facts.list(op.a))
    case .operation: return "\(Operator(rawValue: op.a).map { "\($0)" } ?? "?") \(list(facts.list(op.b)))"
    case .subscripted: return "\(text(op.value))\(list(facts.list(op.b)))"
    case .function, .closure: return "#\(op.a)"
    case .type: return facts.string(facts.type(Int(op.a)).path)
    case .importing:
        let fact = facts.importFact(Int(op.a))
        let name = fact.name.isNone ? "" : " " + facts.string(fact.name)
        return "\(facts.string(fact.module))\(name) flags \(fact.flags)"
    case .part: return "\(text(op.value)) at \(op.b)"
    case .boolean, .coverBegin: return "\(op.a)"
    case .conditionBegin: return "\(op.a >> 8).\(op.a & 255)"
    default: return op.a == .max ? "" : text(op.value)
    }
}

private func list(_ words: ArraySlice<UInt32>) -> String {
    "[" + words.map { text(Value($0)) }.joined(separator: ", ") + "]"
}
