import Facts
import SourceText

extension FileFlow {
    /// Lays the flow out as words.
    func write(to writer: inout FlowWriter) {
        writer.add(calls.count)
        writer.add(givens) { $0.add($1) }
        writer.add(bindings) { writer, binding in
            writer.add(binding.parameter)
            writer.add(binding.givens)
        }
        writer.add(handed) { writer, handed in
            writer.add(handed.parameter)
            writer.add(handed.target)
            writer.add(handed.receiver)
            writer.add(handed.isCertain ? 1 : 0)
        }
        for call in calls { write(call, to: &writer) }
        writer.add(own) { writer, own in
            writer.add(Int(own.effect.rawValue))
            writer.add(own.op)
            writer.add(own.givens)
            writer.add(own.range)
            writer.add(own.isCertain ? 1 : 0)
            writer.add(own.condition)
        }
        writer.add(functions) { writer, function in
            writer.add(function.isCollected ? 1 : 0)
            guard function.isCollected else { return }
            writer.add(function.own)
            writer.add(function.calls)
            writer.add(function.results)
            writer.add(function.isOpen ? 1 : 0)
        }
        writer.add(stores) { writer, store in
            writer.add(store.type)
            writer.add(store.name)
            writer.add(store.function)
            writer.add(store.givens)
        }
        writer.add(applied.sorted { $0.key < $1.key }) { writer, entry in
            writer.add(entry.key)
            writer.add(entry.value) { writer, applied in
                writer.add(applied.parameter)
                writer.add(applied.arguments) { writer, argument in
                    writer.add(argument.label)
                    writer.add(argument.givens)
                }
                writer.add(applied.isApart ? 1 : 0)
                writer.add(applied.condition)
            }
        }
        writer.add(captured.sorted { $0.key < $1.key }) { writer, entry in
            writer.add(entry.key.function)
            writer.add(entry.key.symbol.rawValue)
            writer.add(entry.value)
        }
        writer.add(absent) { writer, absent in
            writer.add(absent.function)
            writer.add(absent.op)
            writer.add(absent.type)
        }
    }

    private func write(_ call: FlowCall, to writer: inout FlowWriter) {
        let flags = [call.isCertain, call.isInline, call.isApart, call.isExtra, call.isEntered]
        var bits: UInt32 = 0
        for (place, flag) in flags.enumerated() where flag { bits |= 1 << UInt32(place) }
        writer.add(bits)
        writer.add(call.target)
        writer.add(call.function)
        writer.add(call.op)
        writer.add(call.range)
        writer.add(call.type)
        writer.add(call.bindings)
        writer.add(call.condition)
        writer.add(call.decorated)
        writer.add(call.handed)
    }

    /// Reads what `write` laid out.
    init(_ reader: inout FlowReader) throws(FlowReader.Unsound) {
        let callCount = try reader.number()
        // No list has a count that the words cannot hold; this one stands apart from its elements.
        guard callCount <= 1 << 24 else { throw FlowReader.Unsound() }
        givens = try reader.list { (reader) throws(FlowReader.Unsound) in try reader.given(calls: callCount) }
        let givenCount = givens.count
        bindings = try reader.list { (reader) throws(FlowReader.Unsound) in
            FlowBinding(parameter: try reader.word(), givens: try reader.range(within: givenCount))
        }
        handed = try reader.list { (reader) throws(FlowReader.Unsound) in
            let parameter = try reader.word()
            guard let target = try reader.function() else { throw FlowReader.Unsound() }
            return HandedFunction(
                parameter: parameter, target: target, receiver: try reader.range(within: givenCount),
                isCertain: try reader.flag())
        }
        for _ in 0..<callCount { calls.append(try Self.call(&reader, bindings.count, handed.count)) }
        own = try reader.list { (reader) throws(FlowReader.Unsound) in
            guard let effect = Effect(rawValue: UInt8(truncatingIfNeeded: try reader.word())) else {
                throw FlowReader.Unsound()
            }
            return OwnEffect(
                effect: effect, op: try reader.word(), givens: try reader.range(within: givenCount),
                range: try reader.byteRange(), isCertain: try reader.flag(),
                condition: try reader.condition())
        }
        let (ownCount, callsCount) = (own.count, calls.count)
        functions = try reader.list { (reader) throws(FlowReader.Unsound) in
            var function = FunctionFlow()
            function.isCollected = try reader.flag()
            guard function.isCollected else { return function }
            function.own = try reader.range(within: ownCount)
            function.calls = try reader.range(within: callsCount)
            function.results = try reader.range(within: givenCount)
            function.isOpen = try reader.flag()
            return function
        }
        let functionCount = reader.facts.functionCount
        guard functions.isEmpty || functions.count == functionCount else { throw FlowReader.Unsound() }
        let typeCount = reader.facts.typeCount
        stores = try reader.list { (reader) throws(FlowReader.Unsound) in
            AttributeStore(
                type: try reader.number(below: typeCount), name: try reader.word(),
                function: try reader.number(below: functionCount),
                givens: try reader.range(within: givenCount))
        }
        try readApplied(&reader)
        let symbolCount = reader.facts.symbolCount
        for _ in 0..<(try reader.number()) {
            let function = try reader.number(below: functionCount)
            let symbol = Symbol(rawValue: UInt32(try reader.number(below: symbolCount)))
            captured[CapturedName(function: function, symbol: symbol)] = try reader.range(within: givenCount)
        }
        absent = try reader.list { (reader) throws(FlowReader.Unsound) in
            let function = try reader.number(below: functionCount)
            let op = try reader.word()
            guard let type = try reader.type() else { throw FlowReader.Unsound() }
            return AbsentMember(function: function, op: op, type: type)
        }
    }

    private mutating func readApplied(_ reader: inout FlowReader) throws(FlowReader.Unsound) {
        let givenCount = givens.count
        for _ in 0..<(try reader.number()) {
            let function = try reader.number(below: reader.facts.functionCount)
            applied[function] = try reader.list { (reader) throws(FlowReader.Unsound) in
                AppliedParameter(
                    parameter: try reader.word(),
                    arguments: try reader.list { (reader) throws(FlowReader.Unsound) in
                        (try reader.word(), try reader.range(within: givenCount))
                    }, isApart: try reader.flag(), condition: try reader.condition())
            }
        }
    }

    private static func call(
        _ reader: inout FlowReader, _ bindings: Int, _ handed: Int
    ) throws(FlowReader.Unsound) -> FlowCall {
        let bits = try reader.word()
        let target = try reader.function()
        let function = try reader.number(below: reader.facts.functionCount)
        let op = try reader.word()
        let range = try reader.byteRange()
        let type = try reader.type()
        var call = FlowCall(
            target: target, function: function, op: op, range: range, type: type,
            bindings: try reader.range(within: bindings), isCertain: bits & 1 != 0)
        call.isInline = bits & 2 != 0
        call.isApart = bits & 4 != 0
        call.isExtra = bits & 8 != 0
        call.isEntered = bits & 16 != 0
        call.condition = try reader.condition()
        call.decorated = try reader.function()
        call.handed = try reader.range(within: handed)
        return call
    }
}
