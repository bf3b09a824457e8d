import Facts
import SourceText

/// Adds to the flows the calls of functions that are handed to others which call them: each counts as a call by the one
/// who hands the function on, with what the other one passes.
func flowsWithHandedFunctions(_ flows: [FileFlow], _ program: Program) -> [FileFlow] {
    var result = flows
    for (file, flow) in flows.enumerated() where !flow.handed.isEmpty {
        result[file] = flowWithHandedFunctions(flow, flows, program)
    }
    return result
}

/// The same for the flow of one file.
func flowWithHandedFunctions(_ flow: FileFlow, _ flows: [FileFlow], _ program: Program) -> FileFlow {
    var result = flow
    for function in flow.functions.indices {
        var more: [FlowCall] = []
        for number in flow.functions[function].calls where !flow.calls[number].handed.isEmpty {
            guard let taker = flow.calls[number].target else { continue }
            for handed in flow.handed[flow.calls[number].handed] {
                let applied = flows[Int(taker.file)].applied[Int(taker.function)] ?? []
                for one in applied where one.parameter == handed.parameter {
                    more.append(call(of: handed, one, taker, flow.calls[number], flows, program, &result))
                }
            }
        }
        guard !more.isEmpty else { continue }
        let start = result.calls.count
        result.calls.append(contentsOf: flow.calls[flow.functions[function].calls])
        result.calls.append(contentsOf: more)
        result.functions[function].calls = start..<result.calls.count
    }
    return result
}

extension FileFlow {
    /// Whether what is added for functions that it hands on was found in one of some files.
    func handsOn(with isMeant: (Int) -> Bool) -> Bool {
        calls.contains { call in
            guard !call.handed.isEmpty, let taker = call.target else { return false }
            return isMeant(Int(taker.file)) || handed[call.handed].contains { isMeant(Int($0.target.file)) }
        }
    }
}

private func call(
    of handed: HandedFunction, _ applied: AppliedParameter, _ taker: FunctionRef, _ outer: FlowCall,
    _ flows: [FileFlow], _ program: Program, _ flow: inout FileFlow
) -> FlowCall {
    let facts = program.files[Int(handed.target.file)].facts
    let fact = facts.function(Int(handed.target.function))
    let start = flow.bindings.count
    var next: UInt32 = 0
    if !handed.receiver.isEmpty, fact.type != nil {
        flow.bindings.append(FlowBinding(parameter: 0, givens: handed.receiver))
        next = 1
    }
    for argument in applied.arguments {
        var place = next
        if argument.label == 0 {
            next += 1
        } else {
            let named = fact.parameters.first { facts.hash(of: facts.parameter($0).name) == argument.label }
            guard let named else { continue }
            place = UInt32(named - fact.parameters.lowerBound)
        }
        let givens = flows[Int(taker.file)].givens[argument.givens].flatMap { given in
            passed(given, by: outer, flow)
        }
        guard !givens.isEmpty else { continue }
        let first = flow.givens.count
        flow.givens.append(contentsOf: givens.prefix(4))
        flow.bindings.append(FlowBinding(parameter: place, givens: first..<flow.givens.count))
    }
    var call = outer
    call.target = handed.target
    call.type = nil
    call.handed = 0..<0
    call.isEntered = false
    call.bindings = start..<flow.bindings.count
    call.isCertain = outer.isCertain && handed.isCertain
    call.isApart = outer.isApart || applied.isApart
    return call
}

/// What something that a called function passes on is for its caller; nothing where it is none of that one's.
private func passed(_ given: Given, by outer: FlowCall, _ flow: FileFlow) -> [Given] {
    switch given.kind {
    case .ambient, .constant: return [given]
    case .parameter:
        return flow.bindings[outer.bindings].filter { $0.parameter == given.number }.flatMap { binding in
            flow.givens[binding.givens].compactMap { found in
                found.path.appending(given.path).map { Given(found.kind, found.number, $0) }
            }
        }
    case .unknown, .captured, .opened, .result, .object: return []
    }
}

extension Ownership {
    /// Whether a generator hands out what it has opened itself, so that what it does later happens to that.
    func handsOutOwn(_ target: FunctionRef?) -> Bool {
        guard let target else { return false }
        let fact = program.files[Int(target.file)].facts.function(Int(target.function))
        guard fact.isGenerator else { return false }
        let flow = flows[Int(target.file)]
        return flow.givens[flow.functions[Int(target.function)].results].contains { given in
            resolve(given, in: target).contains { $0.root == .opened }
        }
    }
}
