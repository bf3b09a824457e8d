extension Body {
    /// The values of this body that an operation is made from, in source order; none among them.
    public func operands(of op: Op) -> [Value] {
        let (a, b) = op.kind.operands
        var result: [Value] = []
        for (word, operand) in [(op.a, a), (op.b, b)] {
            switch operand {
            case .value: result.append(Value(word))
            case .list: result += facts.list(word).map { Value($0) }
            case .callRecord: result += call(op).arguments.map(\.value)
            case .unused, .symbol, .number: break
            }
        }
        return result.filter { !$0.isNone }
    }
}
