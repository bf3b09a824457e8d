import Facts
import SourceText
import Syntax

/// The conditions of `if`, `guard` and `while`, and the names they bind.
extension SwiftCollector {
    /// The conditions of a statement, evaluated. The names that the last one binds are left to `bindLast`, so that
    /// they can be bound where they hold.
    struct Conditions {
        /// What decides; none where only the platform does.
        var value = Value.none
        var last = NodeIndex.none
        var lastValue = Value.none
        /// The block behind the conditions.
        var block = NodeIndex.none
    }

    mutating func collectConditions(_ index: NodeIndex) -> Conditions {
        var result = Conditions()
        let base = values.count
        let first = tree[index].firstChild
        var child = first
        while !child.isNone, kind(child) != .block {
            if !result.last.isNone { bindLast(result) }
            let (value, bound) = condition(child)
            if !value.isNone { values.append(value) }
            result.last = child
            result.lastValue = bound
            child = next(child)
        }
        result.block = child
        if values.count == base + 1 {
            result.value = values[base]
        } else if values.count > base + 1 {
            let whole = ByteRange(range(tree[first]).start, range(tree[result.last]).end)
            result.value = builder.emit(.either, flags: OpFlag.and, whole, list: values[base...])
        }
        values.removeSubrange(base...)
        return result
    }

    /// What decides a condition, and the value that its names are bound to.
    private mutating func condition(_ index: NodeIndex) -> (value: Value, bound: Value) {
        let node = tree[index]
        switch kind(node) {
        case .optionalBinding:
            let pattern = node.firstChild
            let source = boundValue(behind: pattern)
            // `if let a` is `if let a = a`.
            let value = source.isNone ? optionalName(pattern) : expression(source)
            return (value, value)
        case .matchingCondition:
            let value = optionalExpression(boundValue(behind: node.firstChild))
            let base = values.count
            values.append(value)
            let test = builder.operation(.other, values[base...], range(node))
            values.removeSubrange(base...)
            return (test, value)
        case .availability: return (.none, .none)
        default: return (expression(index), .none)
        }
    }

    /// What stands behind `=`, with or without a type between it and the pattern.
    private func boundValue(behind pattern: NodeIndex) -> NodeIndex {
        let following = next(pattern)
        guard let kind = kind(following), isType(kind) else { return following }
        return next(following)
    }

    private mutating func optionalName(_ pattern: NodeIndex) -> Value {
        guard !pattern.isNone else { return .none }
        let (name, place) = declaredName(tree[pattern])
        return builder.emit(.name, place, symbol: name)
    }

    /// Binds the names of the last condition.
    mutating func bindLast(_ conditions: Conditions) {
        guard !conditions.last.isNone else { return }
        let node = tree[conditions.last]
        switch kind(node) {
        case .optionalBinding:
            bindPattern(
                node.firstChild, conditions.lastValue, flags: node.flags & 1 == 0 ? OpFlag.constant : 0)
            let type = next(node.firstChild)
            if let kind = kind(type), isType(kind) { annotate(type) }
        case .matchingCondition: bindPattern(node.firstChild, conditions.lastValue, flags: OpFlag.constant)
        default: break
        }
    }

    /// Whether conditions bind names; `beforeLast` leaves the last one out.
    func bindsNames(_ statement: NodeIndex, beforeLast: Bool) -> Bool {
        var child = tree[statement].firstChild
        while let kind = kind(child), kind != .block {
            let following = next(child)
            if beforeLast, self.kind(following) == nil || self.kind(following) == .block { return false }
            if kind == .optionalBinding || kind == .matchingCondition { return true }
            child = following
        }
        return false
    }
}
