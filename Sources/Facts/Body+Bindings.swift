import SourceText

/// A name that a body binds, with what is declared of it: a stored property of a type, a variable.
public struct Binding: Sendable {
    public var name: Symbol
    public var range: ByteRange
    /// None where it is only declared.
    public var value: Value
    /// Value of the declared type, or none.
    public var annotation: Value
    /// Values of its attributes and property wrappers, the topmost first.
    public var decorators: [Value]
    /// `OpFlag` bits of `bind`.
    public var flags: UInt8
}

extension Body {
    /// The bindings of this body in source order. Those of a type's body are its properties: `@W var x: T` has the
    /// decorator `W` and the annotation `T`. A computed property is bound to the function of its getter.
    public var bindings: [Binding] {
        var result: [Binding] = []
        for index in 0..<count {
            switch kind(index) {
            case .bind:
                let op = self[index]
                result.append(
                    Binding(
                        name: op.symbol, range: op.range, value: op.second, annotation: .none, decorators: [],
                        flags: op.flags))
            case .annotate where !result.isEmpty: result[result.count - 1].annotation = Value(a(index))
            case .decorate where !result.isEmpty: result[result.count - 1].decorators.append(Value(a(index)))
            default: break
            }
        }
        return result
    }
}
