import Facts
import SourceText

/// What every function of a program does to sessions, itself and through what it calls, and whose sessions these are.
public struct Ownership: Sendable {
    private(set) var program: Program
    public private(set) var flows: ByFile<FileFlow>
    /// Number of each file's first function among all functions.
    private let firstNode: [Int]
    /// By function: what it does, the surest and shortest ways first.
    var reached: [[Reached]]
    /// The calls that land on each function.
    private(set) var callers: Callers
    /// What types keep under names, and who says so.
    private var attributes: AttributeStores
    /// By function: the files that were looked at to find what it does, beside its own, or -1 for all of them; nil where
    /// no next one asks.
    private var looked: [[Int32]]?
    private var reads: Reads?

    /// - Parameters:
    ///   - flows: of the files of the program, in their order.
    ///   - isRepeated: whether there will be another one of nearly the same files.
    public init(_ program: Program, _ flows: [FileFlow], isRepeated: Bool = false) {
        self.program = program
        let flows = flowsWithHandedFunctions(flows, program)
        self.flows = ByFile(flows)
        var first: [Int] = []
        var count = 0
        for flow in flows {
            first.append(count)
            count += flow.functions.count
        }
        firstNode = first
        callers = Callers(flows, first, count)
        reached = [[Reached]](repeating: [], count: count)
        attributes = AttributeStores(flows, program)
        var fixpoint = Fixpoint(self, among: nil, notes: isRepeated)
        fixpoint.spread()
        reached = fixpoint.ownership.reached
        guard isRepeated else { return }
        looked = [[Int32]](repeating: [], count: count)
        fixpoint.tellLooked(&looked)
    }

    /// The same of a program in which a few files are others, for another one as well: only what may have to do with
    /// these is found anew.
    /// - Parameters:
    ///   - flows: of the files of the program, in their order.
    ///   - earlier: of a program with the same paths that declares the same.
    ///   - isChanged: by file: whether it is another one, or its flow is.
    public init(_ program: Program, _ flows: [FileFlow], after earlier: Ownership, isChanged: [Bool]) {
        let old = earlier.flows.all
        guard let looked = earlier.looked, old.count == flows.count, isChanged.count == flows.count,
            zip(old, flows).allSatisfy({ $0.functions.count == $1.functions.count })
        else {
            self.init(program, flows, isRepeated: true)
            return
        }
        self = earlier
        self.program = program
        var own = old
        var changed: Set<Int32> = [-1]
        for (file, flow) in flows.enumerated()
        where isChanged[file] || !flow.handed.isEmpty && flow.handsOn(with: { isChanged[$0] }) {
            own[file] = flow.handed.isEmpty ? flow : flowWithHandedFunctions(flow, flows, program)
            changed.insert(Int32(truncatingIfNeeded: file))
        }
        self.flows = ByFile(own)
        let files = changed.filter { $0 >= 0 }.map { Int($0) }
        if !files.allSatisfy({ own[$0].callsSame(as: old[$0]) }) {
            callers = Callers(own, firstNode, reached.count)
        }
        if !files.allSatisfy({ own[$0].storesSame(as: old[$0]) }) {
            attributes = AttributeStores(own, program)
        }
        let first = looked.indices.filter { !looked[$0].isEmpty && !changed.isDisjoint(with: looked[$0]) }
        let isAffected = self.isAffected(files, first)
        var fixpoint = Fixpoint(self, among: isAffected, notes: true)
        fixpoint.spread()
        reached = fixpoint.ownership.reached
        fixpoint.tellLooked(&self.looked)
    }

    /// By function: whether it stands in one of some files, is one of some functions, or leads to such a one by calls.
    private func isAffected(_ files: [Int], _ nodes: [Int]) -> [Bool] {
        var isAffected = [Bool](repeating: false, count: reached.count)
        var waiting = nodes
        for file in files { waiting += flows.all[file].functions.indices.map { node($0, in: file) } }
        for node in waiting { isAffected[node] = true }
        while let next = waiting.popLast() {
            for call in callers.calls(of: next) {
                let caller = node(flows.all[call.file].calls[call.number].function, in: call.file)
                guard !isAffected[caller] else { continue }
                isAffected[caller] = true
                waiting.append(caller)
            }
        }
        return isAffected
    }

    /// The same of other flows, which are as those before but for the places where things stand.
    public func replacing(_ program: Program, _ flows: [FileFlow]) -> Ownership {
        var result = self
        result.program = program
        result.flows = ByFile(flowsWithHandedFunctions(flows, program))
        return result
    }

    /// The same, where it is noted what is looked at.
    public func noting(_ reads: Reads) -> Ownership {
        var result = self
        result.program = program.noting(reads)
        result.flows = flows.noting(reads)
        result.reads = reads
        return result
    }

    /// Whether what calls come to in a file, and who calls what is in it, is the same as in another program of the same
    /// files, where the file itself is the same.
    public func isSame(_ file: Int, as other: Ownership) -> Bool {
        let (own, before) = (flows.all[file], other.flows.all[file])
        guard own.functions.count == before.functions.count, own.calls == before.calls else { return false }
        return own.functions.indices.allSatisfy { function in
            let (node, old) = (firstNode[file] + function, other.firstNode[file] + function)
            return reached[node] == other.reached[old]
                && callers.calls(of: node) == other.callers.calls(of: old)
        }
    }

    /// Where an attribute of a type is assigned, in the type itself.
    func stores(_ name: UInt32, of type: TypeRef) -> [AttributeStores.Place] {
        if let reads { for part in program.parts(of: type) { reads.declarations(of: Int(part.file)) } }
        return attributes.stores(name, of: type)
    }

    /// What a function does, itself or through calls.
    public func summary(of function: FunctionRef) -> [Reached] {
        let flow = flows[Int(function.file)]
        guard Int(function.function) < flow.functions.count else { return [] }
        return reached[node(function)]
    }

    /// The calls that land on a function, by file and place.
    func callRefs(to function: FunctionRef) -> ArraySlice<CallRef> {
        let flow = flows[Int(function.file)]
        guard Int(function.function) < flow.functions.count else { return [] }
        return callers.calls(of: node(function))
    }

    /// From now on somebody else wants to know what is looked at, or nobody.
    mutating func note(_ reads: Reads?) {
        self.reads = reads
        program.reads = reads
        flows.note(reads)
    }

    private func node(_ function: FunctionRef) -> Int {
        reads?.declarations(of: Int(function.file))
        return node(Int(function.function), in: Int(function.file))
    }

    /// The number of a function among all; looking here is not noted.
    func node(_ function: Int, in file: Int) -> Int { firstNode[file] + function }

    // MARK: Through calls

    /// What an effect of a function is for somebody who calls it; nothing where it is none of the caller's business.
    func carried(_ entry: Reached, through call: CallRef) -> [(
        access: Access, condition: FlowCondition?, isCertain: Bool
    )] {
        let flowCall = flows[call.file].calls[call.number]
        var condition = flowCall.condition
        var isCertain = true
        if let needed = entry.condition {
            switch decide(needed, at: call) {
            case .never: return []
            case .always: break
            case .unknown: isCertain = false
            case .dependsOn(let other): condition = other
            }
        }
        var accesses: [Access]
        switch entry.access.root {
        case .opened:
            // What runs apart is an operation of its own, which may well have a session of its own.
            guard
                entry.effect == .opens && !flowCall.isApart || flowCall.isInline
                    || flowCall.isEntered && handsOutOwn(flowCall.target)
            else { return [] }
            accesses = [.opened]
        case .ambient: accesses = [entry.access]
        case .unknown: return []
        case .parameter:
            accesses = resolve(
                Given(.parameter, entry.access.number, entry.access.path),
                in: flowCall.target ?? FunctionRef(file: 0, function: 0), [call])
        case .captured:
            accesses = resolve(
                Given(.captured, entry.access.number, entry.access.path),
                in: flowCall.target ?? FunctionRef(file: 0, function: 0), [call])
        }
        if accesses.count > 1 { isCertain = false }
        return accesses.map { ($0, condition, isCertain) }
    }

    private enum Decision {
        case always, never, unknown
        case dependsOn(FlowCondition)
    }

    /// What a call says to a condition of the function that it calls.
    private func decide(_ condition: FlowCondition, at call: CallRef) -> Decision {
        let flow = flows[call.file]
        let flowCall = flow.calls[call.number]
        if flowCall.isInline { return .unknown }
        guard let target = flowCall.target else { return .unknown }
        if condition.keyword != 0 { return decide(keyword: condition, at: call) }
        var bound: [Given] = []
        for binding in flow.bindings[flowCall.bindings] where binding.parameter == UInt32(condition.parameter)
        {
            bound += flow.givens[binding.givens]
        }
        if bound.isEmpty {
            if isVariadic(condition.parameter, target) { return .unknown }
            // Something is passed of which nothing is known, or the default holds.
            guard !isPassed(condition.parameter, call, target) else {
                return condition.isPresence && !condition.isPositive ? .never : .unknown
            }
            guard let value = flag(target, condition.parameter) else { return .unknown }
            return value == condition.isPositive ? .always : .never
        }
        guard bound.count == 1 else { return .unknown }
        switch bound[0].kind {
        case .constant: return (bound[0].number == 1) == condition.isPositive ? .always : .never
        case .parameter where bound[0].path.isEmpty:
            let number = UInt16(truncatingIfNeeded: bound[0].number)
            if condition.isPresence,
                !mayBeMissing(number, FunctionRef(file: call.file, function: flowCall.function))
            {
                return condition.isPositive ? .always : .never
            }
            return .dependsOn(
                FlowCondition(
                    parameter: number, isPositive: condition.isPositive, isPresence: condition.isPresence))
        default:
            guard condition.isPresence else { return .unknown }
            return condition.isPositive ? .always : .never
        }
    }

    /// What a call says to the question whether a keyword is among those it passes.
    private func decide(keyword condition: FlowCondition, at call: CallRef) -> Decision {
        let facts = program.files[call.file].facts
        let flowCall = flows[call.file].calls[call.number]
        let body = Body(facts, function: flowCall.function)
        guard Int(flowCall.op) < body.count, body.kind(Int(flowCall.op)) == .call else { return .unknown }
        var isOpen = false
        for argument in body.call(body[Int(flowCall.op)]).arguments {
            if argument.flags & ArgumentFlag.doubleStar != 0 { isOpen = true }
            guard !argument.label.isNone, facts.hash(of: argument.label) == condition.keyword else {
                continue
            }
            return condition.isPositive ? .always : .never
        }
        if let decorated = flowCall.decorated {
            let other = program.files[Int(decorated.file)].facts
            let parameters = other.function(Int(decorated.function)).parameters
            let named = parameters.first { other.hash(of: other.parameter($0).name) == condition.keyword }
            if let named, isPassed(UInt16(named - parameters.lowerBound), call, decorated) {
                return condition.isPositive ? .always : .never
            }
        }
        if isOpen { return .unknown }
        return condition.isPositive ? .never : .always
    }

    /// Whether callers may leave a parameter out, or pass nothing for it.
    private func mayBeMissing(_ parameter: UInt16, _ function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].facts
        let fact = facts.function(Int(function.function))
        let number = fact.parameters.lowerBound + Int(parameter)
        guard number < fact.parameters.upperBound, let parent = fact.parent else { return false }
        let value = facts.parameter(number).defaultValue
        return !value.isNone && Body(facts, function: parent).kind(Int(value.index)) == .none
    }

    /// Whether a parameter takes all arguments that no other one takes.
    private func isVariadic(_ parameter: UInt16, _ function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].facts
        let parameters = facts.function(Int(function.function)).parameters
        let number = parameters.lowerBound + Int(parameter)
        return number < parameters.upperBound && facts.parameter(number).kind == .variadic
    }

    /// The boolean that a parameter is where nothing is passed.
    private func flag(_ function: FunctionRef, _ parameter: UInt16) -> Bool? {
        let facts = program.files[Int(function.file)].facts
        let fact = facts.function(Int(function.function))
        let number = fact.parameters.lowerBound + Int(parameter)
        guard number < fact.parameters.upperBound, let parent = fact.parent else { return nil }
        let value = facts.parameter(number).defaultValue
        guard !value.isNone else { return nil }
        let op = Body(facts, function: parent)[value]
        switch op.kind {
        case .boolean: return op.a == 1
        case .none: return false
        default: return nil
        }
    }

    /// Whether a call may pass something for a parameter, though nothing is known of it.
    private func isPassed(_ parameter: UInt16, _ call: CallRef, _ target: FunctionRef) -> Bool {
        let facts = program.files[call.file].facts
        let flowCall = flows[call.file].calls[call.number]
        let body = Body(facts, function: flowCall.function)
        guard Int(flowCall.op) < body.count else { return true }
        let op = body[Int(flowCall.op)]
        guard op.kind == .call else { return true }
        let other = program.files[Int(target.file)].facts
        let parameters = other.function(Int(target.function)).parameters
        let number = parameters.lowerBound + Int(parameter)
        guard number < parameters.upperBound else { return true }
        let fact = other.parameter(number)
        let name = other.hash(of: fact.label.isNone ? fact.name : fact.label)
        var positional = 0
        for argument in body.call(op).arguments {
            if argument.flags & (ArgumentFlag.star | ArgumentFlag.doubleStar) != 0 { return true }
            if argument.label.isNone {
                positional += 1
            } else if facts.hash(of: argument.label) == name {
                return true
            }
        }
        if fact.kind == .keywordOnly { return false }
        return positional + (takesObject(target) ? 1 : 0) > Int(parameter)
    }

    /// Whether the first parameter of a function is the object or the class that it is called on, which is not written
    /// among the arguments.
    private func takesObject(_ function: FunctionRef) -> Bool {
        let fact = program.files[Int(function.file)].facts.function(Int(function.function))
        return fact.type != nil && fact.kind != .closure && !program.isStatic(function)
    }
}

/// One thing that a function does to a session.
public struct Reached: Equatable, Sendable {
    public var effect: Effect
    public var access: Access
    public var isCertain: Bool
    /// A parameter of the function that decides whether it happens.
    var condition: FlowCondition?
    /// How many calls lie between.
    var length: Int
    var step: Step

    enum Step: Equatable, Sendable {
        /// Place in `FileFlow.own`.
        case own(Int)
        /// Places in `FileFlow.calls`, and in what is told of its target.
        case call(number: Int, entry: Int)
    }

    public var isConditional: Bool { condition != nil }
    /// Whether it stands in the body of the function itself.
    public var isOwn: Bool {
        if case .own = step { true } else { false }
    }
}

/// A call of the program: its place in the flow of its file.
public struct CallRef: Hashable, Sendable {
    public var file: Int
    public var number: Int
}

/// The calls that land on each function.
struct Callers {
    private var starts: [Int]
    private var refs: [CallRef]

    init(_ flows: [FileFlow], _ firstNode: [Int], _ count: Int) {
        var starts = [Int](repeating: 0, count: count + 1)
        Self.each(flows, firstNode) { node, _ in starts[node + 1] += 1 }
        for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
        var next = starts
        var refs = [CallRef](repeating: CallRef(file: 0, number: 0), count: starts.last ?? 0)
        Self.each(flows, firstNode) { node, call in
            refs[next[node]] = call
            next[node] += 1
        }
        self.starts = starts
        self.refs = refs
    }

    private static func each(_ flows: [FileFlow], _ firstNode: [Int], _ visit: (Int, CallRef) -> Void) {
        for (file, flow) in flows.enumerated() {
            for function in flow.functions.indices {
                for number in flow.functions[function].calls {
                    guard let target = flow.calls[number].target else { continue }
                    visit(
                        firstNode[Int(target.file)] + Int(target.function),
                        CallRef(file: file, number: number))
                }
            }
        }
    }

    func calls(of node: Int) -> ArraySlice<CallRef> { refs[starts[node]..<starts[node + 1]] }
}
