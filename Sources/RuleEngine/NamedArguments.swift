import Facts
import Linking
import SourceText

/// The arguments of a call, by the names of what they are for.
struct NamedArguments {
    private var values: [String: Value] = [:]
    /// Whether there may be more than is written.
    private(set) var isOpen = false

    /// - Parameter parameters: what arguments without a label are for, in turn.
    init(_ record: CallRecord, _ facts: FileFacts, parameters: [String]) {
        for (place, argument) in record.arguments.enumerated() {
            if argument.flags & (ArgumentFlag.star | ArgumentFlag.doubleStar) != 0 {
                isOpen = true
            } else if !argument.label.isNone {
                values[facts.string(argument.label)] = argument.value
            } else if place < parameters.count {
                values[parameters[place]] = argument.value
            }
        }
    }

    subscript(name: String) -> Value? { values[name] }

    func has(_ name: String) -> Bool { values[name] != nil }
}

extension FileFacts {
    /// The names of what a function takes from a call, in turn.
    func parameterNames(_ fact: FunctionFact) -> [String] {
        let names = fact.parameters.map { string(parameter($0).name) }
        let takesObject = fact.type != nil && !isDecorated(fact, by: "staticmethod")
        return takesObject ? Array(names.dropFirst()) : names
    }
}

extension FileEvaluation {
    /// The text that a value is, where it is written down in the file.
    mutating func literal(_ value: Value, in function: Int) -> String? {
        guard !value.isNone else { return nil }
        let op = Body(facts, function: function)[value]
        if op.kind == .string { return op.symbol.isNone ? nil : facts.string(op.symbol) }
        let id = known(value, in: function)
        let known = self[id]
        guard known.kind == .text, known.a != UInt32.max else { return nil }
        return facts.string(Symbol(rawValue: known.a))
    }

    /// The elements of a list that is written down in the file, and the function in whose body they stand.
    mutating func elements(_ value: Value, in function: Int) -> (function: Int, values: [Value])? {
        guard !value.isNone else { return nil }
        let body = Body(facts, function: function)
        if body[value].kind == .collection { return (function, facts.list(body[value].a).map { Value($0) }) }
        let id = known(value, in: function)
        let known = self[id]
        guard known.kind == .collection, Int(known.a) < facts.functionCount else { return nil }
        let other = Body(facts, function: Int(known.a))
        return (Int(known.a), facts.list(other[Value(known.b)].a).map { Value($0) })
    }
}
