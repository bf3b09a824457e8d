import Facts
import SourceText

/// One place on the way from a function to an effect.
public struct WitnessStep: Sendable {
    /// The function in which it stands.
    public var function: FunctionRef
    public var range: ByteRange
    /// The function that is called there; nil where the effect stands.
    public var target: FunctionRef?
    /// The call; none where the effect stands.
    public var op = Value.none

    public init(function: FunctionRef, range: ByteRange, target: FunctionRef?, op: Value = .none) {
        self.function = function
        self.range = range
        self.target = target
        self.op = op
    }
}

extension Ownership {
    /// Goes from a function to an effect, one call after the other.
    /// - Parameter visit: is given each function, what the effect is for it, and its call on the way: nil where the
    ///   effect stands; tells whether to go on, since a way may be as long as its file.
    private func walk(
        _ entry: Reached, in function: FunctionRef, while visit: (FunctionRef, Reached, FlowCall?) -> Bool
    ) {
        var entry = entry
        var function = function
        while case .call(let number, let next) = entry.step {
            let call = flows[Int(function.file)].calls[number]
            guard visit(function, entry, call), let target = call.target else { return }
            let summary = summary(of: target)
            guard next < summary.count else { return }
            entry = summary[next]
            function = target
        }
        _ = visit(function, entry, nil)
    }

    /// The same, from the function that a call lands on.
    private func walk(_ reach: ReachThroughCall, while visit: (FunctionRef, Reached, FlowCall?) -> Bool) {
        guard let target = flows[reach.call.file].calls[reach.call.number].target else { return }
        walk(summary(of: target)[reach.entry], in: target, while: visit)
    }

    /// The way from a function to an effect: first the call in the function itself, last the effect.
    public func witness(of entry: Reached, in function: FunctionRef) -> [WitnessStep] {
        var steps: [WitnessStep] = []
        walk(entry, in: function) { function, entry, call in
            if let call {
                guard !call.isInline, let target = call.target else { return true }
                steps.append(
                    WitnessStep(
                        function: function, range: call.range, target: target, op: Value(call.op)))
            } else if case .own(let number) = entry.step {
                let range = flows[Int(function.file)].own[number].range
                steps.append(WitnessStep(function: function, range: range, target: nil))
            }
            return true
        }
        return steps
    }

    /// An effect that is reached through one call of a function.
    public struct ReachThroughCall: Sendable {
        public var call: CallRef
        /// Place in the summary of the call's target.
        public var entry: Int
        public var effect: Effect
        /// Seen from the function that makes the call.
        public var access: Access
        public var isCertain: Bool
        public var isConditional: Bool
    }

    /// Every effect that is reached through each call of a function, the closures that run in it included.
    public func reaches(from function: FunctionRef) -> [ReachThroughCall] {
        var result: [ReachThroughCall] = []
        let flow = flows[Int(function.file)]
        for number in flow.calls(of: Int(function.function)) {
            let call = flow.calls[number]
            guard let target = call.target, !call.isInline else { continue }
            for (place, entry) in summary(of: target).enumerated() {
                for found in carried(entry, through: CallRef(file: Int(function.file), number: number)) {
                    result.append(
                        ReachThroughCall(
                            call: CallRef(file: Int(function.file), number: number), entry: place,
                            effect: entry.effect, access: found.access,
                            isCertain: entry.isCertain && call.isCertain && found.isCertain,
                            isConditional: found.condition != nil))
                }
            }
        }
        return result
    }

    /// The way of an effect through a call.
    public func witness(of reach: ReachThroughCall) -> [WitnessStep] {
        let call = flows[reach.call.file].calls[reach.call.number]
        guard let target = call.target else { return [] }
        let own = WitnessStep(
            function: FunctionRef(file: reach.call.file, function: call.function), range: call.range,
            target: target, op: Value(call.op))
        return [own] + witness(of: summary(of: target)[reach.entry], in: target)
    }
}

extension Ownership {
    /// A function on the way to an effect, and what the effect is for it.
    public struct Stop: Sendable {
        public var function: FunctionRef
        public var access: Access
        /// It happens only where a parameter of the function says so.
        public var isConditional: Bool
        /// The place of the parameter that has to be true for it, where the condition asks for that alone.
        public var flag: Int?
    }

    /// The functions on the way of an effect through a call, the called one first; closures that run in place are no
    /// functions of their own.
    public func route(of reach: ReachThroughCall) -> [Stop] {
        var stops: [Stop] = []
        _ = stop(of: reach) { stop in
            stops.append(stop)
            return false
        }
        return stops
    }

    /// The first of them that is meant; those behind it are not looked at.
    public func stop(of reach: ReachThroughCall, where isMeant: (Stop) -> Bool) -> Stop? {
        var found: Stop?
        var isInline = false
        walk(reach) { function, entry, call in
            if !isInline {
                let stop = stop(entry, in: function)
                if isMeant(stop) { found = stop }
            }
            isInline = call?.isInline ?? false
            return found == nil
        }
        return found
    }

    private func stop(_ entry: Reached, in function: FunctionRef) -> Stop {
        Stop(
            function: function, access: entry.access, isConditional: entry.isConditional,
            flag: entry.condition.flatMap { condition in
                let isFlag = condition.isPositive && !condition.isPresence && condition.keyword == 0
                return isFlag ? Int(condition.parameter) : nil
            })
    }

    /// The operation at which a call stands in its function.
    public func op(of call: CallRef) -> UInt32 { flows[call.file].calls[call.number].op }
}

extension Ownership {
    /// A call that lands on a function of the program.
    public struct KnownCall: Sendable {
        public var ref: CallRef
        /// The function in whose body it stands.
        public var function: FunctionRef
        public var target: FunctionRef
        public var range: ByteRange
        public var isCertain: Bool
    }

    /// The calls in a function's body, closures left out.
    public func calls(in function: FunctionRef) -> [KnownCall] {
        let file = Int(function.file)
        return flows[file].calls(of: Int(function.function)).compactMap {
            known(CallRef(file: file, number: $0))
        }
    }

    /// The calls that land on a function, by file and place.
    public func calls(of function: FunctionRef) -> [KnownCall] {
        callRefs(to: function).compactMap(known)
    }

    private func known(_ ref: CallRef) -> KnownCall? {
        let call = flows[ref.file].calls[ref.number]
        guard let target = call.target, !call.isInline else { return nil }
        return KnownCall(
            ref: ref, function: FunctionRef(file: ref.file, function: call.function), target: target,
            range: call.range, isCertain: call.isCertain)
    }
}

extension Ownership {
    /// An effect in a function's own body.
    public struct OwnReach: Sendable {
        public var op: UInt32
        public var range: ByteRange
        public var effect: Effect
        public var access: Access
        public var isCertain: Bool
        public var isConditional: Bool
    }

    /// What a function does in its own body.
    public func own(of function: FunctionRef) -> [OwnReach] {
        let flow = flows[Int(function.file)]
        return summary(of: function).compactMap { entry in
            guard case .own(let number) = entry.step else { return nil }
            let own = flow.own[number]
            return OwnReach(
                op: own.op, range: own.range, effect: own.effect, access: entry.access,
                isCertain: entry.isCertain, isConditional: entry.isConditional)
        }
    }
}

extension Ownership {
    /// Whether every call on a way is known to land on one function.
    public func isStraight(_ reach: ReachThroughCall) -> Bool {
        guard flows[reach.call.file].calls[reach.call.number].isCertain else { return false }
        var isSure = true
        var isWhole = false
        walk(reach) { _, _, call in
            if let call { isSure = call.isCertain } else { isWhole = true }
            return isSure
        }
        return isSure && isWhole
    }

    /// Whether one of the calls on a way is a coroutine that a task is made of, which runs on its own.
    public func isApart(_ reach: ReachThroughCall) -> Bool {
        var isApart = flows[reach.call.file].calls[reach.call.number].isApart
        walk(reach) { _, _, call in
            isApart = isApart || call?.isApart ?? false
            return !isApart
        }
        return isApart
    }

    /// The function whose decorator does what is at the end of a way; nil where that is the affair of no decorator.
    public func decorated(atEndOf reach: ReachThroughCall) -> FunctionRef? {
        var last = flows[reach.call.file].calls[reach.call.number].decorated
        walk(reach) { _, _, call in
            if let call, !call.isInline { last = call.decorated }
            return true
        }
        return last
    }

    /// Whether an effect is only there to take back what has failed: its place, or that of a call on the way to it, is
    /// in the handler of an error, which then lets the error rise.
    public func takesBack(_ reach: ReachThroughCall) -> Bool {
        var takesBack = false
        walk(reach) { function, entry, call in
            let op: UInt32
            switch entry.step {
            case .own(let number): op = flows[Int(function.file)].own[number].op
            case .call: op = call?.op ?? .max
            }
            let body = Body(program.files[Int(function.file)].facts, function: Int(function.function))
            takesBack = Int(op) < body.count && body.isInHandlerThatRaises(Int(op))
            return !takesBack
        }
        return takesBack
    }
}

extension Body {
    /// Whether an operation stands in the handler of an error.
    public func isInHandler(_ op: Int) -> Bool { attempts(around: op).contains(true) }

    /// The attempts in which an operation stands, the innermost last: whether it stands in a handler of each.
    private func attempts(around op: Int) -> [Bool] {
        var attempts: [Bool] = []
        for index in 0..<min(op, count) {
            switch kind(index) {
            case .tryBegin: attempts.append(false)
            case .handler: if !attempts.isEmpty { attempts[attempts.count - 1] = true }
            case .tryElse, .finally: if !attempts.isEmpty { attempts[attempts.count - 1] = false }
            case .tryEnd: _ = attempts.popLast()
            default: continue
            }
        }
        return attempts
    }

    /// Where the innermost `finally` begins in which an operation stands.
    public func finally(around op: Int) -> Int? {
        var attempts: [Int?] = []
        for index in 0..<min(op, count) {
            switch kind(index) {
            case .tryBegin: attempts.append(nil)
            case .finally: if !attempts.isEmpty { attempts[attempts.count - 1] = index }
            case .tryEnd: _ = attempts.popLast()
            default: continue
            }
        }
        return attempts.last { $0 != nil } ?? nil
    }

    /// Whether an operation stands in the handler of an error that raises one behind it.
    public func isInHandlerThatRaises(_ op: Int) -> Bool {
        var attempts = attempts(around: op)
        var depth = 0
        var isBehind = false
        for index in min(op, count)..<count where attempts.contains(true) {
            switch kind(index) {
            case .raise where depth == 0 && !isBehind && attempts.last == true: return true
            case .tryBegin: depth += 1
            case .tryEnd where depth > 0: depth -= 1
            case .handler, .tryElse, .finally: isBehind = isBehind || depth == 0
            case .tryEnd:
                _ = attempts.popLast()
                isBehind = false
            default: continue
            }
        }
        return false
    }
}
