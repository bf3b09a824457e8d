import Facts
import Linking
import SourceText

/// What conditions say about names.
extension FileJudge {
    /// The regions around a place of a function, the innermost first.
    func regions(from region: Int) -> [Region] {
        var result: [Region] = []
        var current = region
        while current >= 0, result.count < 256 {
            result.append(evaluation.regions[current])
            current = evaluation.regions[current].parent
        }
        return result
    }

    /// Whether something runs only under a condition that a flag of the caller decides.
    func isFlagged(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        return regions(from: event.region).contains { region in
            (region.kind == .arm || region.kind == .remainder)
                && mentions(region.value, body, depth: 0) {
                    isFlag($0) || event.effect == .closes && isSwitch($0, of: event.function)
                }
        }
    }

    /// Whether a name is a parameter that is true or false where nothing is passed.
    private func isSwitch(_ name: Symbol, of function: Int) -> Bool {
        let fact = facts.function(function)
        guard let parent = fact.parent else { return false }
        let body = Body(facts, function: parent)
        return fact.parameters.contains { number in
            let parameter = facts.parameter(number)
            return parameter.name == name && !parameter.defaultValue.isNone
                && body[parameter.defaultValue].kind == .boolean
        }
    }

    private func isFlag(_ symbol: Symbol) -> Bool {
        language.models.flagPatterns.contains { pattern in facts.withBytes(of: symbol) { pattern.matches($0) }
        }
    }

    /// Whether a name or attribute in a value, or in what its names were bound to, is one of these. What is called
    /// does not count.
    func mentions(_ value: Value, _ body: Body, depth: Int, _ isMeant: (Symbol) -> Bool) -> Bool {
        guard !value.isNone, depth < 16 else { return false }
        let op = body[value]
        switch op.kind {
        case .name:
            if isMeant(op.symbol) { return true }
            guard let source = evaluation.source(of: value, in: body.function), source.index < value.index
            else { return false }
            // One step back is enough for `is_own = db is None`.
            return depth < 8 && body.kind(Int(source.index)) == .operation
                && mentions(source, body, depth: depth + 8, isMeant)
        case .attribute:
            return isMeant(op.member)
        case .operation:
            return facts.list(op.b).contains { mentions(Value($0), body, depth: depth + 1, isMeant) }
        case .either:
            return facts.list(op.a).contains { mentions(Value($0), body, depth: depth + 1, isMeant) }
        case .await:
            return mentions(op.value, body, depth: depth + 1, isMeant)
        case .call:
            return body.call(op).arguments.contains { mentions($0.value, body, depth: depth + 1, isMeant) }
        default:
            return false
        }
    }

    /// Whether a condition holds where the parameter is missing (true), where it is there (false), or says
    /// nothing clear about it (nil). `isAbout` tells whether it is about the parameter at all.
    func testsMissing(_ value: Value, _ body: Body, parameter: Symbol, depth: Int = 0)
        -> (isAbout: Bool, isMissing: Bool?)
    {
        guard !value.isNone, depth < 16 else { return (false, nil) }
        let op = body[value]
        switch op.kind {
        case .name where op.symbol == parameter:
            return (true, false)
        case .name:
            guard let source = evaluation.source(of: value, in: body.function), source.index < value.index
            else { return (false, nil) }
            return depth < 8 && body.kind(Int(source.index)) == .operation
                ? testsMissing(source, body, parameter: parameter, depth: depth + 8) : (false, nil)
        case .operation:
            let operands = facts.list(op.b).map { Value($0) }
            let inner = operands.map { testsMissing($0, body, parameter: parameter, depth: depth + 1) }
            guard inner.contains(where: \.isAbout) else { return (false, nil) }
            let hasNone = operands.contains { body.kind(Int($0.index)) == .none }
            switch Operator(rawValue: op.a) {
            case .not?: return (true, inner.first?.isMissing.map { !$0 })
            case .identical?, .equal?: return (true, hasNone ? true : nil)
            case .notIdentical?, .notEqual?: return (true, hasNone ? false : nil)
            default: return (true, nil)
            }
        case .either:
            let isAbout = facts.list(op.a).contains {
                testsMissing(Value($0), body, parameter: parameter, depth: depth + 1).isAbout
            }
            return (isAbout, nil)
        default:
            return (false, nil)
        }
    }
}
