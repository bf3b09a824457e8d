import Syntax

/// Operators, from the loosest to the tightest. Precedence is as fine as the kinds: what the language lets a file
/// define is all one level.
extension SwiftParser {
    /// An expression with its assignments.
    mutating func parseExpression() -> NodeIndex { parseOperators(from: Level.assignment) }

    /// How tightly an operator binds.
    enum Level {
        static let none: UInt8 = 0
        static let assignment: UInt8 = 1
        static let conditional: UInt8 = 2
        static let or: UInt8 = 3
        static let and: UInt8 = 4
        static let comparison: UInt8 = 5
        static let coalescing: UInt8 = 6
        static let cast: UInt8 = 7
        static let binary: UInt8 = 8
        /// `->`, which makes a type of what stands before it.
        static let arrow: UInt8 = 9
    }

    /// The level of the operator at the current token.
    @inline(__always)
    private var level: UInt8 {
        switch kind {
        case .equal, .compoundAssignment: Level.assignment
        case .questionInfix: Level.conditional
        case .orOr: Level.or
        case .andAnd: Level.and
        case .comparison, .less: Level.comparison
        case .greater: levelOfGreater
        case .questionQuestion: Level.coalescing
        case .kwAs, .kwIs: Level.cast
        case .infixOperator: Level.binary
        case .arrow, .kwThrows: Level.arrow
        case .wordAsync: peek() == .arrow || peek() == .kwThrows ? Level.arrow : Level.none
        default: Level.none
        }
    }

    /// `>` and `>=` compare; `>>` shifts, `>>=` assigns.
    private var levelOfGreater: UInt8 {
        guard has(SwiftToken.Flag.joined, at: position) else { return Level.comparison }
        var last = position + 1
        while has(SwiftToken.Flag.joined, at: last) { last += 1 }
        guard kind(at: last) == .equal || kind(at: last) == .compoundAssignment else { return Level.binary }
        return last == position + 1 ? Level.comparison : Level.assignment
    }

    /// An operand and the operators behind it that bind at least as tightly as `lowest`.
    @inline(__always)
    mutating func parseOperators(from lowest: UInt8) -> NodeIndex {
        let first = here
        let operand = parseOperand()
        return level == Level.none ? operand : parseOperators(behind: operand, first, from: lowest)
    }

    private mutating func parseOperators(behind operand: NodeIndex, _ first: UInt32, from lowest: UInt8)
        -> NodeIndex
    {
        var left = operand
        while true {
            let level = level
            guard level != Level.none, level >= lowest, !(endsAtLine && isAtLineStart) else { return left }
            switch level {
            case Level.assignment: left = parseAssignment(to: left, first)
            case Level.conditional: left = parseConditional(on: left, first)
            case Level.cast: left = parseCasts(of: left, first)
            case Level.arrow: left = parseArrow(behind: left, first)
            default: left = parseSequence(behind: left, first, level)
            }
        }
    }

    /// `a + b + c`: operators of one level in one node.
    private mutating func parseSequence(behind left: NodeIndex, _ first: UInt32, _ level: UInt8) -> NodeIndex
    {
        var children = Children()
        append(left, to: &children)
        repeat {
            takeOperator()
            let start = here
            var right = parseOperand()
            if self.level > level { right = parseOperators(behind: right, start, from: level + 1) }
            append(right, to: &children)
        } while self.level == level && !(endsAtLine && isAtLineStart)
        let node: SwiftKind =
            switch level {
            case Level.or: .or
            case Level.and: .and
            case Level.comparison: .comparison
            case Level.coalescing: .coalescing
            default: .binary
            }
        return finish(node, from: first, children)
    }

    private mutating func parseAssignment(to left: NodeIndex, _ first: UInt32) -> NodeIndex {
        let node: SwiftKind = kind == .equal ? .assignment : .compoundAssignment
        takeOperator()
        let value = nested { $0.parseOperators(from: Level.assignment) }
        tree.link(left, value)
        return finish(node, from: first, child: left)
    }

    private mutating func parseConditional(on left: NodeIndex, _ first: UInt32) -> NodeIndex {
        advance()
        var children = Children()
        append(left, to: &children)
        append(nested { $0.parseExpression() }, to: &children)
        if take(.colon) {
            append(nested { $0.parseOperators(from: Level.conditional) }, to: &children)
        } else {
            append(missing("a conditional expression needs a colon"), to: &children)
        }
        return finish(.conditional, from: first, children)
    }

    /// `a as T`, `a is T`: one loop, however many.
    mutating func parseCasts(of left: NodeIndex, _ first: UInt32) -> NodeIndex {
        var value = left
        while kind == .kwAs || kind == .kwIs {
            var flags: UInt8 = 0
            if take(.kwAs) {
                flags = take(.questionPostfix) ? 2 : take(.exclamationPostfix) ? 3 : 1
            } else {
                advance()
            }
            let type = nested { $0.parseType() }
            tree.link(value, type)
            value = finish(.cast, from: first, child: value, flags: flags)
        }
        return value
    }

    /// `(A) -> B` in the place of an expression: what was read as an operand is read again as a type.
    private mutating func parseArrow(behind left: NodeIndex, _ first: UInt32) -> NodeIndex {
        let start = tree[left].firstToken
        let arrow = position
        var read = left
        if depth < Self.depthLimit,
            endOfType(Int(start), limit: Int(start) + Self.lookaheadLimit) ?? 0 > position
        {
            rewind(to: Int(start))
            let type = nested { $0.parseType() }
            read = finish(.typeExpression, from: start, child: type)
            if position > arrow { return read }
        }
        report("an arrow belongs behind the parameters of a function type")
        while position <= arrow { advance() }
        return finish(.opaque, from: first, child: read)
    }

    // MARK: Operands

    /// An operand with its prefixes.
    mutating func parseOperand() -> NodeIndex {
        switch kind {
        case .identifier, .dot, .string, .integer: return parsePrimary()
        case .prefixOperator: return parsePrefix(isSpelled("!", at: position) ? 1 : 0)
        case .ampersandPrefix: return parsePrefix(2)
        case .kwTry: return nested { $0.parseTry() }
        case .wordAwait: return parseCovering(.awaitExpression)
        case .wordUnsafe where takesOperand(closure: true, postfix: false):
            return parseCovering(.wordExpression)
        case .wordConsume where takesOperand(), .wordCopy where takesOperand(),
            .wordBorrow where takesOperand(),
            .wordEach where takesOperand():
            return parseWord()
        case .kwRepeat: return parseCovering(.wordExpression)
        case .kwIf: return nested { $0.parseIf() }
        case .kwSwitch: return nested { $0.parseSwitch() }
        case .kwDo: return nested { $0.parseDo() }
        case .backslash: return nested { $0.parseKeyPath() }
        case .wordAny where takesOperand() || beginsConstraint(at: position + 1) && peek() == .prefixOperator:
            return parseTypeExpression()
        case .at, .kwInout: return parseTypeExpression()
        case .wordNonisolated where isSpelled("nonsending", at: position + 2) && peek() == .leftParenthesis:
            return parseTypeExpression()
        case .kwLet, .kwVar: return parseBindingPattern()
        case .kwIs: return parseIsPattern()
        case .less, .greater, .comparison, .infixOperator, .postfixOperator, .compoundAssignment, .equal,
            .andAnd, .orOr,
            .questionQuestion:
            return parseStrayOperator()
        default: return parsePrimary()
        }
    }

    private mutating func parseTypeExpression() -> NodeIndex {
        let first = here
        let type = nested { $0.parseType() }
        let node = finish(.typeExpression, from: first, child: type)
        return parseSuffixes(of: node, first, isLiteral: false)
    }

    private mutating func parsePrefix(_ flags: UInt8) -> NodeIndex {
        nested { parser in
            let first = parser.here
            parser.takeOperator()
            // Behind a prefix the contextual keywords of operands are names: `!unsafe (a)` is a call.
            let isName = parser.kind.isName && parser.kind != .wordAwait
            let child = isName ? parser.parsePrimary() : parser.parseOperand()
            return parser.finish(.prefix, from: first, child: child, flags: flags)
        }
    }

    /// An operator where an operand belongs: a prefix where one touches it, as `>=` in `swift(>=6)`.
    private mutating func parseStrayOperator() -> NodeIndex {
        let first = here
        var last = position
        while has(SwiftToken.Flag.joined, at: last) { last += 1 }
        let touches = !has(SwiftToken.Flag.spaceBefore | SwiftToken.Flag.lineBefore, at: last + 1)
        if touches, kind(at: last + 1).beginsExpression { return parsePrefix(0) }
        report("an operator needs an operand on its left")
        guard !isAtLineStart else { return finish(.opaque, from: first) }
        takeOperator()
        return finish(.opaque, from: first)
    }

    /// `try a + b`: what it covers ends where the operator sequence does.
    private mutating func parseTry() -> NodeIndex {
        let first = here
        advance()
        let flags: UInt8 = take(.questionPostfix) ? 1 : take(.exclamationPostfix) ? 2 : 0
        let child = parseOperators(from: Level.assignment)
        return finish(.tryExpression, from: first, child: child, flags: flags)
    }

    /// `await`, `unsafe` and `repeat` cover all to their right, as `try` does.
    private mutating func parseCovering(_ node: SwiftKind) -> NodeIndex {
        nested { parser in
            let first = parser.here
            parser.advance()
            let child = parser.parseOperators(from: Level.assignment)
            return parser.finish(node, from: first, child: child)
        }
    }

    /// `consume a`: the operand alone.
    private mutating func parseWord() -> NodeIndex {
        nested { parser in
            let first = parser.here
            parser.advance()
            let child = parser.parseOperand()
            return parser.finish(.wordExpression, from: first, child: child)
        }
    }
}
