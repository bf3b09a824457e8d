import Facts
import SourceText

/// What calls give.
extension Typing {
    mutating func call(_ call: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        let op = body[call]
        guard !op.value.isNone else { return .unknown }
        let callee = body[op.value]
        let record = body.call(op)
        if callee.kind == .attribute, !callee.value.isNone {
            let base = value(callee.value, in: function)
            let name = facts(function.file).hash(of: callee.member)
            if alternatives(of: base).contains(where: { isContainer($0) }) {
                return map(base) { typing, one in
                    guard typing.isContainer(one) else {
                        let member = typing.member(name, of: one, in: function, symbol: callee.member)
                        return typing.given(by: member, to: one, call: call, in: function)
                    }
                    return typing.asked(name, of: one, record, in: function)
                }
            }
            let target = value(op.value, in: function)
            if target.kind == .outside { return handedOn(name, record, base, in: function) }
            let found = given(by: target, to: base, call: call, in: function)
            guard found.kind == .unknown || found.kind == .pending, let first = record.arguments.first,
                serves(callee.member, function.file), !first.value.isNone
            else { return found }
            // A registry that says nothing of what it gives gives an object of the class that it is asked for.
            let asked = value(first.value, in: function)
            return asked.isType ? given(by: asked, to: nil, call: nil, in: function) : found
        }
        let target = value(op.value, in: function)
        if target.kind == .outside || target.kind == .builtin {
            let name = callee.kind == .name ? facts(function.file).hash(of: callee.symbol) : 0
            return handedOn(name, record, .outside, in: function)
        }
        return given(by: target, to: nil, call: call, in: function)
    }

    private func serves(_ name: Symbol, _ file: Int32) -> Bool {
        let file = program.files[Int(file)]
        return program.models[min(file.language, program.models.count - 1)].serving.contains(
            file.scan.word(name))
    }

    private func isContainer(_ shape: Shape) -> Bool {
        shape.kind == .sequence || shape.kind == .mapping || shape.kind == .tuple
    }

    /// What a method of a container gives.
    private mutating func asked(
        _ name: UInt32, of shape: Shape, _ record: CallRecord, in function: FunctionRef
    )
        -> Shape
    {
        let words = words(function.file)
        if words.has(name, .mapped), let closure = record.arguments.last(where: { isFunction($0, function) })
        {
            let result = given(by: value(closure.value, in: function), to: nil, call: nil, in: function)
            return sequence(result)
        }
        return contained(name, in: shape, words) ?? .outside
    }

    private mutating func isFunction(_ argument: Argument, _ function: FunctionRef) -> Bool {
        !argument.value.isNone && value(argument.value, in: function).kind == .function
    }

    /// What a function of the language or of a library hands on of what it is given.
    private mutating func handedOn(
        _ name: UInt32, _ record: CallRecord, _ base: Shape, in function: FunctionRef
    ) -> Shape {
        let words = words(function.file)
        let first = record.arguments.first?.value ?? .none
        let meanings: [TypeWord] = [
            .elementOf, .sequenceOf, .numbered, .zipped, .cast, .narrows, .partial, .through, .classOf,
            .above,
            .variable, .callable,
        ]
        switch words.first(name, of: meanings) {
        case .elementOf?: return iterated(value(first, in: function), in: function)
        case .sequenceOf?:
            if first.isNone { return sequence(.pending) }
            return sequence(iterated(value(first, in: function), in: function))
        case .numbered?:
            let element = iterated(value(first, in: function), in: function)
            return sequence(list(.tuple, [.outside, element]))
        case .zipped?:
            var all: [Shape] = []
            for argument in record.arguments.prefix(Self.breadthLimit) {
                all.append(iterated(value(argument.value, in: function), in: function))
            }
            return sequence(list(.tuple, all))
        case .cast?:
            return first.isNone ? .unknown : declared(first, in: function)
        case .partial?, .through?: return first.isNone ? .unknown : value(first, in: function)
        case .classOf?:
            return map(value(first, in: function)) { _, one in
                one.isObject ? Shape(one.kind == .own ? .ownType : .type, one.type) : .unknown
            }
        case .above?:
            guard let type = enclosingType(function) else { return .unknown }
            return Shape(.above, type)
        case .variable?: return Shape(.variable, hash: variableName(record, in: function))
        default: break
        }
        for argument in record.arguments.prefix(Self.breadthLimit) where !argument.value.isNone {
            let shape = value(argument.value, in: function)
            if !alternatives(of: shape).allSatisfy({ $0.isOutside || isContainer($0) && holdsNothing($0) }) {
                return .unknown
            }
        }
        return .outside
    }

    /// Whether a container has nothing of the program, as far as it is known.
    private func holdsNothing(_ shape: Shape) -> Bool {
        let count = shape.kind == .tuple ? Int(shape.b) : shape.kind == .mapping ? 2 : 1
        return parts[Int(shape.a)..<min(Int(shape.a) + count, parts.count)].allSatisfy {
            $0.isOutside || $0.kind == .unknown || $0.kind == .pending
        }
    }

    private mutating func variableName(_ record: CallRecord, in function: FunctionRef) -> UInt32 {
        guard let first = record.arguments.first, !first.value.isNone else { return 0 }
        let op = body(function)[first.value]
        return op.kind == .string ? facts(function.file).hash(of: op.symbol) : 0
    }

    // MARK: Results

    /// What calling a shape gives.
    /// - Parameters:
    ///   - receiver: the object whose method it is.
    ///   - call: the call in the body of `function`, where there is one.
    mutating func given(by shape: Shape, to receiver: Shape?, call: Value?, in function: FunctionRef) -> Shape
    {
        map(shape) { typing, one in
            switch one.kind {
            case .function: return typing.result(of: one.function, receiver, call, in: function)
            case .overloads:
                var all: [Shape] = []
                for target in typing.fitting(one, call, in: function) {
                    all.append(typing.result(of: target.function, receiver, call, in: function))
                }
                return typing.join(all)
            case .type: return Shape(.made, one.type)
            case .ownType: return Shape(.own, one.type)
            case .callable: return typing.parts[Int(one.a)]
            case .variable, .pending: return one
            case .nothing: return .pending
            case .outside, .builtin: return .outside
            case .instance, .made, .own:
                let member = typing.member(typing.program.callName, ofType: one.type, as: one.kind)
                guard member.kind == .function || member.kind == .overloads else {
                    return typing.isCase(one) ? one : .unknown
                }
                return typing.given(by: member, to: one, call: call, in: function)
            default: return .unknown
            }
        }
    }

    /// Whether a value may be a case of an enumeration, which is called to be made.
    func isCase(_ shape: Shape) -> Bool {
        shape.kind == .made && facts(shape.type.file).type(Int(shape.type.type)).kind == .enum
    }

    private mutating func result(
        of target: FunctionRef, _ receiver: Shape?, _ call: Value?, in function: FunctionRef
    ) -> Shape {
        if facts(target.file).function(Int(target.function)).kind == .initializer { return .nothing }
        let shape = returned(by: target)
        let own = receiver.map { self.own(shape, to: $0) } ?? shape
        guard let call, holdsVariable(own) else { return own }
        return filled(own, target, call, in: function)
    }

    /// What a function gives, by what is declared of it, or else by what it returns.
    mutating func returned(by target: FunctionRef) -> Shape {
        if let known = returnShapes[target.word] { return known }
        guard depth < Self.depthLimit else { return .unknown }
        returnShapes[target.word] = .pending
        depth += 1
        let result = findReturned(target)
        depth -= 1
        returnShapes[target.word] = result
        return result
    }

    private mutating func findReturned(_ target: FunctionRef) -> Shape {
        let facts = facts(target.file)
        let fact = facts.function(Int(target.function))
        if let parent = fact.parent, !fact.returns.isNone {
            let shape = declared(fact.returns, in: FunctionRef(file: Int(target.file), function: parent))
            if shape.kind != .unknown { return shape.kind == .instance ? made(by: target) ?? shape : shape }
        }
        if isAbstract(target) { return .unknown }
        if membersAreOpen(target.file), fact.kind == .function {
            return fact.returns.isNone ? .nothing : .unknown
        }
        let body = body(target)
        var all: [Shape] = []
        var isEmpty = true
        for index in 0..<body.count {
            let kind = body.kind(index)
            guard kind == .return && !fact.isGenerator || kind == .yield && fact.isGenerator else { continue }
            let operand = Value(body.a(index))
            guard !operand.isNone else { continue }
            isEmpty = false
            var shape = value(operand, in: target)
            if kind == .yield, body[index].has(OpFlag.delegated) { shape = iterated(shape, in: target) }
            all.append(shape)
            if all.count > 2 * Self.breadthLimit { return .unknown }
        }
        if fact.isGenerator { return sequence(join(all)) }
        return isEmpty ? .nothing : join(all)
    }

    /// What a function makes, where each of its ways out makes an object of one and the same type, and nothing below
    /// it takes its place.
    private mutating func made(by target: FunctionRef) -> Shape? {
        let facts = facts(target.file)
        let fact = facts.function(Int(target.function))
        guard !membersAreOpen(target.file), fact.kind == .function, !fact.isGenerator, !isAbstract(target)
        else { return nil }
        let body = body(target)
        var found: Shape?
        for index in 0..<body.count where body.kind(index) == .return {
            let operand = Value(body.a(index))
            guard !operand.isNone, body[operand].kind == .call else { return nil }
            let shape = value(operand, in: target)
            guard shape.kind == .made, found == nil || found == shape else { return nil }
            found = shape
        }
        if found != nil, let type = enclosingType(target),
            !overriding(facts.hash(of: fact.name), type).isEmpty
        {
            return nil
        }
        return found
    }

    /// The same with the object that a method was called on in the place of "its own".
    mutating func own(_ shape: Shape, to receiver: Shape) -> Shape {
        switch shape.kind {
        case .own, .ownType:
            var all: [Shape] = []
            for one in alternatives(of: receiver) where one.isObject || one.isType {
                let isBelow = line(of: one.type).contains(shape.type)
                let type = isBelow ? one.type : shape.type
                if shape.kind == .ownType {
                    all.append(Shape(one.kind == .own || one.kind == .ownType ? .ownType : .type, type))
                } else if one.kind == .own || one.kind == .ownType || one.kind == .above {
                    all.append(Shape(.own, type))
                } else {
                    all.append(Shape(one.kind == .made ? .made : .instance, type))
                }
            }
            if all.isEmpty { return Shape(shape.kind == .own ? .instance : .type, shape.type) }
            return join(all)
        case .union, .tuple, .sequence, .mapping, .callable:
            guard holds(shape, { $0.kind == .own || $0.kind == .ownType }, 0) else { return shape }
            let all = parts(of: shape).map { $0 }
            var changed: [Shape] = []
            for part in all { changed.append(own(part, to: receiver)) }
            return shape.kind == .union ? join(changed) : list(shape.kind, changed)
        default: return shape
        }
    }

    private func parts(of shape: Shape) -> [Shape] {
        let count: Int
        switch shape.kind {
        case .union, .tuple, .overloads: count = Int(shape.b)
        case .sequence, .callable: count = 1
        case .mapping: count = 2
        default: return []
        }
        return Array(parts[Int(shape.a)..<min(Int(shape.a) + count, parts.count)])
    }

    private func holds(_ shape: Shape, _ isWanted: (Shape) -> Bool, _ depth: Int) -> Bool {
        if isWanted(shape) { return true }
        guard depth < 6 else { return false }
        return parts(of: shape).contains { holds($0, isWanted, depth + 1) }
    }

    private func holdsVariable(_ shape: Shape) -> Bool { holds(shape, { $0.kind == .variable }, 0) }

    /// The same with the arguments of a call in the place of type parameters.
    private mutating func filled(
        _ shape: Shape, _ target: FunctionRef, _ call: Value, in function: FunctionRef
    )
        -> Shape
    {
        switch shape.kind {
        case .variable:
            let facts = facts(target.file)
            let fact = facts.function(Int(target.function))
            guard let parent = fact.parent else { return .unknown }
            let outer = FunctionRef(file: Int(target.file), function: parent)
            for number in fact.parameters {
                let parameter = facts.parameter(number)
                let promised = declared(parameter.annotation, in: outer)
                guard promised == shape, let argument = argument(number, of: target, call, in: function)
                else {
                    continue
                }
                return map(value(argument, in: function)) { _, one in
                    one.isType ? Shape(.instance, one.type) : one.isObject || one.isOutside ? one : .unknown
                }
            }
            return .unknown
        case .union, .sequence, .tuple, .mapping, .callable:
            var all: [Shape] = []
            for part in parts(of: shape) { all.append(filled(part, target, call, in: function)) }
            return shape.kind == .union ? join(all) : list(shape.kind, all)
        default: return shape
        }
    }

    /// The argument that a parameter of a called function gets.
    private func argument(_ number: Int, of target: FunctionRef, _ call: Value, in function: FunctionRef)
        -> Value?
    {
        let facts = facts(target.file)
        let fact = facts.function(Int(target.function))
        let body = body(function)
        let record = body.call(body[call])
        let name = facts.hash(of: facts.parameter(number).label)
        if let named = record.arguments.first(where: {
            !$0.label.isNone && self.facts(function.file).hash(of: $0.label) == name
        }) {
            return named.value
        }
        let isMethod = fact.type != nil && !isDecorated(fact, target.file, by: "staticmethod")
        let place = number - fact.parameters.lowerBound - (isMethod ? 1 : 0)
        let positional = record.arguments.filter { $0.label.isNone && $0.flags == 0 }
        return place >= 0 && place < positional.count ? positional[place].value : nil
    }

    // MARK: Closures

    /// What a parameter of a closure is that is an argument of a call.
    mutating func closureParameter(_ number: Int, _ fact: FunctionFact, in function: FunctionRef) -> Shape {
        guard let parent = fact.parent, !fact.call.isNone else { return .unknown }
        let outer = FunctionRef(file: Int(function.file), function: parent)
        let body = body(outer)
        let op = body[fact.call]
        guard op.kind == .call, !op.value.isNone else { return .unknown }
        let written = fact.parameters.filter {
            facts(function.file).parameter($0).flags & ParameterFlag.isCapture == 0
        }
        guard let place = written.firstIndex(of: number) else { return .unknown }
        let callee = body[op.value]
        if let closure = body.call(op).arguments.first(where: { argument in
            !argument.value.isNone && body[argument.value].kind == .closure
                && body[argument.value].a == UInt32(bitPattern: function.function)
        }) {
            let handed = handed(place, call: fact.call, closure: closure.value, in: outer)
            if handed.kind != .unknown { return handed }
        }
        guard callee.kind == .attribute, !callee.value.isNone,
            words(function.file).has(facts(function.file).hash(of: callee.member), .each)
        else {
            return .unknown
        }
        let base = value(callee.value, in: outer)
        let element = iteratedForClosure(base, in: outer)
        if place == 0, written.count == 1 || element.kind != .tuple { return element }
        return element.kind == .tuple ? part(place, of: element, in: outer) : element
    }

    private mutating func iteratedForClosure(_ shape: Shape, in function: FunctionRef) -> Shape {
        map(shape) { typing, one in
            switch one.kind {
            case .mapping:
                let (key, value) = (typing.parts[Int(one.a)], typing.parts[Int(one.a) + 1])
                return typing.list(.tuple, [key, value])
            case .sequence, .tuple, .outside, .pending: return typing.iterated(one, in: function)
            case .nothing: return .pending
            // `map` of an optional.
            case .instance, .made: return one
            default: return .unknown
            }
        }
    }
}
