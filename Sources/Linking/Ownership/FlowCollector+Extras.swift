import Facts
import SourceText

/// A call that is not written as one: it enters or leaves what a `with` has, runs a function that something is told to
/// run, or goes through a decorator.
enum ExtraCall {
    /// A method of this value is called without arguments.
    case method(Value)
    /// A function is called with some of the arguments of another call.
    case function(receiver: Value, arguments: [Argument])
    /// What a decorator made of a function is called with what is meant for that.
    case decorated
    /// A registry makes an object, with its own session for this parameter of the constructor.
    case served(by: Value, session: UInt32, parameter: Int)
}

extension FlowCollector {
    /// How many decorators of one function are followed, and how many calls of parameters in one function: what a
    /// file of any making costs stays in proportion to its size.
    private static let mostWrappers = 4
    private static let mostApplied = 8

    /// Declares the calls of a function that are not written as such.
    mutating func declareExtras(in function: Int, _ linked: [CallLink?], from start: Int) {
        guard !evaluation.models.scoping.membersAreOpen else { return }
        for (place, link) in linked.enumerated() {
            guard let link else { continue }
            let number = start + place
            for wrapper in wrappers(of: link.target) {
                var call = flow.calls[number]
                call.type = nil
                call.decorated = link.target
                call.target = wrapper
                declare(.decorated, call)
            }
        }
        let body = Body(facts, function: function)
        for index in 0..<body.count {
            switch body.kind(index) {
            case .entered:
                enter(Value(body.a(index)), at: index, body, from: start)
            case .element:
                markEntered(Value(body.a(index)), body, from: start)
            case .call where body.a(index) != UInt32.max:
                let word = calledWord(body[Int(body.a(index))])
                if word == 0 { continue }
                if evaluation.models.enterers.contains(word),
                    let first = body.call(body[index]).arguments.first
                {
                    enter(first.value, at: nil, body, from: start)
                } else if evaluation.models.runners.contains(word) {
                    run(body.call(body[index]), at: index, body, word)
                } else if evaluation.models.serving.contains(word) {
                    serve(body.call(body[index]), at: index, body)
                }
            default: continue
            }
        }
    }

    private func calledWord(_ callee: Op) -> Word {
        evaluation.word(
            callee.lastName)
    }

    private mutating func declare(_ extra: ExtraCall, _ call: FlowCall) {
        extras[flow.calls.count] = extra
        flow.calls.append(call)
        flow.calls[flow.calls.count - 1].isExtra = true
    }

    // MARK: Registries

    /// What a registry of the program is asked for is an object that it makes with its session.
    private mutating func serve(_ record: CallRecord, at index: Int, _ body: Body) {
        let callee = body[body[index].value]
        guard callee.kind == .attribute, !callee.value.isNone, let first = record.arguments.first,
            !first.value.isNone,
            let type = evaluation.programType(of: evaluation.value(first.value, body.function)),
            let constructor = program.constructor(of: type),
            let parameter = program.sessionParameter(of: constructor)
        else { return }
        let frame = FunctionRef(file: evaluation.file, function: body.function)
        let shape = evaluation.typing.value(callee.value, in: frame)
        let registries = evaluation.typing.alternatives(of: shape).filter(\.isObject).map(\.type)
        guard registries.count == 1, let session = program.sessionKept(by: registries[0]) else { return }
        let call = FlowCall(
            target: constructor, function: body.function, op: UInt32(index), range: body[index].range,
            type: type,
            bindings: 0..<0, isCertain: true)
        declare(.served(by: callee.value, session: session, parameter: parameter), call)
        callAt[Int(evaluation.opStart[body.function]) + index] = UInt32(flow.calls.count)
    }

    // MARK: With

    /// What entering and leaving an object of a class of the program calls.
    private mutating func enter(_ value: Value, at index: Int?, _ body: Body, from start: Int) {
        guard !value.isNone else { return }
        markEntered(value, body, from: start)
        let known = evaluation.value(value, body.function)
        switch evaluation[known].kind {
        case .model, .builtin, .other, .text, .constant, .collection, .nothing: return
        default: break
        }
        let shape = evaluation.typing.value(
            value, in: FunctionRef(file: evaluation.file, function: body.function))
        let types = evaluation.typing.alternatives(of: shape).filter(\.isObject).map(\.type)
        for type in types {
            for (names, isEntering) in [(program.enterNames, true), (program.exitNames, false)] {
                var target: FunctionRef?
                for name in names where target == nil { target = program.method(name, of: type) }
                guard let target else { continue }
                if isEntering, types.count == 1, let index {
                    let place = Int(evaluation.opStart[body.function]) + index
                    enteredAt[place] = UInt32(flow.calls.count)
                }
                let op = body[value].kind == .call ? value.index : UInt32(index ?? Int(value.index))
                declare(
                    .method(value),
                    FlowCall(
                        target: target, function: body.function, op: op, range: body[value].range, type: nil,
                        bindings: 0..<0, isCertain: types.count == 1))
            }
        }
    }

    /// Marks the calls of generators whose result is entered or iterated.
    private mutating func markEntered(_ value: Value, _ body: Body, from start: Int, depth: Int = 0) {
        guard !value.isNone, depth < 6 else { return }
        switch body[value].kind {
        case .call:
            let place = Int(evaluation.opStart[body.function]) + Int(value.index)
            guard place < callAt.count, callAt[place] > 0 else { return }
            // One call may land on several functions, which follow each other.
            for number in Int(callAt[place] - 1)..<flow.calls.count {
                guard number >= start, flow.calls[number].op == value.index else { return }
                flow.calls[number].isEntered = true
            }
        case .await: markEntered(body[value].value, body, from: start, depth: depth + 1)
        case .either:
            for operand in facts.list(body[value].a) {
                markEntered(Value(operand), body, from: start, depth: depth + 1)
            }
        case .name:
            if let source = evaluation.source(of: value, in: body.function), source != value {
                return markEntered(source, body, from: start, depth: depth + 1)
            }
            for source in bound(body[value].symbol, in: body.function) where source.index < value.index {
                markEntered(source, body, from: start, depth: depth + 1)
            }
        default: return
        }
    }

    // MARK: Functions that run functions

    /// The function that something is told to run, with the arguments that are meant for it.
    private mutating func run(_ record: CallRecord, at index: Int, _ body: Body, _ word: Word) {
        for (place, argument) in record.arguments.enumerated() where argument.flags == 0 {
            guard let found = functions(argument.value, body).first else { continue }
            var rest = Array(record.arguments[(record.arguments.startIndex + place + 1)...])
            if !argument.label.isNone { rest = named(record, body) }
            let value = unkept(argument.value, body)
            let receiver = body[value.function].kind == .attribute ? body[value.function].value : .none
            declare(
                .function(receiver: receiver, arguments: value.kept + rest),
                FlowCall(
                    target: found, function: body.function, op: UInt32(index), range: body[index].range,
                    type: nil, bindings: 0..<0, isCertain: functions(argument.value, body).count == 1,
                    isApart: evaluation.models.boundaries.contains(word)))
            return
        }
    }

    /// `args=(a, b)` of a thread that is told its function by label.
    private func named(_ record: CallRecord, _ body: Body) -> [Argument] {
        for argument in record.arguments where !argument.label.isNone && !argument.value.isNone {
            guard body[argument.value].kind == .collection, var part = record.arguments.first else {
                continue
            }
            return facts.list(body[argument.value].a).map { element in
                part.value = Value(element)
                part.label = .none
                part.flags = 0
                return part
            }
        }
        return []
    }

    /// The functions of the program that a value is.
    private mutating func functions(_ value: Value, _ body: Body) -> [FunctionRef] {
        guard !value.isNone else { return [] }
        switch body[value].kind {
        case .name, .attribute: break
        case .call where !body[value].value.isNone:
            guard isPartial(body[body[value].value]) else { return [] }
        default: return []
        }
        let shape = evaluation.typing.value(
            value, in: FunctionRef(file: evaluation.file, function: body.function))
        return evaluation.typing.alternatives(of: shape).filter { $0.kind == .function }.map(\.function)
    }

    private func isPartial(_ callee: Op) -> Bool {
        let symbol = callee.lastName
        guard !symbol.isNone else { return false }
        return evaluation.models.typeWords.has(facts.hash(of: symbol), .partial)
    }

    /// A function without the `partial` around it, and the arguments that this keeps.
    private func unkept(_ value: Value, _ body: Body) -> (function: Value, kept: [Argument]) {
        var current = value
        if body[current].kind == .name, let source = evaluation.source(of: current, in: body.function) {
            current = source
        }
        let op = body[current]
        guard op.kind == .call, !op.value.isNone, isPartial(body[op.value]) else { return (value, []) }
        let arguments = body.call(op).arguments
        guard let first = arguments.first, !first.value.isNone else { return (value, []) }
        return (first.value, Array(arguments.dropFirst()))
    }

    /// Binds what a `partial` keeps, where that is what is called.
    mutating func bindKept(
        _ op: Op, _ parameters: Range<Int>, _ other: FileFacts, _ next: inout Int, _ function: Int
    ) {
        let body = Body(facts, function: function)
        let callee = body[op.value]
        guard callee.kind == .call || callee.kind == .name else { return }
        for argument in unkept(op.value, body).kept where argument.flags == 0 {
            guard let parameter = parameter(for: argument, parameters, other, next: &next) else { continue }
            bind(UInt32(parameter), argument.value, function)
        }
    }

    // MARK: Decorators

    /// The inner functions that decorators of the program make of a function.
    private mutating func wrappers(of target: FunctionRef) -> [FunctionRef] {
        if let known = wrappers[target] { return known }
        let other = program.facts(of: Int(target.file))
        let fact = other.function(Int(target.function))
        var found: [FunctionRef] = []
        if fact.decorators != .max, let parent = fact.parent {
            let outer = FunctionRef(file: Int(target.file), function: parent)
            let body = Body(other, function: parent)
            for decorator in other.list(fact.decorators) {
                let op = body[Value(decorator)]
                let isMade = op.kind == .call && !op.value.isNone
                let shape = evaluation.typing.value(isMade ? op.value : Value(decorator), in: outer)
                for one in evaluation.typing.alternatives(of: shape) where one.kind == .function {
                    let made = isMade ? inner(of: one.function) : one.function
                    guard let made, let wrapper = inner(of: made), found.count < Self.mostWrappers else {
                        continue
                    }
                    found.append(wrapper)
                }
            }
        }
        wrappers[target] = found
        return found
    }

    /// The function declared inside another one that this gives.
    private func inner(of function: FunctionRef) -> FunctionRef? {
        let body = program.body(of: function)
        let other = body.facts
        for index in 0..<body.count where body.kind(index) == .return && body.a(index) != UInt32.max {
            let op = body[Int(body.a(index))]
            guard op.kind == .name else { continue }
            for place in 0..<body.count where body.kind(place) == .function {
                let id = Int(body.a(place))
                if other.function(id).name == op.symbol {
                    return FunctionRef(file: Int(function.file), function: id)
                }
            }
        }
        return nil
    }

    // MARK: Binding

    mutating func bind(_ call: Int, _ extra: ExtraCall) {
        let function = flow.calls[call].function
        guard let target = flow.calls[call].target else { return }
        let other = program.facts(of: Int(target.file))
        let fact = other.function(Int(target.function))
        let start = flow.bindings.count
        defer { flow.calls[call].bindings = start..<flow.bindings.count }
        switch extra {
        case .method(let value): bind(0, value, function)
        case .served(let registry, let session, let parameter):
            let givens = given(registry, function).compactMap { given in
                given.path.appending(session).map { Given(given.kind, given.number, $0) }
            }
            add(givens.filter { $0.kind != .constant }, to: UInt32(parameter))
        case .function(let receiver, let arguments):
            var next = 0
            let isMethod = fact.type != nil && fact.kind == .function && !program.isStatic(target)
            if isMethod, !receiver.isNone {
                bind(0, receiver, function)
                next = 1
            }
            for argument in arguments where argument.flags == 0 {
                guard let parameter = parameter(for: argument, fact.parameters, other, next: &next) else {
                    continue
                }
                bind(UInt32(parameter), argument.value, function)
            }
        case .decorated:
            let body = Body(facts, function: function)
            let op = body[Int(flow.calls[call].op)]
            guard op.kind == .call else { return }
            var next = 0
            for argument in body.call(op).arguments where argument.flags == 0 {
                guard let parameter = parameter(for: argument, fact.parameters, other, next: &next) else {
                    continue
                }
                switch other.parameter(fact.parameters.lowerBound + parameter).kind {
                case .normal: bind(UInt32(parameter), argument.value, function)
                case .variadic where isSession(argument.value, function):
                    bind(UInt32(parameter), argument.value, function)
                default: continue
                }
            }
        }
    }

    // MARK: Parameters that are called

    /// Notes the functions that calls hand to functions which call them, and the parameters that are called here.
    mutating func handFunctions(in function: Int, _ calls: Range<Int>) {
        guard !evaluation.models.scoping.membersAreOpen else { return }
        let body = Body(facts, function: function)
        for number in calls where extras[number] == nil {
            let op = body[Int(flow.calls[number].op)]
            guard let target = flow.calls[number].target, op.kind == .call,
                body.call(op).arguments.contains(where: { mayBeFunction($0, body) })
            else { continue }
            let applied = appliedParameters(of: target)
            guard !applied.isEmpty else { continue }
            let other = program.facts(of: Int(target.file))
            let fact = other.function(Int(target.function))
            var next = isBoundMethod(fact, target, body[op.value]) ? 1 : 0
            let start = flow.handed.count
            for argument in body.call(op).arguments where argument.flags == 0 {
                guard let parameter = parameter(for: argument, fact.parameters, other, next: &next),
                    applied.contains(UInt32(parameter))
                else { continue }
                let found = functions(argument.value, body)
                let receiver = body[argument.value].kind == .attribute ? body[argument.value].value : .none
                for one in found.prefix(3) {
                    let givens = receiver.isNone ? [] : given(receiver, function)
                    flow.handed.append(
                        HandedFunction(
                            parameter: UInt32(parameter), target: one, receiver: keep(givens),
                            isCertain: found.count == 1))
                }
            }
            flow.calls[number].handed = start..<flow.handed.count
        }
        noteApplied(function, body)
    }

    /// Whether an argument is called like something of the program that can be called.
    private func mayBeFunction(_ argument: Argument, _ body: Body) -> Bool {
        guard argument.flags == 0, !argument.value.isNone else { return false }
        let op = body[argument.value]
        switch op.kind {
        case .name: return program.isCallable(facts.hash(of: op.symbol))
        case .attribute: return program.isCallable(facts.hash(of: op.member))
        case .call: return !op.value.isNone && isPartial(body[op.value])
        default: return false
        }
    }

    private func isBoundMethod(_ fact: FunctionFact, _ target: FunctionRef, _ callee: Op) -> Bool {
        fact.type != nil && fact.kind == .function && !program.isStatic(target)
    }

    /// The places of the parameters that a function calls, or tells something to run.
    private mutating func appliedParameters(of target: FunctionRef) -> Set<UInt32> {
        if let known = appliedBy[target] { return known }
        let other = program.facts(of: Int(target.file))
        let parameters = other.function(Int(target.function)).parameters
        let body = program.body(of: target)
        var found: Set<UInt32> = []
        if !parameters.isEmpty {
            for index in 0..<body.count where body.kind(index) == .call {
                let op = body[index]
                guard !op.value.isNone else { continue }
                var values = [op.value]
                if body[op.value].kind != .name || !body.call(op).arguments.isEmpty {
                    values += body.call(op).arguments.map(\.value)
                }
                for value in values where !value.isNone && body[value].kind == .name {
                    let symbol = body[value].symbol
                    for number in parameters where other.parameter(number).name == symbol {
                        found.insert(UInt32(number - parameters.lowerBound))
                    }
                }
            }
        }
        appliedBy[target] = found
        return found
    }

    private mutating func noteApplied(_ function: Int, _ body: Body) {
        let names = facts.function(function).parameters.map { facts.parameter($0).name }
        guard !names.isEmpty else { return }
        var all: [AppliedParameter] = []
        for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
            guard all.count < Self.mostApplied else { break }
            let record = body.call(body[index])
            let callee = body[Int(body.a(index))]
            var arguments = record.arguments
            var applied: UInt32?
            if callee.kind == .name, names.contains(callee.symbol) {
                applied = parameter(Value(body.a(index)), body)
            }
            var isApart = false
            if applied == nil {
                let word = calledWord(callee)
                guard word != 0, evaluation.models.runners.contains(word) else { continue }
                for (place, argument) in record.arguments.enumerated() where argument.flags == 0 {
                    guard let found = parameter(argument.value, body) else { continue }
                    applied = found
                    arguments = Array(record.arguments[(record.arguments.startIndex + place + 1)...])
                    isApart = evaluation.models.boundaries.contains(word)
                    break
                }
            }
            guard let applied else { continue }
            all.append(
                AppliedParameter(
                    parameter: applied,
                    arguments: arguments.filter { $0.flags == 0 }.map { argument in
                        (
                            argument.label.isNone ? 0 : facts.hash(of: argument.label),
                            keep(given(argument.value, function))
                        )
                    }, isApart: isApart, condition: nil))
        }
        if !all.isEmpty { flow.applied[function] = all }
    }

    /// The parameter of the function that a name means.
    private mutating func parameter(_ value: Value, _ body: Body) -> UInt32? {
        guard !value.isNone, body[value].kind == .name else { return nil }
        let givens = given(value, body.function)
        guard givens.count == 1, givens[0].kind == .parameter, givens[0].path.isEmpty else { return nil }
        return givens[0].number
    }
}
