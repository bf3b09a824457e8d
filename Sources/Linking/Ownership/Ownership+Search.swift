import Facts
import SourceText

/// Looking for functions through calls, whatever session it is about: what is reached by way of an object that
/// nobody shows the making of counts here, too.
extension Ownership {
    /// A function that was looked for.
    public struct Sight: Sendable {
        public var function: FunctionRef
        /// The calls that lead to it, the first one first; closures that run in place are no steps of their own.
        public var steps: [WitnessStep]
        /// Whether every call on the way is known to land on one function.
        public var isCertain: Bool
    }

    /// So many functions are looked at.
    private static let farthest = 2048

    /// The calls that stand in a function, the closures that run in it included.
    public func callRefs(of function: FunctionRef) -> [CallRef] {
        flows[Int(function.file)].calls(of: Int(function.function)).map {
            CallRef(file: Int(function.file), number: $0)
        }
    }

    /// By operation: the functions that a function calls there, without those that it hands to them.
    public func callees(of function: FunctionRef) -> [UInt32: [FunctionRef?]] {
        let flow = flows[Int(function.file)]
        let calls = Dictionary(grouping: flow.calls[flow.calls(of: Int(function.function))], by: \.op)
        return calls.mapValues { calls in
            let handing = calls.filter { !$0.handed.isEmpty }
            return (handing.isEmpty ? calls : handing).map(\.target)
        }
    }

    /// The functions that call a function, as far as their calls were followed.
    public func callers(of function: FunctionRef) -> Set<FunctionRef> {
        Set(
            callRefs(to: function).map { call in
                FunctionRef(file: call.file, function: flows[call.file].calls[call.number].function)
            })
    }

    /// What a call lands on; nil where it only makes an object.
    public func target(of call: CallRef) -> FunctionRef? { flows[call.file].calls[call.number].target }

    /// The nearest function that calls lead to and that is meant.
    /// - Parameter enters: whether to look behind a function that is not meant.
    public func nearest(
        through calls: [CallRef], where isMeant: (FunctionRef) -> Bool,
        enters: (FunctionRef) -> Bool = { _ in true }
    ) -> Sight? {
        var found: [(function: FunctionRef, call: CallRef, from: Int)] = []
        var seen: Set<FunctionRef> = []
        func add(_ call: CallRef, from: Int) {
            guard let target = target(of: call), found.count < Self.farthest, seen.insert(target).inserted
            else { return }
            found.append((target, call, from))
        }
        for call in calls { add(call, from: -1) }
        var next = 0
        while next < found.count {
            let function = found[next].function
            if isMeant(function) {
                var way: [CallRef] = []
                var place = next
                while place >= 0 {
                    way.append(found[place].call)
                    place = found[place].from
                }
                return sight(function, way.reversed())
            }
            if enters(function) {
                for call in callRefs(of: function) { add(call, from: next) }
            }
            next += 1
        }
        return nil
    }

    private func sight(_ function: FunctionRef, _ way: [CallRef]) -> Sight {
        var sight = Sight(function: function, steps: [], isCertain: true)
        for ref in way {
            let call = flows[ref.file].calls[ref.number]
            sight.isCertain = sight.isCertain && call.isCertain
            guard !call.isInline, let target = call.target else { continue }
            let caller = FunctionRef(file: ref.file, function: call.function)
            sight.steps.append(WitnessStep(function: caller, range: call.range, target: target))
        }
        return sight
    }

    /// Something that a function does to a session in its own body.
    public struct Deed: Sendable {
        public var effect: Effect
        public var op: UInt32
        public var range: ByteRange
        /// The sessions that it may land on; none where it makes one.
        public var accesses: [Access]
        public var isCertain: Bool
    }

    /// What a function does to sessions in its own body, statements that only read included.
    public func deeds(of function: FunctionRef) -> [Deed] {
        let flow = flows[Int(function.file)]
        guard flow.isCollected(Int(function.function)) else { return [] }
        return flow.own[flow.functions[Int(function.function)].own].map { own in
            let accesses = flow.givens[own.givens].flatMap { resolve($0, in: function) }
            return Deed(
                effect: own.effect, op: own.op, range: own.range, accesses: accesses,
                isCertain: own.isCertain)
        }
    }

    /// Whether a function does one of these things to a session in its own body.
    public func does(_ effects: EffectSet, _ function: FunctionRef) -> Bool {
        let flow = flows[Int(function.file)]
        guard flow.isCollected(Int(function.function)) else { return false }
        return flow.own[flow.functions[Int(function.function)].own].contains { effects.contains($0.effect) }
    }

    /// Calls of members in a file that a first look does not find; none where nobody asked for them.
    public func absent(in file: Int) -> [AbsentMember] { flows[file].absent }

    /// Whether a call that was followed makes an object of just this type.
    public func isMade(_ type: TypeRef) -> Bool {
        flows.all.contains { flow in flow.calls.contains { $0.type == type } }
    }

    /// Whether a function hands a session to something that is not followed.
    public func isOpen(_ function: FunctionRef) -> Bool {
        let flow = flows[Int(function.file)]
        guard flow.isCollected(Int(function.function)) else { return true }
        return flow.functions[Int(function.function)].isOpen
    }
}
