import Syntax

/// Expressions, from the loosest binding to the tightest. Each level asks the next one for an operand and goes on
/// only where its operator follows, so that plain names, calls and constants fall straight through.
extension PythonParser {
    var beginsExpression: Bool {
        switch kind {
        case .name, .number, .string, .fieldStringStart, .softMatch, .softCase, .softType, .kwFalse, .kwNone,
            .kwTrue,
            .kwAwait, .kwLambda, .kwNot, .kwYield, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis,
            .plus, .minus,
            .tilde, .star:
            true
        default: false
        }
    }

    /// `a, *b, c` without parentheses, or one expression, or `yield`.
    mutating func parseExpressionList() -> NodeIndex {
        let first = here
        if kind == .kwYield { return nested { $0.parseYield() } }
        let node = parseStarredOrNamed()
        guard kind == .comma else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.comma), beginsExpression { append(parseStarredOrNamed(), to: &children) }
        return finish(.tuple, from: first, children)
    }

    /// `*a`, `a := b` or an expression.
    mutating func parseStarredOrNamed() -> NodeIndex {
        if kind == .star {
            let first = here
            advance()
            let child = parseOperators(from: .bar)
            return finish(.starred, from: first, child: child)
        }
        return parseNamedExpression()
    }

    /// `a := b` or an expression.
    mutating func parseNamedExpression() -> NodeIndex {
        if kind.isName, peek() == .colonEqual {
            let first = here
            advance()
            advance()
            let child = nested { $0.parseExpression() }
            return finish(.namedExpression, from: first, child: child)
        }
        return parseExpression()
    }

    /// A conditional expression, a lambda, or what binds tighter.
    mutating func parseExpression() -> NodeIndex {
        if kind == .kwLambda { return nested { $0.parseLambda() } }
        let first = here
        let node = parseDisjunction()
        guard kind == .kwIf else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.kwIf) {
            append(parseDisjunction(), to: &children)
            guard take(.kwElse) else {
                report("a conditional expression needs an else")
                break
            }
            append(kind == .kwLambda ? nested { $0.parseLambda() } : parseDisjunction(), to: &children)
        }
        return finish(.conditional, from: first, children)
    }

    mutating func parseDisjunction() -> NodeIndex {
        let first = here
        let node = parseConjunction()
        guard kind == .kwOr else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.kwOr) { append(parseConjunction(), to: &children) }
        return finish(.or, from: first, children)
    }

    private mutating func parseConjunction() -> NodeIndex {
        let first = here
        let node = parseInversion()
        guard kind == .kwAnd else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.kwAnd) { append(parseInversion(), to: &children) }
        return finish(.and, from: first, children)
    }

    private mutating func parseInversion() -> NodeIndex {
        guard kind == .kwNot else { return parseOperators(from: .comparison) }
        let first = here
        var isEven: UInt8 = 1
        while take(.kwNot) { isEven ^= 1 }
        let child = parseOperators(from: .comparison)
        return finish(.not, from: first, child: child, flags: isEven)
    }

    // MARK: Binary operators

    /// Precedence of binary operators, the loosest first.
    enum Precedence: UInt8 {
        case none, comparison, bar, caret, ampersand, shift, sum, product
    }

    /// The precedence of the operator at the current token.
    private var precedence: Precedence {
        switch kind {
        case .less, .greater, .lessEqual, .greaterEqual, .equalEqual, .notEqual, .kwIn, .kwIs: .comparison
        case .kwNot: peek() == .kwIn ? .comparison : .none
        case .bar: .bar
        case .caret: .caret
        case .ampersand: .ampersand
        case .leftShift, .rightShift: .shift
        case .plus, .minus: .sum
        case .star, .slash, .doubleSlash, .percent, .at: .product
        default: .none
        }
    }

    /// An operand and the operators behind it that bind at least as tightly as `lowest`.
    mutating func parseOperators(from lowest: Precedence) -> NodeIndex {
        let first = here
        let operand = parseUnary()
        return precedence == .none ? operand : parseOperators(behind: operand, first, from: lowest)
    }

    private mutating func parseOperators(behind operand: NodeIndex, _ first: UInt32, from lowest: Precedence)
        -> NodeIndex
    {
        var left = operand
        while true {
            let level = precedence
            guard level != .none, level.rawValue >= lowest.rawValue else { return left }
            var children = Children()
            append(left, to: &children)
            repeat {
                takeOperator()
                let rightFirst = here
                var right = parseUnary()
                if precedence.rawValue > level.rawValue,
                    let tighter = Precedence(rawValue: level.rawValue + 1)
                {
                    right = parseOperators(behind: right, rightFirst, from: tighter)
                }
                append(right, to: &children)
            } while precedence == level
            left = finish(level == .comparison ? .comparison : .binary, from: first, children)
        }
    }

    private mutating func takeOperator() {
        if kind == .kwNot {
            advance()
        } else if kind == .kwIs, peek() == .kwNot {
            advance()
        }
        advance()
    }

    /// A run of prefix operators before a power.
    private mutating func parseUnary() -> NodeIndex {
        guard kind == .minus || kind == .plus || kind == .tilde else { return parsePower() }
        let first = here
        repeat { advance() } while kind == .minus || kind == .plus || kind == .tilde
        let child = parsePower()
        return finish(.unary, from: first, child: child)
    }

    private mutating func parsePower() -> NodeIndex {
        let first = here
        let node = parseAwait()
        guard kind == .doubleStar else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.doubleStar) {
            let operand = here
            while kind == .minus || kind == .plus || kind == .tilde { advance() }
            let right = parseAwait()
            append(
                here > operand && firstToken(right) > operand
                    ? finish(.unary, from: operand, child: right) : right, to: &children)
        }
        return finish(.binary, from: first, children)
    }

    private mutating func parseAwait() -> NodeIndex {
        guard kind == .kwAwait else { return parsePrimary() }
        let first = here
        while take(.kwAwait) {}
        let child = parsePrimary()
        return finish(.await, from: first, child: child)
    }

    // MARK: Primaries

    /// An atom with its attributes, calls and subscripts: one loop, however long the chain.
    mutating func parsePrimary() -> NodeIndex {
        let first = here
        var node = parseAtom()
        while true {
            switch kind {
            case .dot:
                advance()
                if kind.isName || kind.isKeyword {
                    if kind.isKeyword { report("a keyword cannot name a member") }
                    advance()
                    node = finish(.attribute, from: first, child: node)
                } else {
                    report("the name of a member is missing")
                    return finish(.opaque, from: first, child: node)
                }
            case .leftParenthesis:
                let arguments = nested { $0.parseArguments() }
                tree.link(node, arguments)
                node = finish(.call, from: first, child: node)
            case .leftBracket:
                let base = node
                node = nested { $0.parseSubscript(base, first) }
            default:
                return node
            }
        }
    }

    /// `(a, *b, c=d, **e)`.
    mutating func parseArguments() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        while kind != .rightParenthesis {
            guard !endsBracket else {
                report("a closing parenthesis is missing")
                return finish(.arguments, from: first, children)
            }
            let before = position
            append(parseArgument(), to: &children)
            if kind != .rightParenthesis, !take(.comma) { report("a comma is missing between two arguments") }
            ensureProgress(since: before)
        }
        advance()
        return finish(.arguments, from: first, children)
    }

    private mutating func parseArgument() -> NodeIndex {
        let first = here
        if kind == .doubleStar {
            advance()
            let child = parseExpression()
            return finish(.doubleStarred, from: first, child: child)
        }
        if kind == .star {
            advance()
            let child = parseExpression()
            return finish(.starred, from: first, child: child)
        }
        if kind.isName || kind.isKeyword, peek() == .equal {
            if kind.isKeyword { report("a keyword cannot name an argument") }
            advance()
            advance()
            let child = parseExpression()
            return finish(.keyword, from: first, child: child)
        }
        guard beginsExpression else { return skipInBracket("an argument cannot begin here") }
        let node = parseNamedExpression()
        if kind == .kwFor || kind == .kwAsync { return parseComprehension(first, node, nil, flags: 3) }
        return node
    }

    /// A token inside brackets that nothing there begins with.
    mutating func skipInBracket(_ message: StaticMessage) -> NodeIndex {
        report(message)
        let first = here
        if kind != .comma, !endsBracket { advance() }
        return finish(.opaque, from: first, child: .none)
    }

    /// Whether no bracket can go on here: at the end of a line outside brackets, or of a field.
    var endsBracket: Bool {
        switch kind {
        case .newline, .endOfFile, .indent, .dedent, .rightParenthesis, .rightBracket, .rightBrace,
            .fieldStringMiddle,
            .fieldStringEnd:
            true
        default: false
        }
    }

    private mutating func parseSubscript(_ base: NodeIndex, _ first: UInt32) -> NodeIndex {
        advance()
        var children = Children()
        append(base, to: &children)
        while kind != .rightBracket {
            guard !endsBracket else {
                report("a closing bracket is missing")
                return finish(.subscripted, from: first, children)
            }
            let before = position
            append(parseSlice(), to: &children)
            if kind != .rightBracket, !take(.comma) { report("a comma is missing between two items") }
            ensureProgress(since: before)
        }
        advance()
        return finish(.subscripted, from: first, children)
    }

    /// `a`, `*a`, or `a:b:c` with any part left out.
    private mutating func parseSlice() -> NodeIndex {
        let first = here
        var children = Children()
        if kind != .colon {
            guard beginsExpression else { return skipInBracket("an item cannot begin here") }
            let node = parseStarredOrNamed()
            guard kind == .colon else { return node }
            append(node, to: &children)
        }
        while take(.colon) {
            if beginsExpression { append(parseExpression(), to: &children) }
        }
        return finish(.slice, from: first, children)
    }

    // MARK: Lambda, yield

    private mutating func parseLambda() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        append(parseParameters(isLambda: true), to: &children)
        expect(.colon, "a lambda needs a colon before its value")
        append(nested { $0.parseExpression() }, to: &children)
        return finish(.lambda, from: first, children)
    }

    mutating func parseYield() -> NodeIndex {
        let first = here
        advance()
        if take(.kwFrom) {
            let child = parseExpression()
            return finish(.yieldFrom, from: first, child: child)
        }
        let child = beginsExpression ? parseExpressionList() : .none
        return finish(.yield, from: first, child: child)
    }
}
