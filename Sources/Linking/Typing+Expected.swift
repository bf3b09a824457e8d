import Facts
import SourceText

/// What the place in which a value stands expects of it: says what `.member` is a member of, and what a closure is
/// called with.
extension Typing {
    /// Who takes a value.
    enum Consumer: Sendable {
        case argument(call: Value, place: Int)
        case returned
        case declared(annotation: Value)
        /// The other side of a comparison, or another value of a choice.
        case beside(Value)
        case element(of: Value)
    }

    /// The consumers of the values of a body, by the operation that makes the value.
    private mutating func consumers(of function: FunctionRef) -> [UInt32: Consumer] {
        if let known = consumerLists[function] { return known }
        let body = body(function)
        let facts = facts(function.file)
        var result: [UInt32: Consumer] = [:]
        var last = Value.none
        for index in 0..<body.count {
            let here = Value(UInt32(index))
            switch body.kind(index) {
            case .call:
                for (place, argument) in body.call(body[index]).arguments.enumerated()
                where !argument.value.isNone {
                    result[argument.value.index] = .argument(call: here, place: place)
                }
            case .collection:
                for item in facts.list(body.a(index)) { result[item] = .element(of: here) }
            case .either:
                let items = facts.list(body.a(index))
                guard items.count == 2, let first = items.first, let second = items.last else { continue }
                result[second] = .beside(Value(first))
            case .operation:
                let items = facts.list(body.b(index))
                guard items.count == 2, let first = items.first, let second = items.last else { continue }
                result[second] = .beside(Value(first))
            case .return: result[body.a(index)] = .returned
            case .bind: last = Value(body.b(index))
            case .annotate where !last.isNone:
                result[last.index] = .declared(annotation: Value(body.a(index)))
                last = .none
            case .store where body.b(index) != UInt32.max:
                result[body.b(index)] = .beside(Value(body.a(index)))
            default: continue
            }
        }
        consumerLists[function] = result
        return result
    }

    /// What an operation is expected to give.
    mutating func expected(_ value: Value, in function: FunctionRef, depth level: Int = 0) -> Shape {
        guard level < 8, let consumer = consumers(of: function)[value.index] else { return .unknown }
        switch consumer {
        case .argument(let call, let place): return expected(ofArgument: place, of: call, in: function)
        case .declared(let annotation): return declared(annotation, in: function)
        case .beside(let other): return self.value(other, in: function)
        case .element(let whole):
            let container = expected(whole, in: function, depth: level + 1)
            return map(container) { typing, one in
                switch one.kind {
                case .sequence: return typing.parts[Int(one.a)]
                case .mapping: return typing.parts[Int(one.a) + 1]
                case .outside, .nothing: return .outside
                default: return .unknown
                }
            }
        case .returned:
            let fact = facts(function.file).function(Int(function.function))
            guard let parent = fact.parent else { return .unknown }
            let outer = FunctionRef(file: Int(function.file), function: parent)
            if !fact.returns.isNone { return declared(fact.returns, in: outer) }
            guard fact.kind == .accessor else { return .unknown }
            return propertyType(of: function, fact, in: outer)
        }
    }

    /// The declared type of the property that an accessor gives.
    private mutating func propertyType(of function: FunctionRef, _ fact: FunctionFact, in outer: FunctionRef)
        -> Shape
    {
        for binding in outline(outer).all(fact.name) where !binding.annotation.isNone {
            return declared(binding.annotation, in: outer)
        }
        return .unknown
    }

    private mutating func expected(ofArgument place: Int, of call: Value, in function: FunctionRef) -> Shape {
        let found = targets(of: call, in: function)
        if found.all.isEmpty {
            return found.isOutside && found.reason == nil
                ? expectedOutside(place, call, in: function) : .unknown
        }
        var all: [Shape] = []
        for target in found.all.prefix(Self.breadthLimit) {
            guard let number = parameter(at: place, of: target.function, call, in: function) else {
                return .unknown
            }
            let facts = facts(target.function.file)
            let fact = facts.function(Int(target.function.function))
            guard let parent = fact.parent else { return .unknown }
            let outer = FunctionRef(file: Int(target.function.file), function: parent)
            all.append(declared(facts.parameter(number).annotation, in: outer))
        }
        return join(all)
    }

    /// A type without a constructor of its own takes its fields; what is of a library takes nothing of the program.
    private mutating func expectedOutside(_ place: Int, _ call: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        let op = body[call]
        let callee = value(op.value, in: function)
        guard callee.isType else { return callee.isOutside ? .outside : .unknown }
        let arguments = body.call(op).arguments
        guard place < arguments.count, !arguments[place].label.isNone else { return .unknown }
        let name = facts(function.file).hash(of: arguments[place].label)
        return member(name, ofType: callee.type, as: .made)
    }

    /// The parameter that an argument is for, where labels stand in the order of the parameters.
    func parameter(at place: Int, of target: FunctionRef, _ call: Value, in function: FunctionRef) -> Int? {
        let body = body(function)
        let arguments = body.call(body[call]).arguments
        guard place < arguments.count else { return nil }
        let facts = facts(target.file)
        let asking = self.facts(function.file)
        var current = 0
        for number in facts.function(Int(target.function)).parameters {
            let parameter = facts.parameter(number)
            if parameter.flags & ParameterFlag.isImplicit != 0 { continue }
            guard current < arguments.count else { return nil }
            let argument = arguments[current]
            let label = parameter.label.isNone ? 0 : facts.hash(of: parameter.label)
            let own = argument.label.isNone ? 0 : asking.hash(of: argument.label)
            let isTrailing = argument.flags & ArgumentFlag.trailing != 0 && own == 0
            let takesClosure =
                parameter.flags & ParameterFlag.isFunction != 0 || parameter.defaultValue.isNone
            guard own == label || isTrailing && takesClosure else { continue }
            if current == place { return number }
            current += 1
        }
        return nil
    }

    /// What a parameter of a closure is by the type of the parameter that takes the closure.
    mutating func handed(_ place: Int, call: Value, closure: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        let arguments = body.call(body[call]).arguments
        guard let argument = arguments.firstIndex(where: { $0.value == closure }) else { return .unknown }
        var all: [Shape] = []
        for target in targets(of: call, in: function).all.prefix(Self.breadthLimit) {
            guard let number = parameter(at: argument, of: target.function, call, in: function) else {
                continue
            }
            let facts = facts(target.function.file)
            guard let parent = facts.function(Int(target.function.function)).parent else { continue }
            let outer = FunctionRef(file: Int(target.function.file), function: parent)
            all.append(handed(place, by: facts.parameter(number).annotation, in: outer))
        }
        let shape = join(all)
        return shape.kind == .pending ? .unknown : shape
    }

    /// One of the types before the arrow.
    private mutating func handed(_ place: Int, by annotation: Value, in function: FunctionRef) -> Shape {
        guard !annotation.isNone else { return .unknown }
        let body = body(function)
        let facts = facts(function.file)
        var op = body[annotation]
        if op.kind == .operation, let first = facts.list(op.b).first { op = body[Value(first)] }
        guard op.kind == .collection else { return .unknown }
        let items = Array(facts.list(op.a))
        guard items.count >= 2 else { return .unknown }
        let first = body[Value(items[0])]
        if items.count == 2, first.kind == .collection, facts.list(first.a).count > 1 {
            let inner = Array(facts.list(first.a))
            return place < inner.count ? declared(Value(inner[place]), in: function) : .unknown
        }
        return place < items.count - 1 ? declared(Value(items[place]), in: function) : .unknown
    }
}
