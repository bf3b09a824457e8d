import Syntax

/// Names, constants, strings and everything in brackets.
extension SwiftParser {
    @inline(__always)
    mutating func parseAtom() -> NodeIndex {
        switch kind {
        case .identifier: return parseName()
        case .dot: return parseImplicitMember()
        case .integer: return leaf(.integer)
        case .string: return leaf(.string)
        default: return parseOtherAtom()
        }
    }

    private mutating func parseOtherAtom() -> NodeIndex {
        switch kind {
        case .kwSelf, .kwSelfType, .kwSuper, .kwInit, .kwSubscript, .kwDeinit: return parseName()
        case .dollar, .kwAnyType: return leaf(.name)
        case .float: return leaf(.float)
        case .regex: return leaf(.regex)
        case .kwTrue: return leaf(.trueLiteral)
        case .kwFalse: return leaf(.falseLiteral)
        case .kwNil: return leaf(.nilLiteral)
        case .underscore: return leaf(.wildcard)
        case .stringStart: return nested { $0.parseString() }
        case .leftParenthesis: return nested { $0.parseParenthesis() }
        case .leftBracket:
            return beginsInlineArray(at: position) ? parseInlineType() : nested { $0.parseList() }
        case .leftBrace: return parseClosure()
        case .pound:
            return nested { parser in
                var children = Children()
                return parser.parseMacroExpansion(parser.here, &children)
            }
        case .poundAvailable, .poundUnavailable: return parseAvailability()
        default:
            if kind.isName { return parseName() }
            return missing("an expression is missing here")
        }
    }

    /// `a`, `f(a:b:)`, `A<B>`, `Module::a`.
    @inline(__always)
    private mutating func parseName() -> NodeIndex {
        let first = here
        advance()
        if kind == .leftParenthesis { skipArgumentNames() }
        let name = finish(.name, from: first)
        switch kind {
        case .less: return parseSpecialization(of: name, first)
        case .colon where beginsModuleSelector(at: position):
            return parseSpecialization(of: parseModuleSelector(of: name, first, .member), first)
        default: return name
        }
    }

    private mutating func parseImplicitMember() -> NodeIndex {
        let first = here
        advance()
        guard kind.isWord || kind == .dollar else {
            report("the name of a member is missing")
            if kind == .integer { advance() }
            return finish(.opaque, from: first)
        }
        advance()
        skipModuleSelector()
        if kind == .leftParenthesis { skipArgumentNames() }
        return parseSpecialization(of: finish(.implicitMember, from: first), first)
    }

    /// `[3 of A]`.
    private mutating func parseInlineType() -> NodeIndex {
        let first = here
        let type = parseInlineArray()
        return finish(.typeExpression, from: first, child: type)
    }

    // MARK: Strings

    /// A string with interpolations.
    private mutating func parseString() -> NodeIndex {
        let first = here
        let (wasInHeader, endedAtLine) = (isInHeader, endsAtLine)
        isInHeader = false
        endsAtLine = false
        advance()
        var children = Children()
        while true {
            if kind == .stringMiddle {
                advance()
            } else if kind == .stringEnd {
                advance()
                break
            } else if kind == .endOfFile {
                report("a closing quote is missing")
                break
            } else {
                let before = position
                parseInterpolation(into: &children)
                ensureProgress(since: before)
            }
        }
        isInHeader = wasInHeader
        endsAtLine = endedAtLine
        return finish(.string, from: first, children, flags: 1)
    }

    /// What stands between `\(` and its `)`.
    private mutating func parseInterpolation(into children: inout Children) {
        while kind != .stringMiddle, kind != .stringEnd, kind != .endOfFile {
            let before = position
            append(parseArgument(), to: &children)
            if !take(.comma), kind != .stringMiddle, kind != .stringEnd {
                report("a comma is missing between two arguments")
                if kind.endsBracket { advance() }
            }
            ensureProgress(since: before)
        }
    }

    // MARK: Brackets

    /// `()`, `(a)`, `(a, b: c)`.
    private mutating func parseParenthesis() -> NodeIndex {
        let first = here
        let (wasInHeader, endedAtLine) = (isInHeader, endsAtLine)
        isInHeader = false
        endsAtLine = false
        advance()
        var children = Children()
        parseArgumentList(.rightParenthesis, into: &children)
        isInHeader = wasInHeader
        endsAtLine = endedAtLine
        guard !children.first.isNone else { return finish(.tuple, from: first) }
        let argument = tree[children.first]
        guard children.first == children.last, argument.flags == 0,
            kind(at: position - 2) != .comma
        else { return finish(.tuple, from: first, children) }
        return finish(.group, from: first, child: argument.firstChild)
    }

    /// `[a, b]`, `[a: b]`, `[:]`.
    private mutating func parseList() -> NodeIndex {
        let first = here
        let (wasInHeader, endedAtLine) = (isInHeader, endsAtLine)
        isInHeader = false
        endsAtLine = false
        advance()
        var children = Children()
        var node = SwiftKind.array
        if kind == .colon, peek() == .rightBracket {
            advance()
            node = .dictionary
        }
        while kind != .rightBracket {
            let before = position
            guard !kind.endsBracket, !kind.beginsDeclaration || !isAtLineStart else { break }
            append(parseExpression(), to: &children)
            if take(.colon) {
                node = .dictionary
                append(parseExpression(), to: &children)
            }
            if !take(.comma), kind != .rightBracket, !kind.endsBracket {
                report("a comma is missing between two elements")
                if !kind.beginsExpression { advance() }
            }
            ensureProgress(since: before)
        }
        expect(.rightBracket, "a closing bracket is missing")
        isInHeader = wasInHeader
        endsAtLine = endedAtLine
        return finish(node, from: first, children)
    }

    // MARK: Macros

    /// `#m<T>(a) { }`, behind the attributes and modifiers in `children` where it is a declaration.
    mutating func parseMacroExpansion(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        let start = here
        advance()
        if kind.isWord, !isAtLineStart {
            advance()
            skipModuleSelector()
        } else {
            report("the name of a macro is missing")
        }
        var parts = Children()
        if kind == .less, beginsSpecialization { parseGenericArguments(into: &parts) }
        append(finish(.macroName, from: start, parts), to: &children)
        if kind == .leftParenthesis, !isAtLineStart { append(parseArguments(), to: &children) }
        return parseCall(.macroExpansion, children.first, last: children.last, first)
    }

    // MARK: Key paths

    /// `\A.b?.c[0]`: the path is tokens.
    mutating func parseKeyPath() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        if kind != .dot, !isKeyPathOperator { append(parseSimpleType(isMember: false), to: &children) }
        while true {
            switch kind {
            case .dot:
                if endsAtLine, isAtLineStart { return finish(.keyPath, from: first, children) }
                advance()
                parseKeyPathMember(into: &children)
            case .leftBracket:
                if isAtLineStart { return finish(.keyPath, from: first, children) }
                parseKeyPathArguments(.rightBracket, into: &children)
            case .leftParenthesis where !has(SwiftToken.Flag.spaceBefore, at: position):
                parseKeyPathArguments(.rightParenthesis, into: &children)
            case .questionPostfix, .exclamationPostfix: advance()
            default:
                guard isKeyPathOperator else { return finish(.keyPath, from: first, children) }
                let end = Int(tokens[position].end)
                advance()
                if bytes[end - 1] == UInt8(ascii: ".") { parseKeyPathMember(into: &children) }
            }
        }
    }

    private mutating func parseKeyPathMember(into children: inout Children) {
        if kind.isWord || kind == .integer || kind == .float || kind == .dollar {
            advance()
            skipModuleSelector()
            if kind == .leftParenthesis { skipArgumentNames() }
            if kind == .less, beginsSpecialization {
                var types = Children()
                parseGenericArguments(into: &types)
            }
        } else if kind != .leftBracket, kind != .questionPostfix, kind != .exclamationPostfix,
            !isKeyPathOperator
        {
            report("the name of a member is missing")
        }
    }

    private mutating func parseKeyPathArguments(_ closing: SwiftTokenKind, into children: inout Children) {
        let arguments = parseArguments(closing)
        var argument = tree[arguments].firstChild
        if tree[arguments].kindByte == SwiftKind.opaque.rawValue { append(arguments, to: &children) }
        while !argument.isNone {
            let child = tree[argument].firstChild
            if !child.isNone { append(child, to: &children) }
            argument = tree[argument].nextSibling
        }
    }

    /// Whether an operator is made of `.`, `?` and `!` alone, as in `\.?.a`.
    private var isKeyPathOperator: Bool {
        switch kind {
        case .prefixOperator, .postfixOperator, .infixOperator, .questionQuestion: break
        default: return false
        }
        let token = tokens[position]
        guard token.end <= bytes.count else { return false }
        var index = Int(token.start)
        while index < Int(token.end) {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): index += 1
            default: return false
            }
        }
        return !isSpelled("...", at: position) && !isSpelled("!", at: position)
    }
}
