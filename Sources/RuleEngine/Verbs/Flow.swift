import Facts
import Linking
import SourceText

/// Where a value goes inside one function: into other values, names and calls.
struct Flow {
    /// The operations that a value goes into, itself first, in source order.
    private(set) var reached: [Int] = []
    let body: Body
    /// How many operations a value is followed, so that a function of any length is read in linear time.
    static let reach = 2_000

    /// Follows a value through operators, conversions, text and names to the end of the function.
    /// - Parameters:
    ///   - conversions: names of the language whose call hands on what it is given, such as `abs`.
    ///   - followsCalls: whether methods called on the value hand it on, as those of a statement do.
    init(
        of value: Value, in body: Body, _ evaluation: FileEvaluation, conversions: Set<String>,
        followsCalls: Bool
    ) {
        self.body = body
        let first = Int(value.index)
        var marks = [Bool](repeating: false, count: min(body.count - first, Self.reach))
        marks[0] = true
        func isReached(_ value: Value) -> Bool {
            let place = Int(value.index) - first
            return place >= 0 && place < marks.count && marks[place]
        }
        // What a library makes of a statement is one again, as `exists(...)` and `.where(...)` do.
        func isOfLibrary(_ callee: Op, _ call: Op) -> Bool {
            let known = evaluation[evaluation.evaluated(call.value, in: body.function)]
            if known.kind == .path { return true }
            guard callee.kind == .attribute else { return false }
            return !callee.value.isNone && body[callee.value].kind == .call
        }
        reached = [Int(value.index)]
        guard Int(value.index) + 1 < body.count else { return }
        for index in Int(value.index) + 1..<min(body.count, Int(value.index) + Self.reach) {
            let op = body[index]
            let isOn: Bool
            switch op.kind {
            case .name:
                let source = evaluation.source(of: Value(UInt32(index)), in: body.function)
                isOn = source.map(isReached) ?? false
            case .operation, .opaque, .either, .await, .subscripted, .attribute:
                isOn = body.operands(of: op).contains { isReached($0) }
            case .call:
                let isArgument = body.call(op).arguments.contains {
                    !$0.value.isNone && isReached($0.value)
                }
                let callee = op.value.isNone ? nil : body[op.value]
                let isConversion =
                    callee.map { $0.kind == .name && conversions.contains(body.facts.string($0.symbol)) }
                    ?? false
                let isMethod =
                    followsCalls
                    && callee.map { $0.kind == .attribute && !$0.value.isNone && isReached($0.value) }
                        ?? false
                let isPart = followsCalls && isArgument && callee.map { isOfLibrary($0, op) } ?? false
                isOn = isArgument && isConversion || isMethod || isPart
                if isArgument, !isOn { reached.append(index) }
            case .bind, .store, .return, .yield:
                if body.operands(of: op).contains(where: { isReached($0) }) { reached.append(index) }
                continue
            default:
                continue
            }
            guard isOn else { continue }
            marks[index - first] = true
            reached.append(index)
        }
    }
}

extension FileJudge {
    /// Whether a value goes into one of the sinks, and whether plainly so: what becomes a text, or is kept under the
    /// name of a key, may stay in the process that made it.
    func flow(_ value: Value, _ body: Body, into check: CallCheck) -> (isSunk: Bool, isPlain: Bool) {
        let flow = Flow(of: value, in: body, evaluation, conversions: conversions, followsCalls: false)
        var isReached = Set<Int>()
        var isSunk = check.sinks.contains(.text) && leavesAsText(flow, body)
        for index in flow.reached {
            defer { isReached.insert(index) }
            let op = body[index]
            switch op.kind {
            case .operation where check.sinks.contains(.bucket):
                guard isBucket(op, body, isReached) else { continue }
                if !isOfObject(op, body) { return (true, true) }
                isSunk = true
            case .call:
                let callee = op.value.isNone ? "" : body.spelling(op.value)
                if check.sinks.contains(.bucket), callee == "divmod" { return (true, true) }
                guard check.sinks.contains(.identifier) else { continue }
                for argument in body.call(op).arguments
                where !argument.value.isNone && isReached.contains(Int(argument.value.index)) {
                    let isKept = isOf(check.identifiers, argument.label)
                    // What an object is made with is kept; what else is told of it may stay in this process.
                    if isKept, makesObject(callee) { return (true, true) }
                    isSunk = isSunk || isKept || isOf(check.keys, argument.label)
                }
            case .store where check.sinks.contains(.identifier):
                let target = body[op.value]
                guard target.kind == .attribute else { continue }
                if isOf(check.identifiers, target.member) { return (true, true) }
                isSunk = isSunk || isOf(check.keys, target.member)
            default: break
            }
        }
        return (isSunk, false)
    }

    private func makesObject(_ callee: String) -> Bool {
        callee.split(separator: ".").last?.first { $0 != "_" }?.isUppercase ?? false
    }

    /// Whether the value becomes part of a text that leaves the function, other than into a set of this process.
    private func leavesAsText(_ flow: Flow, _ body: Body) -> Bool {
        var texts: Set<Int> = []
        for index in flow.reached {
            let op = body[index]
            let isFromText = body.operands(of: op).contains { texts.contains(Int($0.index)) }
            switch op.kind {
            case .opaque:
                // A comprehension is opaque, too; a region ends behind it.
                let isComprehension = index + 1 < body.count && body.kind(index + 1) == .scopeEnd
                if !isComprehension, isDrawn(Value(UInt32(index)), body) { return false }
                if !isComprehension || isFromText { texts.insert(index) }
            case .call:
                let callee = op.value.isNone ? nil : body[op.value]
                let name = callee.map { facts.string($0.kind == .attribute ? $0.member : $0.symbol) } ?? ""
                if callee?.kind == .name, textMakers.contains(name) {
                    texts.insert(index)
                } else if isFromText, !["add", "discard", "remove", "len", "hash"].contains(name) {
                    return true
                }
            case .name:
                let source = evaluation.source(of: Value(UInt32(index)), in: body.function)
                if let source, texts.contains(Int(source.index)) { texts.insert(index) }
            case .return, .yield, .store:
                if isFromText { return true }
            default:
                if isFromText, op.kind != .bind { texts.insert(index) }
            }
        }
        return false
    }

    /// A remainder or division of the value, or a mask with a number.
    private func isBucket(_ op: Op, _ body: Body, _ reached: Set<Int>) -> Bool {
        let operands = facts.list(op.b)
        guard let first = operands.first, reached.contains(Int(first)) else { return false }
        switch Operator(rawValue: op.a) {
        // A place in a list that is in memory.
        case .modulo?:
            return !operands.dropFirst().contains { isLength(Value($0), body) } && !isIndex(op, body)
        case .divide?: return true
        case .inPlace?:
            // Nobody has one bucket: `key += 1` looks for the next free one.
            return !operands.dropFirst().contains { operand in
                body.kind(Int(operand)) == .number && facts.string(body[Int(operand)].symbol) == "1"
            }
        case .other?:
            return operands.dropFirst().contains { body.kind(Int($0)) == .number && !isOnes($0, body) }
        default: return false
        }
    }

    /// Whether a remainder is that of a number which an object keeps: so many parts may live in this process alone.
    private func isOfObject(_ op: Op, _ body: Body) -> Bool {
        let operands = facts.list(op.b)
        guard Operator(rawValue: op.a) == .modulo, operands.count == 2, let last = operands.last else {
            return false
        }
        return body.kind(Int(last)) == .attribute
    }

    /// Whether a number is a mask of whole bytes, which only makes another number positive or short.
    private func isOnes(_ operand: UInt32, _ body: Body) -> Bool {
        let written = facts.string(body[Int(operand)].symbol).lowercased()
        return written.hasPrefix("0x") && written.utf8.count >= 8
            && !written.utf8.dropFirst(3).contains { $0 != 0x66 }
            && ["7", "f"].contains(written.dropFirst(2).prefix(1))
    }

    /// Whether a value is how many elements an attribute has.
    private func isLength(_ value: Value, _ body: Body) -> Bool {
        let op = body[value]
        guard op.kind == .call, !op.value.isNone, body.spelling(op.value) == "len" else { return false }
        return body.call(op).arguments.first.map { body.kind(Int($0.value.index)) == .attribute } ?? false
    }

    /// Whether a value is a place in a list that is written there.
    private func isIndex(_ op: Op, _ body: Body) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .subscripted, body.a(index) != UInt32.max else { return false }
            let read = body[index]
            return body[read.value].kind == .collection
                && facts.list(read.b).contains { body[Value($0)].range == op.range }
        }
    }

    /// Whether a value is made with the time or with something drawn at random.
    func isDrawn(_ value: Value, _ body: Body, depth: Int = 0) -> Bool {
        guard !value.isNone, depth < 6 else { return false }
        let op = body[value]
        if op.kind == .call, !op.value.isNone {
            let name = body.spelling(op.value).split(separator: ".").last.map(String.init) ?? ""
            if drawing.contains(name) { return true }
        }
        return body.operands(of: op).contains { isDrawn($0, body, depth: depth + 1) }
    }

    private func isOf(_ patterns: [NamePattern], _ symbol: Symbol) -> Bool {
        guard !symbol.isNone else { return false }
        return patterns.contains { pattern in facts.withBytes(of: symbol) { pattern.matches($0) } }
    }

    /// Whether a value is surely text, surely a number, or nothing is known.
    func isText(_ value: Value, _ body: Body, depth: Int = 0) -> Bool? {
        guard !value.isNone, depth < 12 else { return nil }
        let op = body[value]
        switch op.kind {
        case .string: return true
        case .opaque: return true
        case .number, .boolean, .none: return false
        case .collection:
            let parts = facts.list(op.a).map { isText(Value($0), body, depth: depth + 1) }
            if parts.contains(true) { return true }
            return parts.allSatisfy { $0 == false } ? false : nil
        case .operation:
            let parts = facts.list(op.b).map { isText(Value($0), body, depth: depth + 1) }
            if parts.contains(true) { return true }
            return parts.allSatisfy { $0 == false } ? false : nil
        case .call:
            guard !op.value.isNone else { return nil }
            let callee = body[op.value]
            if callee.kind == .name {
                let name = facts.string(callee.symbol)
                return textMakers.contains(name) ? true : numberMakers.contains(name) ? false : nil
            }
            if callee.kind == .attribute, numberMembers.contains(facts.string(callee.member)) { return false }
            return callee.kind == .attribute && isText(callee.value, body, depth: depth + 1) == true
                ? true : nil
        // As the `int` of a UUID is.
        case .attribute: return numberMembers.contains(facts.string(op.member)) ? false : nil
        case .name:
            guard let source = evaluation.source(of: value, in: body.function), source.index < value.index
            else { return nil }
            return isText(source, body, depth: depth + 1)
        case .parameter:
            let parameter = facts.parameter(Int(op.a))
            guard !parameter.annotation.isNone, let parent = facts.function(body.function).parent else {
                return nil
            }
            let text = Body(facts, function: parent).spelling(parameter.annotation)
            let quoted = Body(facts, function: parent)[parameter.annotation]
            let name = quoted.kind == .string ? facts.string(quoted.symbol) : text
            return ["str", "bytes"].contains(name)
                ? true : ["int", "float", "bool", "UUID"].contains(name) ? false : nil
        default: return nil
        }
    }
}

/// Names of the language whose call makes text of a number.
private let textMakers: Set<String> = ["str", "repr", "hex", "bin", "oct", "format", "ascii"]
/// Names of the language whose call makes a number.
private let numberMakers: Set<String> = [
    "UUID", "abs", "bool", "float", "id", "int", "len", "ord", "round", "sum", "uuid4",
]
/// Members that are numbers, and functions of modules that give what is hashed as its number is.
private let numberMembers: Set<String> = ["UUID", "int", "uuid4"]
/// Functions that give something else each time.
private let drawing: Set<String> = [
    "getrandbits", "monotonic", "perf_counter", "randbytes", "randint", "random", "time", "time_ns",
    "token_bytes",
    "token_hex", "urandom", "uuid1", "uuid4",
]
/// Names of the language whose call hands on what it is given, as far as its worth for telling things apart goes.
private let conversions: Set<String> = ["abs", "int", "str", "hex", "bin", "oct", "repr", "format", "round"]
