import Syntax

/// Chains: members, calls, subscripts and trailing closures behind an expression.
extension SwiftParser {
    /// An atom with all that follows it: one loop, however long the chain.
    @inline(__always)
    mutating func parsePrimary() -> NodeIndex {
        let first = here
        var isLiteral = false
        switch kind {
        case .integer, .float, .string, .stringStart, .regex, .kwTrue, .kwFalse, .kwNil, .leftBracket:
            isLiteral = true
        default: break
        }
        let atom = parseAtom()
        switch kind {
        case .comma, .rightParenthesis, .equal: return atom
        default: return parseSuffixes(of: atom, first, isLiteral: isLiteral)
        }
    }

    /// - Parameter isLiteral: Whether the base is a constant, which no trailing closure can follow.
    mutating func parseSuffixes(of base: NodeIndex, _ first: UInt32, isLiteral: Bool) -> NodeIndex {
        var node = base
        var isLiteral = isLiteral || tree[base].kindByte == SwiftKind.tuple.rawValue
        while true {
            switch kind {
            case .dot:
                if endsAtLine, isAtLineStart { return node }
                node = parseMember(of: node, first)
            case .leftParenthesis:
                if isAtLineStart { return node }
                let arguments = parseArguments()
                tree.link(node, arguments)
                node = parseCall(.call, node, last: arguments, first)
            case .leftBracket:
                if isAtLineStart { return node }
                let arguments = parseArguments(.rightBracket)
                tree.link(node, arguments)
                node = parseCall(.subscripted, node, last: arguments, first)
            case .leftBrace:
                guard !isLiteral, !(endsAtLine && isAtLineStart), isTrailingClosure(at: position) else {
                    return node
                }
                node = parseCall(.call, node, last: node, first)
                if kind == .leftBrace { return node }
            case .questionPostfix:
                advance()
                node = finish(.optionalChain, from: first, child: node)
            case .exclamationPostfix:
                advance()
                node = finish(.forced, from: first, child: node)
            case .postfixOperator:
                advance()
                node = finish(.postfix, from: first, child: node)
            case .less, .greater:
                guard isPostfixAngle else { return node }
                takeOperator()
                node = finish(.postfix, from: first, child: node)
            case .poundIf:
                guard !(endsAtLine && isAtLineStart), beginsConditionalChain else { return node }
                let base = node
                node = nested { $0.parseConditionalChain(base, first) }
            default: return node
            }
            isLiteral = false
        }
    }

    private mutating func parseMember(of base: NodeIndex, _ first: UInt32) -> NodeIndex {
        advance()
        switch kind {
        case .integer, .float, .dollar, .identifier: advance()
        default:
            guard kind.isName || kind.isKeyword && !(isAtLineStart && beginsLine) else {
                report("the name of a member is missing")
                return finish(.opaque, from: first, child: base)
            }
            advance()
        }
        skipModuleSelector()
        if kind == .leftParenthesis { skipArgumentNames() }
        return parseSpecialization(of: finish(.member, from: first, child: base), first)
    }

    /// Whether `<`, or `>` with what is joined to it, touches only what stands before it, so that it is no operator between
    /// operands.
    var isPostfixAngle: Bool {
        guard position < tokens.count else { return false }
        var bounds = SwiftToken.Flag.leftBound | SwiftToken.Flag.rightBound
        if kind == .less { bounds |= SwiftToken.Flag.joined }
        return tokens[position].flags & bounds == SwiftToken.Flag.leftBound
    }

    /// Whether a keyword at the start of a line rather begins a statement than names a member.
    private var beginsLine: Bool { kind.beginsDeclaration || kind.beginsStatement || kind == .kwCase }

    /// `A<B>` where what follows `>` says so.
    mutating func parseSpecialization(of base: NodeIndex, _ first: UInt32) -> NodeIndex {
        guard kind == .less, beginsSpecialization else { return base }
        var children = Children()
        append(base, to: &children)
        parseGenericArguments(into: &children)
        return finish(.specialization, from: first, children)
    }

    /// `(a:b:)` behind a name, which belongs to it.
    mutating func skipArgumentNames() {
        guard !isAtLineStart, peek(2) == .colon, peek().isLabel else { return }
        var index = position + 1
        while kind(at: index).isLabel, kind(at: index + 1) == .colon { index += 2 }
        guard kind(at: index) == .rightParenthesis else { return }
        while position <= index { advance() }
    }

    // MARK: Calls

    /// A call or the like whose callee and arguments end with `last`, with the closures behind them.
    mutating func parseCall(
        _ node: SwiftKind, _ callee: NodeIndex, last: NodeIndex, _ first: UInt32, flags: UInt8 = 0
    )
        -> NodeIndex
    {
        var children = Children(first: callee, last: last)
        if kind == .leftBrace, !(endsAtLine && isAtLineStart), isTrailingClosure(at: position) {
            parseTrailingClosures(into: &children)
        }
        return finish(node, from: first, children, flags: flags)
    }

    /// `{ } label: { }`.
    private mutating func parseTrailingClosures(into children: inout Children) {
        append(parseClosure(), to: &children)
        while peek() == .colon, peek(2) == .leftBrace, kind.isLabel, kind != .kwDefault {
            let first = here
            advance()
            advance()
            let closure = parseClosure()
            append(finish(.labeledClosure, from: first, child: closure), to: &children)
        }
    }

    /// Whether `{` at `brace` begins a trailing closure: anywhere but before observers and cases, and in a header only
    /// where what follows its end on the same line shows that the body is still to come.
    func isTrailingClosure(at brace: Int) -> Bool {
        if beginsObservers(at: brace) || kind(at: brace + 1) == .kwCase { return false }
        guard isInHeader else { return true }
        guard !has(SwiftToken.Flag.lineBefore, at: brace + 1) else { return false }
        let end = endOfBalanced(brace)
        guard end > brace, kind(at: end - 1) == .rightBrace else { return false }
        switch kind(at: end) {
        case .leftBrace, .kwWhere, .comma: return true
        case .leftBracket, .leftParenthesis, .dot, .kwIs, .kwAs, .colon: break
        case .questionInfix, .questionPostfix: break
        case let next:
            guard next.isOperator, next != .prefixOperator, next != .ampersandPrefix else { return false }
        }
        return !has(SwiftToken.Flag.lineBefore, at: end)
    }

    // MARK: Arguments

    /// `(a, b: c)` or `[a]`, with its brackets.
    mutating func parseArguments(_ closing: SwiftTokenKind = .rightParenthesis) -> NodeIndex {
        guard depth < Self.depthLimit else { return skipNested() }
        let wasInHeader = isInHeader
        isInHeader = false
        depth += 1
        let first = here
        advance()
        var children = Children()
        parseArgumentList(closing, into: &children)
        let node = finish(.arguments, from: first, children)
        depth -= 1
        isInHeader = wasInHeader
        return node
    }

    /// Arguments through the closing bracket.
    mutating func parseArgumentList(_ closing: SwiftTokenKind, into children: inout Children) {
        while kind != closing {
            let before = position
            guard !kind.endsBracket, !(isAtLineStart && beginsAnotherStatement) else {
                report("a closing bracket is missing")
                return
            }
            append(parseArgument(), to: &children)
            if !take(.comma), kind != closing, !kind.endsBracket {
                if isAtLineStart,
                    beginsAnotherStatement || kind == .leftBrace || kind == .kwLet || kind == .kwVar
                {
                    report("a closing bracket is missing")
                    return
                }
                report("a comma is missing between two arguments")
                if !kind.beginsExpression { advance() }
            }
            ensureProgress(since: before)
        }
        advance()
    }

    /// Whether a keyword shows that a bracket was never closed, and that code goes on behind it.
    private var beginsAnotherStatement: Bool {
        guard kind.isKeyword, peek() != .colon else { return false }
        switch kind {
        case .kwIf, .kwSwitch, .kwDo, .kwLet, .kwVar: return false
        default: return kind.beginsDeclaration || kind.beginsStatement || kind == .kwCase
        }
    }

    /// `a`, `label: a`, or an operator handed on as a function.
    mutating func parseArgument() -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        if peek() == .colon, kind.isLabel, !beginsModuleSelector(at: position + 1) {
            flags = 1
            advance()
            advance()
        } else if kind == .colon {
            report("a label is missing here")
            advance()
        }
        let child = parseArgumentValue()
        return finish(.argument, from: first, child: child, flags: flags)
    }

    private mutating func parseArgumentValue() -> NodeIndex {
        if kind.isOperator, isOperatorName {
            let first = here
            takeOperator()
            return finish(.name, from: first)
        }
        // `@attached(extension)`: a keyword of its own is a name.
        if kind.isKeyword, peek() == .comma || peek() == .rightParenthesis, !kind.beginsExpression {
            return leaf(.name)
        }
        return parseExpression()
    }

    /// Whether an operator stands alone between commas or brackets.
    private var isOperatorName: Bool {
        var last = position
        while has(SwiftToken.Flag.joined, at: last) { last += 1 }
        switch kind(at: last + 1) {
        case .comma, .rightParenthesis, .rightBracket: return true
        default: return false
        }
    }
}
