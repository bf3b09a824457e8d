import Facts
import SourceText

/// Writes down what the functions of an evaluated file do to sessions and hand on.
struct FlowCollector {
    var evaluation: FileEvaluation
    let facts: FileFacts
    let program: Program
    var flow: FileFlow
    /// By operation in the file's list: the first call that stands there, one more than its place, and 0 for none.
    var callAt: [UInt32]
    /// Calls that are not written as such, and what their parameters are given.
    var extras: [Int: ExtraCall] = [:]
    /// By the place of an `entered` operation: the call that enters an object of a class of the program.
    var enteredAt: [Int: UInt32] = [:]
    var wrappers: [FunctionRef: [FunctionRef]] = [:]
    var appliedBy: [FunctionRef: Set<UInt32>] = [:]
    /// Places of the links and events of each function, sorted by function.
    private var links: [Int]
    private var events: [Int]
    private var closures: [[Int]]
    /// What inner functions use of those around them.
    private var captured: Set<CapturedName> = []
    /// By function: what its names are bound to, in the order in which it is written; made when it is first asked for.
    private var boundNames: [Int: [Symbol: [Value]]] = [:]
    /// Names that the bodies of types bind, where methods see them without saying whose they are.
    private var members: [Set<UInt32>] = []

    /// - Parameter flow: what is known of the file already.
    init(_ evaluation: FileEvaluation, continuing flow: FileFlow) {
        self.evaluation = evaluation
        self.flow = flow
        facts = evaluation.facts
        program = evaluation.program
        callAt = [UInt32](repeating: 0, count: evaluation.values.count)
        links = Self.places(evaluation.links.map(\.function), facts.functionCount)
        events = Self.places(evaluation.events.map(\.function), facts.functionCount)
        closures = [[Int]](repeating: [], count: facts.functionCount)
        guard evaluation.models.scoping.membersAreOpen else { return }
        members = (0..<facts.typeCount).map { type in
            let body = Body(evaluation.facts, function: evaluation.facts.type(type).body)
            return Set((0..<body.count).lazy.filter { body.kind($0) == .bind }.map { body.a($0) })
        }
    }

    /// The places of what belongs to functions, by function, and those of one as they come.
    private static func places(_ functions: [Int], _ count: Int) -> [Int] {
        var next = [Int](repeating: 0, count: count + 1)
        for function in functions { next[function + 1] += 1 }
        for function in 0..<count { next[function + 1] += next[function] }
        var result = [Int](repeating: 0, count: functions.count)
        for (place, function) in functions.enumerated() {
            result[next[function]] = place
            next[function] += 1
        }
        return result
    }

    /// Adds the functions that were evaluated and are not written down yet.
    mutating func collect() -> FileFlow {
        if flow.functions.isEmpty {
            flow.functions = [FunctionFlow](repeating: FunctionFlow(), count: facts.functionCount)
        }
        let new = (0..<facts.functionCount).filter {
            evaluation.states[$0] == .done && !flow.functions[$0].isCollected
        }
        for id in flow.functions.indices where flow.functions[id].isCollected { noteCalls(of: id) }
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind == .closure, let parent = fact.parent else { continue }
            closures[parent].append(id)
        }
        var nextLink = 0
        let first = flow.calls.count
        var linked: [CallLink?] = []
        for id in new {
            let start = flow.calls.count
            let firstLink = linked.count
            while nextLink < links.count, evaluation.links[links[nextLink]].function < id { nextLink += 1 }
            while nextLink < links.count, evaluation.links[links[nextLink]].function == id {
                declare(evaluation.links[links[nextLink]])
                linked.append(evaluation.links[links[nextLink]])
                nextLink += 1
            }
            declareMakings(in: id)
            declareExtras(in: id, linked[firstLink...].map { $0 }, from: start)
            if !evaluation.models.boundaries.isEmpty { markApart(in: id) }
            while linked.count < flow.calls.count - first { linked.append(nil) }
            flow.functions[id].calls = start..<flow.calls.count
        }
        // What is handed on may be what any other call of the function gives, so all have to be known before.
        var nextEvent = 0
        for id in new {
            for call in flow.functions[id].calls { bind(call, linked[call - first]) }
            handFunctions(in: id, flow.functions[id].calls)
            let own = flow.own.count
            while nextEvent < events.count, evaluation.events[events[nextEvent]].function < id {
                nextEvent += 1
            }
            while nextEvent < events.count, evaluation.events[events[nextEvent]].function == id {
                add(evaluation.events[events[nextEvent]])
                nextEvent += 1
            }
            flow.functions[id].own = own..<flow.own.count
            flow.functions[id].isCollected = true
            walk(id)
        }
        if !evaluation.absent.isEmpty {
            let news = Set(new)
            flow.absent += evaluation.absent.filter { news.contains($0.function) }
        }
        keepCaptured()
        for id in new where !closures[id].isEmpty { inlineClosures(of: id) }
        return flow
    }

    /// Finds the calls again of a function that is written down.
    private mutating func noteCalls(of function: Int) {
        let start = Int(evaluation.opStart[function])
        for number in flow.functions[function].calls
        where !flow.calls[number].isInline && !flow.calls[number].isExtra {
            let place = start + Int(flow.calls[number].op)
            if place < callAt.count, callAt[place] == 0 { callAt[place] = UInt32(number) + 1 }
        }
    }

    // MARK: Calls

    private mutating func declare(_ link: CallLink) {
        let place = Int(evaluation.opStart[link.function]) + Int(link.op.index)
        let body = Body(facts, function: link.function)
        flow.calls.append(
            FlowCall(
                target: link.target, function: link.function, op: link.op.index,
                range: body.shownRange(body[link.op]),
                type: link.makesObject ? made(body[link.op], link.function) : nil,
                bindings: 0..<0,
                isCertain: link.basis == .certain,
                condition: condition(at: link.region, in: link.function)))
        // Only now: the condition under which a call stands may be what it gives, as in a loop.
        if place < callAt.count, callAt[place] == 0 { callAt[place] = UInt32(flow.calls.count) }
    }

    /// The class whose object a call makes.
    private mutating func made(_ op: Op, _ function: Int) -> TypeRef? {
        guard !op.value.isNone else { return nil }
        let callee = evaluation.value(op.value, function)
        if evaluation[callee].kind != .either, let type = evaluation.programType(of: callee) { return type }
        let shape = evaluation.typing.value(
            op.value, in: FunctionRef(file: evaluation.file, function: function))
        for one in evaluation.typing.alternatives(of: shape) where one.isType { return one.type }
        return nil
    }

    /// Calls that make an object of a class of the program that has no constructor of its own.
    private mutating func declareMakings(in function: Int) {
        let body = Body(facts, function: function)
        let start = Int(evaluation.opStart[function])
        for index in 0..<body.count where body.kind(index) == .call && callAt[start + index] == 0 {
            let op = body[index]
            guard !op.value.isNone else { continue }
            switch evaluation[evaluation.value(op.value, function)].kind {
            case .model, .builtin, .text, .constant, .function, .instance: continue
            default: break
            }
            guard let type = made(op, function) else { continue }
            callAt[start + index] = UInt32(flow.calls.count) + 1
            flow.calls.append(
                FlowCall(
                    target: nil, function: function, op: UInt32(index), range: body.shownRange(op),
                    type: type,
                    bindings: 0..<0, isCertain: true))
        }
    }

    /// Marks the calls whose result goes to something that runs it apart.
    private mutating func markApart(in function: Int) {
        let body = Body(facts, function: function)
        let start = Int(evaluation.opStart[function])
        for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
            let callee = body[Int(body.a(index))]
            let name =
                callee.lastName
            let word = evaluation.word(name)
            guard evaluation.models.starts(word, isWaitedFor: true) else { continue }
            let isStarter = evaluation.models.starts(word, isWaitedFor: false)
            for argument in body.call(body[index]).arguments where !argument.value.isNone {
                let call = Int(callAt[start + Int(argument.value.index)]) - 1
                // What is waited for may be given what a plain call comes to, as `map` is.
                if call >= 0, isStarter || isCoroutine(flow.calls[call].target) {
                    flow.calls[call].isApart = true
                }
            }
        }
    }

    private func isCoroutine(_ function: FunctionRef?) -> Bool {
        guard let function else { return false }
        return program.facts(of: Int(function.file)).function(Int(function.function)).isAsync
    }

    private mutating func bind(_ call: Int, _ link: CallLink?) {
        if let extra = extras[call] { return bind(call, extra) }
        let function = flow.calls[call].function
        let body = Body(facts, function: function)
        let op = body[Int(flow.calls[call].op)]
        guard op.kind == .call else { return }
        let record = body.call(op)
        let start = flow.bindings.count
        defer { flow.calls[call].bindings = start..<flow.bindings.count }
        guard let link, let target = flow.calls[call].target else {
            for argument in record.arguments where !argument.label.isNone {
                bind(facts.hash(of: argument.label), argument.value, function)
            }
            return
        }
        let other = program.facts(of: Int(target.file))
        let fact = other.function(Int(target.function))
        var next = 0
        if hasObject(fact, other, link) {
            next = 1
            if !link.makesObject { add(object(of: link, body[op.value]), to: 0) }
        }
        bindKept(op, fact.parameters, other, &next, function)
        for argument in record.arguments {
            guard argument.flags & (ArgumentFlag.star | ArgumentFlag.doubleStar) == 0 else { continue }
            guard let parameter = parameter(for: argument, fact.parameters, other, next: &next) else {
                continue
            }
            let isAmongOthers = other.parameter(fact.parameters.lowerBound + parameter).kind == .variadic
            if isAmongOthers, !isSession(argument.value, function) { continue }
            bind(UInt32(parameter), argument.value, function)
        }
    }

    mutating func isSession(_ value: Value, _ function: Int) -> Bool {
        evaluation.kind(of: evaluation.evaluated(value, in: function)) == .session
    }

    /// Whether the first parameter of what is called is the object, which is no argument.
    private func hasObject(_ fact: FunctionFact, _ other: FileFacts, _ link: CallLink) -> Bool {
        guard let first = fact.parameters.first else { return false }
        if other.parameter(first).flags & ParameterFlag.isImplicit != 0 { return true }
        guard fact.type != nil, fact.kind == .function, !program.isStatic(link.target) else { return false }
        if link.makesObject { return true }
        guard let receiver = link.receiver else { return false }
        switch evaluation[receiver].kind {
        case .type, .path: return program.isClassMethod(link.target)
        default: return true
        }
    }

    /// The object whose method is called.
    private mutating func object(of link: CallLink, _ callee: Op) -> [Given] {
        let isMethod = facts.function(link.function).type != nil
        if let receiver = link.receiver, evaluation[receiver].kind == .instance, evaluation[receiver].b == 1 {
            return isMethod ? [Given(.parameter)] : []
        }
        if callee.kind == .attribute, !callee.value.isNone { return given(callee.value, link.function) }
        if let source = evaluation.source(of: link.op, in: link.function) {
            let bound = Body(facts, function: link.function)[source]
            if bound.kind == .attribute, !bound.value.isNone { return given(bound.value, link.function) }
        }
        return isMethod ? [Given(.parameter)] : capturedObject(in: link.function)
    }

    /// The object of the method around a closure, whose members it sees by their bare names.
    private mutating func capturedObject(in function: Int) -> [Given] {
        guard evaluation.models.scoping.membersAreOpen else { return [] }
        var fact = facts.function(function)
        while let parent = fact.parent, parent != 0 {
            fact = facts.function(parent)
            guard fact.type != nil else { continue }
            guard let first = fact.parameters.first,
                facts.parameter(first).flags & ParameterFlag.isImplicit != 0
            else { return [] }
            let symbol = facts.parameter(first).name
            captured.insert(CapturedName(function: parent, symbol: symbol))
            return [Given(.captured, symbol.rawValue)]
        }
        return []
    }

    /// Which parameter an argument goes to.
    func parameter(
        for argument: Argument, _ parameters: Range<Int>, _ other: FileFacts, next: inout Int
    ) -> Int? {
        if argument.label.isNone {
            let isTrailing = argument.flags & ArgumentFlag.trailing != 0
            while next < parameters.count {
                let parameter = other.parameter(parameters.lowerBound + next)
                switch parameter.kind {
                case .positionalOnly, .normal:
                    next += 1
                    if isTrailing, parameter.flags & ParameterFlag.isFunction == 0 { continue }
                    return next - 1
                case .variadic: return next
                case .keywordOnly, .keywords: return nil
                }
            }
            return nil
        }
        let wanted = facts.hash(of: argument.label)
        for number in 0..<parameters.count {
            let parameter = other.parameter(parameters.lowerBound + number)
            let label = parameter.label.isNone ? parameter.name : parameter.label
            guard other.hash(of: label) == wanted else { continue }
            next = max(next, number + 1)
            return number
        }
        return nil
    }

    mutating func bind(_ parameter: UInt32, _ value: Value, _ function: Int) {
        add(given(value, function), to: parameter)
    }

    mutating func add(_ givens: [Given], to parameter: UInt32) {
        let known = givens.filter { $0.kind != .unknown }
        guard !known.isEmpty else { return }
        flow.bindings.append(FlowBinding(parameter: parameter, givens: keep(known)))
    }

    mutating func keep(_ givens: [Given]) -> Range<Int> {
        let start = flow.givens.count
        flow.givens.append(contentsOf: givens.prefix(4))
        return start..<flow.givens.count
    }

    /// Closures that run where they stand are parts of the function around them.
    private mutating func inlineClosures(of id: Int) {
        let start = flow.calls.count
        let range = flow.functions[id].calls
        // A stretch of the list would keep all of it, and the list would be copied to grow.
        flow.calls.append(contentsOf: Array(flow.calls[range]))
        for closure in closures[id] {
            let handing = evaluation.handings[closure]
            guard !(handing?.isApart ?? false) else { continue }
            let fact = facts.function(closure)
            flow.calls.append(
                FlowCall(
                    target: FunctionRef(file: evaluation.file, function: closure), function: id,
                    op: fact.call.index, range: ByteRange(fact.range.start, fact.range.start + 1),
                    type: nil, bindings: 0..<0, isCertain: handing != nil, isInline: true,
                    condition: handing.flatMap { condition(at: $0.region, in: id) }))
        }
        // The copies take the place of the calls, whose numbers are written down already.
        flow.functions[id].calls = start..<flow.calls.count
    }

    // MARK: Effects

    private mutating func add(_ event: Event) {
        switch event.effect {
        case .opens where evaluation.isApart(event.session): return
        case .opens, .begins, .commits, .rollsBack, .closes, .writes, .flushes, .queries: break
        case .passes: return notePassing(event)
        case .escapes: return
        }
        var givens: [Given] = []
        if event.effect != .opens {
            var isOpen = false
            for landing in event.landings {
                if let given = given(by: landing.origin, in: event.function) {
                    if !givens.contains(given) { givens.append(given) }
                } else {
                    isOpen = true
                }
            }
            if isOpen {
                let written = given(event.receiver, event.function)
                givens += written.filter { $0.kind != .unknown && !givens.contains($0) }
            }
            if givens.isEmpty { givens = [.unknown] }
        }
        flow.own.append(
            OwnEffect(
                effect: event.effect, op: event.op.index, givens: keep(givens), range: event.range,
                isCertain: event.basis == .certain,
                condition: condition(at: event.region, in: event.function)))
    }

    /// Notes where a session goes to something that is not followed.
    private mutating func notePassing(_ event: Event) {
        let place = Int(evaluation.opStart[event.function]) + Int(event.op.index)
        if place < callAt.count, callAt[place] == 0 { flow.functions[event.function].isOpen = true }
    }

    /// The innermost condition around a place that is a parameter, or one turned round. An arm that the place stands
    /// in says more than what was turned away before it.
    mutating func condition(at region: Int, in function: Int) -> FlowCondition? {
        var current = region
        var remaining: FlowCondition?
        let body = Body(facts, function: function)
        for _ in 0..<64 where current >= 0 {
            let region = evaluation.regions[current]
            current = region.parent
            guard region.kind == .arm || region.kind == .remainder && remaining == nil,
                let isPositive = region.isPositive, !region.value.isNone,
                let found = tested(region.value, body, holds: isPositive)
            else { continue }
            var result = found
            result.isPositive = found.isPositive == isPositive
            if region.kind == .arm { return result }
            remaining = result
        }
        return remaining
    }

    /// What a condition asks of a parameter: that it is true, or that it is there.
    /// - Parameter holds: whether the condition is to hold; of several conditions each has to hold, or not one.
    private mutating func tested(_ value: Value, _ body: Body, holds: Bool = true) -> FlowCondition? {
        let op = body[value]
        if op.kind == .either, op.flags & (holds ? OpFlag.and : OpFlag.or) != 0 {
            for operand in facts.list(op.a) {
                if let found = tested(Value(operand), body, holds: holds) { return found }
            }
            return nil
        }
        guard op.kind == .operation else {
            if let asked = keyword(value, body) ?? searched(value, body) ?? isInstance(op, body) {
                return asked
            }
            return parameter(value, body).flatMap { number, parameter in
                self.kind(of: parameter, in: body.function).map {
                    FlowCondition(parameter: number, isPositive: true, isPresence: $0 == .presence)
                }
            }
        }
        let operands = facts.list(op.b).map { Value($0) }
        guard let first = operands.first else { return nil }
        switch Operator(rawValue: op.a) {
        case .not?:
            guard var inner = tested(first, body, holds: !holds) else { return nil }
            inner.isPositive.toggle()
            return inner
        case .identical?, .equal?, .notIdentical?, .notEqual?:
            guard operands.count == 2, body.kind(Int(operands[1].index)) == .none else { return nil }
            let isNot = Operator(rawValue: op.a) == .notIdentical || Operator(rawValue: op.a) == .notEqual
            if var asked = keyword(first, body) {
                asked.isPositive = isNot
                return asked
            }
            guard let (number, _) = parameter(first, body) else { return nil }
            return FlowCondition(parameter: number, isPositive: isNot, isPresence: true)
        case .contains?, .notContains?:
            guard operands.count == 2, let (number, fact) = parameter(operands[1], body),
                fact.kind == .keywords
            else { return nil }
            let name = body[first]
            guard name.kind == .string, !name.symbol.isNone else { return nil }
            return FlowCondition(
                parameter: number, isPositive: Operator(rawValue: op.a) == .contains, isPresence: true,
                keyword: facts.hash(of: name.symbol))
        default: return nil
        }
    }

    /// That a value is there which is taken out of `**kwargs` by its name, here or where the name was bound that is read.
    private mutating func keyword(_ value: Value, _ body: Body) -> FlowCondition? {
        let bound = body[value].kind == .name ? evaluation.source(of: value, in: body.function) : value
        guard let bound, body.kind(Int(bound.index)) == .call else { return nil }
        let op = body[bound]
        let callee = body[op.value]
        guard callee.kind == .attribute, !callee.value.isNone, let first = body.call(op).arguments.first,
            first.label.isNone, first.flags == 0, body.kind(Int(first.value.index)) == .string,
            ["get", "pop"].contains(facts.string(callee.member)),
            let (number, fact) = parameter(callee.value, body), fact.kind == .keywords
        else { return nil }
        let name = body[first.value].symbol
        guard !name.isNone else { return nil }
        return FlowCondition(
            parameter: number, isPositive: true, isPresence: true, keyword: facts.hash(of: name))
    }

    /// That a parameter is of some class, which nothing is not.
    private mutating func isInstance(_ op: Op, _ body: Body) -> FlowCondition? {
        guard op.kind == .call, !op.value.isNone, body.spelling(op.value) == "isinstance",
            let first = body.call(op).arguments.first, first.flags == 0,
            let (number, _) = parameter(first.value, body)
        else { return nil }
        return FlowCondition(parameter: number, isPositive: true, isPresence: true)
    }

    /// That a session is among `*args`, where a name that is read was bound to what a call finds in them.
    private mutating func searched(_ value: Value, _ body: Body) -> FlowCondition? {
        guard body.kind(Int(value.index)) == .name,
            let bound = evaluation.source(of: value, in: body.function),
            body.kind(Int(bound.index)) == .call
        else { return nil }
        for argument in body.call(body[bound]).arguments where argument.flags == 0 {
            guard let (number, fact) = parameter(argument.value, body), fact.kind == .variadic else {
                continue
            }
            return FlowCondition(parameter: number, isPositive: true, isPresence: true)
        }
        return nil
    }

    /// The parameter that a value is.
    private mutating func parameter(_ value: Value, _ body: Body) -> (UInt16, ParameterFact)? {
        guard body.kind(Int(value.index)) == .name, let given = given(value, body.function).first,
            given.kind == .parameter, given.path.isEmpty
        else { return nil }
        let parameters = facts.function(body.function).parameters
        let number = parameters.lowerBound + Int(given.number)
        guard number < parameters.upperBound else { return nil }
        return (UInt16(truncatingIfNeeded: given.number), facts.parameter(number))
    }

    private enum Test {
        case flag, presence
    }

    /// What it means that a parameter is true.
    private func kind(of parameter: ParameterFact, in function: Int) -> Test? {
        guard let parent = facts.function(function).parent else { return nil }
        guard !parameter.defaultValue.isNone else { return isFlag(parameter, in: parent) ? .flag : nil }
        switch Body(facts, function: parent).kind(Int(parameter.defaultValue.index)) {
        case .boolean: return .flag
        case .none: return .presence
        default: return nil
        }
    }

    /// Whether a parameter is called like a flag by which callers decide over an effect.
    private func isFlag(_ parameter: ParameterFact, in parent: Int) -> Bool {
        evaluation.models.flagPatterns.contains { pattern in
            facts.withBytes(of: parameter.name) { pattern.matches($0) }
        }
    }

    // MARK: Results and attributes

    private mutating func walk(_ id: Int) {
        let body = Body(facts, function: id)
        let fact = facts.function(id)
        var results: [Given] = []
        for index in 0..<body.count {
            switch body.kind(index) {
            case .return, .yield:
                let value = Value(body.a(index))
                guard !value.isNone else { continue }
                for given in given(value, id) where given.kind != .unknown && given.kind != .constant {
                    if !results.contains(given) { results.append(given) }
                }
            case .store:
                store(body, index, fact)
            case .bind where fact.kind == .typeBody:
                guard let type = fact.type, body.b(index) != UInt32.max else { continue }
                let givens = given(Value(body.b(index)), id).filter { $0.kind != .unknown }
                guard !givens.isEmpty else { continue }
                flow.stores.append(
                    AttributeStore(
                        type: type, name: facts.hash(of: Symbol(rawValue: body.a(index))), function: id,
                        givens: keep(givens)))
            default: continue
            }
        }
        if !results.isEmpty { flow.functions[id].results = keep(results) }
    }

    private mutating func store(_ body: Body, _ index: Int, _ fact: FunctionFact) {
        guard let type = fact.type, body.b(index) != UInt32.max else { return }
        let target = body[Value(body.a(index))]
        let name: Symbol
        switch target.kind {
        case .attribute where !target.value.isNone:
            guard given(target.value, body.function) == [Given(.parameter)] else { return }
            name = target.member
        default: return
        }
        let givens = given(Value(body.b(index)), body.function).filter { $0.kind != .unknown }
        guard !givens.isEmpty else { return }
        flow.stores.append(
            AttributeStore(
                type: type, name: facts.hash(of: name), function: body.function, givens: keep(givens)))
    }

    // MARK: Values

    /// What a value is made of.
    mutating func given(_ value: Value, _ function: Int, depth: Int = 0) -> [Given] {
        guard !value.isNone, depth < 16 else { return [.unknown] }
        let body = Body(facts, function: function)
        guard Int(value.index) < body.count else { return [.unknown] }
        let op = body[value]
        switch op.kind {
        case .parameter:
            // What a transaction hands to a closure.
            if facts.function(function).kind == .closure, let known = modelled(value, function),
                known.count == 1, known[0].kind == .opened
            {
                return known
            }
            let first = facts.function(function).parameters.lowerBound
            return [Given(.parameter, op.a &- UInt32(truncatingIfNeeded: first))]
        case .boolean: return [Given(.constant, op.a)]
        case .none: return [Given(.constant, 2)]
        case .await, .cast, .entered:
            if op.kind == .entered, let call = enteredAt[Int(evaluation.opStart[function]) + Int(value.index)]
            {
                return [Given(.result, call)]
            }
            if let known = modelled(value, function) { return known }
            return given(op.value, function, depth: depth + 1)
        case .either:
            if let known = modelled(value, function) { return known }
            var all: [Given] = []
            for operand in facts.list(op.a) {
                for found in given(Value(operand), function, depth: depth + 1)
                where found.kind != .unknown && !all.contains(found) { all.append(found) }
            }
            return all.isEmpty ? [.unknown] : all
        case .name: return name(op.symbol, value, function, depth: depth)
        case .attribute:
            if let known = modelled(value, function) { return known }
            let name = facts.hash(of: op.member)
            guard !op.value.isNone else { return [.unknown] }
            return given(op.value, function, depth: depth + 1).map { base in
                guard base.kind != .unknown, base.kind != .constant, let path = base.path.appending(name)
                else { return .unknown }
                return Given(base.kind, base.number, path)
            }
        case .call:
            if let known = modelled(value, function) { return known }
            let place = Int(evaluation.opStart[function]) + Int(value.index)
            let call = place < callAt.count ? callAt[place] : 0
            guard call > 0 else { return [.unknown] }
            return [Given(flow.calls[Int(call) - 1].type == nil ? .result : .object, call - 1)]
        default: return [.unknown]
        }
    }

    /// What a value is that models know, where it was opened here, handed in, or belongs to everybody.
    private func modelled(_ value: Value, _ function: Int) -> [Given]? {
        var all: [Given] = []
        for id in evaluation.alternatives(of: evaluation.value(value, function)) {
            let known = evaluation[id]
            guard known.kind == .model, let given = given(by: known.origin, in: function) else { return nil }
            if !all.contains(given) { all.append(given) }
        }
        return all.isEmpty ? nil : all
    }

    /// What an origin says by itself, without the way on which the session is written.
    private func given(by origin: Origin, in function: Int) -> Given? {
        switch origin.kind {
        case .opened, .handed:
            // Which of several sessions it is shows in the operation by which it came to be.
            return Given(.opened, Int(origin.function) == function ? origin.op &+ 1 : 0)
        case .ambient: return Given(.ambient, facts.hash(of: origin.name))
        case .parameter:
            guard Int(origin.function) == function else { return nil }
            let body = Body(facts, function: function)
            guard Int(origin.op) < body.count, body.kind(Int(origin.op)) == .parameter else { return nil }
            let first = UInt32(truncatingIfNeeded: facts.function(function).parameters.lowerBound)
            return Given(.parameter, body.a(Int(origin.op)) &- first)
        case .attribute, .captured, .returned, .unknown: return nil
        }
    }

    private mutating func name(_ symbol: Symbol, _ value: Value, _ function: Int, depth: Int) -> [Given] {
        if let source = evaluation.source(of: value, in: function), source != value {
            return given(source, function, depth: depth + 1)
        }
        if let known = modelled(value, function) { return known }
        var fact = facts.function(function)
        if binds(symbol, in: function) { return [.unknown] }
        while let parent = fact.parent {
            let isMember = fact.type != nil && fact.kind != .typeBody
            if isMember, evaluation.models.scoping.membersAreOpen,
                let path = AttributePath().appending(facts.hash(of: symbol)), isMemberName(symbol, fact)
            {
                return [Given(.parameter, 0, path)]
            }
            fact = facts.function(parent)
            if parent == 0 { break }
            if fact.kind != .typeBody, binds(symbol, in: parent) {
                captured.insert(CapturedName(function: parent, symbol: symbol))
                return [Given(.captured, symbol.rawValue)]
            }
        }
        return [Given(.ambient, facts.hash(of: symbol))]
    }

    /// Whether a function binds a name itself.
    private func binds(_ symbol: Symbol, in function: Int) -> Bool {
        let fact = facts.function(function)
        if fact.parameters.contains(where: { facts.parameter($0).name == symbol }) { return true }
        return evaluation.scopes[function].map { $0[Int(symbol.rawValue)] != FileEvaluation.unset } ?? false
    }

    /// Whether a bare name is a member of the type that a function belongs to.
    private func isMemberName(_ symbol: Symbol, _ fact: FunctionFact) -> Bool {
        guard fact.flags & FunctionFact.Flag.isStatic == 0, let type = fact.type else { return false }
        if members[type].contains(symbol.rawValue) { return true }
        // The type itself may be declared elsewhere, and this be what extends it.
        return facts.type(type).kind == .extension && !binds(symbol, in: 0)
    }

    /// Writes down what names are bound to that inner functions use.
    private mutating func keepCaptured() {
        var done: Set<CapturedName> = []
        while let next = captured.subtracting(done).min() {
            done.insert(next)
            guard flow.captured[next] == nil else { continue }
            var all: [Given] = []
            for value in bound(next.symbol, in: next.function) {
                for found in given(value, next.function) where found.kind != .unknown && !all.contains(found)
                {
                    all.append(found)
                }
            }
            flow.captured[next] = keep(all)
        }
    }

    /// What a name of a function is, where a closure inside it asks.
    mutating func bound(_ symbol: Symbol, in function: Int) -> [Value] {
        if let known = boundNames[function] { return known[symbol] ?? [] }
        let body = Body(facts, function: function)
        var names: [Symbol: [Value]] = [:]
        for index in 0..<body.count {
            switch body.kind(index) {
            case .parameter: names[Symbol(rawValue: body.b(index)), default: []].append(Value(UInt32(index)))
            case .bind where body.b(index) != UInt32.max:
                names[Symbol(rawValue: body.a(index)), default: []].append(Value(body.b(index)))
            default: continue
            }
        }
        boundNames[function] = names
        return names[symbol] ?? []
    }
}
