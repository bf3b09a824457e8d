import Facts
import SourceText

/// A name that is used like a session and that nothing says is one.
public struct Stranger: Sendable {
    public enum Source: Sendable {
        /// What a call gives; the callee.
        case called(Value)
        /// A parameter, by its number in the file.
        case parameter(Int)
    }

    public var function: Int
    public var source: Source
    /// The first call on it.
    public var range: ByteRange
    /// The methods that are called on it and that sessions have, each once.
    public var methods: [Symbol]
    /// What these would do to a session.
    public var effects: EffectSet
    /// Whether one of them is none that objects of other libraries have, such as the connections of drivers.
    public var hasOwnMethod: Bool
}

extension Models {
    /// What the methods that sessions have do to them, by the word of the method.
    public var sessionMethods: [Word: EffectSet] {
        var result: [Word: EffectSet] = [:]
        for type in types where type.kind == .session {
            for (word, outcome) in type.methods { result[word, default: []].formUnion(outcome.effects) }
        }
        return result
    }

    /// Whether objects of other libraries have a method of this name.
    func isForeign(_ method: Word) -> Bool { foreign.values.contains { $0.contains(method) } }
}

extension FileEvaluation {
    /// The names in a function's own body that are used like sessions and are none as far as anybody knows, in the
    /// order of their first use.
    /// - Parameter methods: those of sessions, from `Models.sessionMethods`.
    public mutating func strangers(in function: Int, _ methods: [Word: EffectSet]) -> [Stranger] {
        let body = Body(facts, function: function)
        var found: [Stranger] = []
        var numbers: [UInt32: Int] = [:]
        for index in 0..<body.count where body.kind(index) == .call {
            let callee = body[Value(body.a(index))]
            guard callee.kind == .attribute, !callee.value.isNone, body[callee.value].kind == .name,
                let effects = methods[word(callee.member)]
            else { continue }
            evaluate(function)
            guard isStrange(value(callee.value, function)),
                let bound = source(of: callee.value, in: function)
            else { continue }
            let isOwn = !models.isForeign(word(callee.member))
            if let number = numbers[bound.index] {
                found[number].hasOwnMethod = found[number].hasOwnMethod || isOwn
                if !found[number].methods.contains(callee.member) {
                    found[number].methods.append(callee.member)
                }
                found[number].effects.formUnion(effects)
            } else if let source = strangeSource(bound, body) {
                numbers[bound.index] = found.count
                found.append(
                    Stranger(
                        function: function, source: source, range: body[index].range,
                        methods: [callee.member], effects: effects, hasOwnMethod: isOwn))
            }
        }
        return found
    }

    /// Whether nothing is known of a value, or only where it was imported from.
    private func isStrange(_ id: KnownID) -> Bool {
        alternatives(of: id).allSatisfy { alternative in
            switch self[alternative].kind {
            case .unknown, .result, .nothing: true
            case .path, .foreign: !isOfKnownLibrary(alternative)
            default: false
            }
        }
    }

    private func isOfKnownLibrary(_ id: KnownID) -> Bool {
        guard let importing = importing(id) else { return false }
        var root = PathHash()
        facts.withBytes(of: facts.importFact(importing).module) { root.append($0.prefix { $0 != 0x2E }) }
        return models.foreign[root] != nil
    }

    /// What gave a name its value, behind what may stand around a call.
    private func strangeSource(_ bound: Value, _ body: Body) -> Stranger.Source? {
        var current = bound
        for _ in 0..<4 where !current.isNone {
            let op = body[current]
            switch op.kind {
            case .entered, .await: current = op.value
            case .call: return op.value.isNone ? nil : .called(op.value)
            case .parameter: return .parameter(Int(op.a))
            default: return nil
            }
        }
        return nil
    }
}
