import Syntax

/// Functions, initializers and subscripts: what they take, throw and return.
extension SwiftParser {
    mutating func parseFunction(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        append(parseDeclarationName(), to: &children)
        if kind == .less { append(parseGenericParameters(), to: &children) }
        let flags = parseSignature(into: &children)
        return finish(.functionDeclaration, from: first, children, flags: flags)
    }

    mutating func parseInitializer(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        var flags: UInt8 = 0
        if kind == .questionPostfix || kind == .exclamationPostfix || kind == .questionInfix
            || kind == .prefixOperator && isSpelled("!", at: position)
        {
            flags = 8
            advance()
        }
        if kind == .less { append(parseGenericParameters(), to: &children) }
        flags |= parseSignature(into: &children, body: .initializerBody)
        return finish(.initializerDeclaration, from: first, children, flags: flags)
    }

    mutating func parseDeinitializer(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        var flags: UInt8 = 0
        parseEffects(into: &children, flags: &flags)
        if kind == .leftBrace { append(parseBlock(), to: &children) }
        return finish(.deinitializerDeclaration, from: first, children)
    }

    mutating func parseSubscript(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        if kind == .less { append(parseGenericParameters(), to: &children) }
        append(parseParametersOrMissing(), to: &children)
        if kind == .arrow {
            append(parseReturnType(), to: &children)
        } else {
            append(missing("a subscript needs a type behind ->"), to: &children)
        }
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        if kind == .leftBrace { append(parseAccessors(), to: &children) }
        return finish(.subscriptDeclaration, from: first, children)
    }

    /// Parameters, effects, result, requirements and body.
    private mutating func parseSignature(into children: inout Children, body: Place = .code) -> UInt8 {
        var flags: UInt8 = 0
        append(parseParametersOrMissing(), to: &children)
        parseEffects(into: &children, flags: &flags)
        if kind == .arrow {
            append(parseReturnType(), to: &children)
            parseEffects(into: &children, flags: &flags)
        }
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        if kind == .leftBrace { append(parseBlock(body), to: &children) }
        return flags
    }

    private mutating func parseParametersOrMissing() -> NodeIndex {
        if kind == .leftParenthesis { return parseParameters(.function) }
        report("a parameter list is missing here")
        return finish(.parameters, from: here)
    }

    // MARK: Effects

    /// `async throws(E)` in any order. Flag 1: `async`; flag 2: `throws`; flag 4: `rethrows`.
    mutating func parseEffects(into children: inout Children, flags: inout UInt8) {
        while true {
            switch kind {
            case .wordAsync:
                flags |= 1
                advance()
            case .kwThrows:
                flags |= 2
                let first = here
                advance()
                guard kind == .leftParenthesis else { continue }
                var parts = Children()
                parseThrownType(into: &parts)
                append(finish(.thrownType, from: first, parts), to: &children)
            case .kwRethrows:
                flags |= 4
                advance()
            case .identifier where isSpelled("reasync", at: position):
                flags |= 1
                advance()
            default: return
            }
        }
    }

    /// `(E)` behind `throws`.
    mutating func parseThrownType(into children: inout Children) {
        guard take(.leftParenthesis) else { return }
        append(parseType(), to: &children)
        expect(.rightParenthesis, "a closing parenthesis is missing")
    }

    mutating func parseReturnType() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        if kind == .less { skipGenericParameters() }
        append(parseType(), to: &children)
        return finish(.returnType, from: first, children)
    }

    /// `-> <T> T`: the names of an opaque result say nothing of what is returned.
    private mutating func skipGenericParameters() {
        while kind != .greater, !kind.endsBracket { advance() }
        _ = take(.greater)
    }

    // MARK: Parameters

    /// Where a parameter list stands, which decides what a single word in it is.
    enum ParameterPlace {
        case function, enumCase, closure
    }

    mutating func parseParameters(_ place: ParameterPlace) -> NodeIndex {
        nested { parser in
            let first = parser.here
            let node: SwiftKind = place == .closure ? .closureParameters : .parameters
            let wasInHeader = parser.isInHeader
            parser.isInHeader = false
            parser.advance()
            var children = Children()
            while parser.kind != .rightParenthesis {
                let before = parser.position
                guard !parser.kind.endsBracket else { break }
                parser.append(parser.parseParameter(place), to: &children)
                if !parser.take(.comma), parser.kind != .rightParenthesis {
                    if parser.kind.beginsDeclaration || parser.kind == .leftBrace, parser.isAtLineStart {
                        break
                    }
                    parser.report("a comma is missing between two parameters")
                }
                parser.ensureProgress(since: before)
            }
            parser.expect(.rightParenthesis, "a closing parenthesis is missing")
            parser.isInHeader = wasInHeader
            return parser.finish(node, from: first, children)
        }
    }

    private mutating func parseParameter(_ place: ParameterPlace) -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        var children = Children()
        // Before a type that stands alone they are the type's own.
        while kind == .at, place != .enumCase {
            append(nested { $0.parseAttribute(ofType: true) }, to: &children)
        }
        while isParameterModifier { append(leaf(.modifier), to: &children) }
        let hasName =
            switch place {
            case .function: kind.isLabel || kind == .kwInout && peek().isLabel
            case .closure: kind.isLabel
            case .enumCase: kind.isLabel && (peek() == .colon || peek().isLabel && peek(2) == .colon)
            }
        if hasName {
            advance()
            if kind.isLabel { advance() }
        }
        let needsType = place == .function || place == .enumCase && !hasName
        if hasName ? take(.colon) : place != .closure {
            flags |= 2
            append(parseType(), to: &children)
            if isEllipsis {
                flags |= 1
                advance()
            }
        } else if needsType {
            report("a parameter needs a type")
        }
        if take(.equal) {
            flags |= 4
            append(parseExpression(), to: &children)
        }
        return finish(.parameter, from: first, children, flags: flags)
    }

    /// `isolated`, `_const` and their like before the names of a parameter: three words, or two and a colon.
    private var isParameterModifier: Bool {
        switch kind {
        case .wordIsolated, .wordSending, .wordBorrowing, .wordConsuming, .identifier, .kwInout: break
        default: return false
        }
        guard kind == .kwInout || peek().isLabel && peek(2).isLabel else { return false }
        return kind != .identifier || isIdentifiedModifier(at: position)
    }

    /// `...` behind a type.
    var isEllipsis: Bool {
        switch kind {
        case .postfixOperator, .infixOperator, .prefixOperator: isSpelled("...", at: position)
        default: false
        }
    }
}
