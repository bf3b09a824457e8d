import Facts
import SourceText
import Syntax

/// Closures as functions: their parameters, written or numbered, and what they capture.
extension SwiftCollector {
    mutating func closure(_ index: NodeIndex) -> Value {
        let block = lastChild(tree[index]) ?? .none
        let isBlock = kind(block) == .block
        let outer = enterClosure(index, isBlock ? block : .none)
        if isBlock { collectBody(block, returnsValue: true) }
        leaveFunction(outer)
        return builder.emit(.closure, range(tree[index]), a: outer.id)
    }

    /// Evaluates the head of a closure and begins its function.
    private mutating func enterClosure(_ index: NodeIndex, _ block: NodeIndex) -> Surroundings {
        let node = tree[index]
        let base = parameters.count
        var function = FunctionFact(
            name: builder.symbols.intern("<closure>"), path: functionPath, kind: .closure, range: range(node))
        function.nameRange = token(node.firstToken).range
        function.parametersEnd = function.nameRange.end
        function.headerEnd = function.nameRange.end
        function.flags =
            (node.flags & 1 != 0 ? FunctionFact.Flag.isAsync : 0)
            | (node.flags & 2 != 0 ? FunctionFact.Flag.isThrowing : 0)
        var captures = NodeIndex.none
        var child = node.firstChild
        while !child.isNone, child != block {
            let part = tree[child]
            switch kind(part) {
            case .attribute: _ = attribute(part)
            case .captures: captures = child
            case .closureParameters: collectParameters(part, of: &function)
            case .thrownType: _ = typeValue(child)
            case .returnType: function.returns = typeValue(child)
            default: _ = expression(child)
            }
            child = part.nextSibling
        }
        if node.flags & 4 == 0, !block.isNone { addNumbered(tree[block]) }
        if !captures.isNone { function.captures = collectCaptures(tree[captures]) }
        if !block.isNone, node.firstChild != block {
            function.headerEnd = max(token(tree[block].firstToken).start, function.headerEnd)
        }
        return enterFunction(function, from: base)
    }

    // MARK: Captures

    /// The names that a closure captures; what it gives a value of its own is a parameter, too.
    private mutating func collectCaptures(_ node: Node) -> UInt32 {
        var names: [Symbol] = []
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            guard collector.kind(part) == .capture, part.endToken > part.firstToken else { return }
            var name = collector.lastToken(part)
            if !part.firstChild.isNone {
                // The name stands before `=`.
                let first = collector.tree[part.firstChild].firstToken
                guard first >= part.firstToken + 2 else { return }
                name = collector.token(first - 2)
                let value = collector.expression(part.firstChild)
                collector.addImplicit(
                    collector.symbol(name), name.range, defaultValue: value, flags: ParameterFlag.isCapture)
            }
            names.append(collector.symbol(name))
        }
        return builder.list(names)
    }

    // MARK: Numbered parameters

    /// Notes where `$0` and its like stand, so that a closure without any costs nothing.
    mutating func findNumbers() {
        numbers.removeAll(keepingCapacity: true)
        for index in tokens.indices where tokens[index].kind == .dollar {
            numbers.append(UInt32(truncatingIfNeeded: index))
        }
    }

    /// Puts `$0` and those up to the highest that is used onto the stack.
    private mutating func addNumbered(_ block: Node) {
        let first = firstNumber(from: block.firstToken)
        guard first < numbers.count, numbers[first] < block.endToken else { return }
        let inner = numberedClosures(block)
        var closures = inner[...]
        var highest: Int?
        for index in numbers[first...] {
            guard index < block.endToken else { break }
            while let closure = closures.first, closure.endToken <= index { closures.removeFirst() }
            if let closure = closures.first, closure.firstToken <= index { continue }
            if let number = number(token(index)) { highest = max(highest ?? 0, number) }
        }
        guard let highest else { return }
        let place = ByteRange(at: token(block.firstToken).start)
        for number in 0...min(highest, 15) {
            addImplicit(builder.symbols.intern("$\(number)"), place)
        }
    }

    private func number(_ token: SwiftToken) -> Int? {
        guard token.range.count > 1, token.range.count <= 4, Int(token.end) <= bytes.count else { return nil }
        var result = 0
        for byte in bytes[Int(token.start) + 1..<Int(token.end)] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            result = result * 10 + Int(byte - 0x30)
        }
        return result
    }

    /// The place in `numbers` of the first one at a token or behind it.
    private func firstNumber(from token: UInt32) -> Int {
        numbers.partitioningIndex { $0 >= token }
    }

    /// The closures without a parameter list inside a block that hold numbers, in order and none inside another:
    /// those numbers are theirs.
    private func numberedClosures(_ block: Node) -> [Node] {
        var found: [Node] = []
        var open = [block.firstChild]
        while let index = open.popLast() {
            guard !index.isNone else { continue }
            let node = tree[index]
            open.append(node.nextSibling)
            let first = firstNumber(from: node.firstToken)
            guard first < numbers.count, numbers[first] < node.endToken else { continue }
            if kind(node) == .closure, node.flags & 4 == 0 {
                found.append(node)
            } else {
                open.append(node.firstChild)
            }
        }
        return found.sorted { $0.firstToken < $1.firstToken }
    }
}
