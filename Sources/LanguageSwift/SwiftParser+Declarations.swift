import Syntax

/// Declarations, told apart behind their attributes and modifiers.
extension SwiftParser {
    /// A declaration. Among members nothing else can stand.
    mutating func parseDeclaration(_ place: Place) -> NodeIndex {
        let first = here
        var children = Children()
        if kind == .at || kind == .poundIf { parseAttributes(into: &children) }
        parseModifiers(into: &children)
        switch kind {
        case .kwFunc: return nested { $0.parseFunction(first, &children) }
        case .kwLet, .kwVar: return nested { $0.parseVariable(first, &children) }
        case .kwInit: return nested { $0.parseInitializer(first, &children) }
        case .kwDeinit: return nested { $0.parseDeinitializer(first, &children) }
        case .kwSubscript: return nested { $0.parseSubscript(first, &children) }
        case .kwClass: return nested { $0.parseNominal(.classDeclaration, first, &children) }
        case .kwStruct: return nested { $0.parseNominal(.structDeclaration, first, &children) }
        case .kwEnum: return nested { $0.parseNominal(.enumDeclaration, first, &children) }
        case .kwProtocol: return nested { $0.parseNominal(.protocolDeclaration, first, &children) }
        case .wordActor where kind(at: position + 1).isName:
            return nested { $0.parseNominal(.actorDeclaration, first, &children) }
        case .kwExtension: return nested { $0.parseExtension(first, &children) }
        case .kwCase where place == .members: return nested { $0.parseEnumCase(first, &children) }
        case .kwTypealias: return nested { $0.parseAlias(.typealiasDeclaration, first, &children) }
        case .kwAssociatedtype: return nested { $0.parseAlias(.associatedtypeDeclaration, first, &children) }
        case .kwImport: return parseImport(first, &children)
        case .wordMacro where kind(at: position + 1).isName: return nested { $0.parseMacro(first, &children) }
        case .kwOperator: return parseOperatorDeclaration(first, &children)
        case .kwPrecedencegroup: return parsePrecedenceGroup(first, &children)
        case .pound: return nested { $0.parseMacroExpansion(first, &children) }
        default: return parseUnknownDeclaration(first, &children)
        }
    }

    /// What no declaration begins with. An expression among members is still read.
    private mutating func parseUnknownDeclaration(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        if children.first.isNone {
            if kind == .identifier, isSpelled("using", at: position), peek() == .at || peek().isName {
                // `using @MainActor` sets the isolation of a file and says nothing of its code.
                advance()
                if kind == .at { append(parseAttribute(), to: &children) } else { advance() }
                return finish(.opaque, from: first, children)
            }
            report("only a declaration can stand here")
        } else {
            report("a declaration is missing behind these attributes and modifiers")
        }
        if kind.beginsExpression, children.first.isNone || !isAtLineStart {
            append(parseExpression(), to: &children)
        } else if children.first.isNone, !kind.endsBracket {
            kind == .equal || kind == .colon ? advance() : skipBalanced()
        }
        return finish(.opaque, from: first, children)
    }

    /// A name, or the pieces of an operator.
    mutating func parseDeclarationName() -> NodeIndex {
        let first = here
        if kind.isWord || kind == .dollar || kind == .underscore {
            advance()
        } else if kind.isOperator || kind == .questionInfix || kind == .questionPostfix {
            takeOperator()
        } else {
            report("a name is missing here")
        }
        return finish(.declarationName, from: first)
    }

    // MARK: Types

    mutating func parseNominal(_ node: SwiftKind, _ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        append(parseDeclarationName(), to: &children)
        if kind == .less { append(parseGenericParameters(), to: &children) }
        if kind == .less { append(parseGenericParameters(), to: &children) }
        parseInheritanceAndMembers(into: &children)
        return finish(node, from: first, children)
    }

    mutating func parseExtension(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        append(parseType(), to: &children)
        parseInheritanceAndMembers(into: &children)
        return finish(.extensionDeclaration, from: first, children)
    }

    private mutating func parseInheritanceAndMembers(into children: inout Children) {
        if kind == .colon { append(parseInheritance(), to: &children) }
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        append(parseBlock(.members), to: &children)
    }

    private mutating func parseInheritance() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        repeat {
            guard kind != .leftBrace else { break }
            if kind == .kwClass {
                append(leaf(.nameType), to: &children)
            } else {
                append(parseType(), to: &children)
            }
        } while take(.comma)
        return finish(.inheritance, from: first, children)
    }

    mutating func parseEnumCase(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        repeat {
            let start = here
            var flags: UInt8 = 0
            var parts = Children()
            append(parseDeclarationName(), to: &parts)
            if kind == .leftParenthesis {
                flags |= 1
                append(parseParameters(.enumCase), to: &parts)
            }
            if take(.equal) {
                flags |= 2
                append(parseExpression(), to: &parts)
            }
            append(finish(.enumElement, from: start, parts, flags: flags), to: &children)
        } while take(.comma)
        return finish(.enumCase, from: first, children)
    }

    mutating func parseAlias(_ node: SwiftKind, _ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        append(parseDeclarationName(), to: &children)
        if kind == .less { append(parseGenericParameters(), to: &children) }
        if kind == .colon { append(parseInheritance(), to: &children) }
        if take(.equal) {
            append(parseType(), to: &children)
        } else if node == .typealiasDeclaration {
            append(missing("a typealias needs a type behind ="), to: &children)
        }
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        return finish(node, from: first, children)
    }

    // MARK: Generics

    /// `<T: P, each U, let n: Int>`.
    mutating func parseGenericParameters() -> NodeIndex {
        guard depth < Self.depthLimit else { return skipNested() }
        depth += 1
        let first = here
        advance()
        var children = Children()
        while kind != .greater {
            let before = position
            while kind == .at { append(parseAttribute(), to: &children) }
            if kind == .kwLet || kind == .wordEach && peek().isName { advance() }
            guard kind.isName || kind == .underscore else {
                report("the name of a generic parameter is missing")
                break
            }
            advance()
            if take(.colon) { append(parseType(), to: &children) }
            if !take(.comma) { break }
            ensureProgress(since: before)
        }
        // The place of requirements long ago.
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        expect(.greater, "a closing > is missing")
        depth -= 1
        return finish(.genericParameters, from: first, children)
    }

    /// `where T: P, U == V`.
    mutating func parseWhereClause() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        repeat {
            guard kind != .leftBrace else { break }
            append(parseGenericArgument(), to: &children)
            if kind == .colon || kind == .comparison || kind.isOperator && isSpelled("==", at: position) {
                advance()
                append(kind == .kwClass ? leaf(.nameType) : parseGenericArgument(), to: &children)
            } else {
                report("a requirement needs : or ==")
            }
        } while take(.comma)
        return finish(.whereClause, from: first, children)
    }

    // MARK: The rest

    private mutating func parseImport(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        switch kind {
        case .kwTypealias, .kwStruct, .kwClass, .kwEnum, .kwProtocol, .kwVar, .kwLet, .kwFunc, .kwInout:
            advance()
        default: break
        }
        guard kind.isWord, !isAtLineStart || kind.isName else {
            report("the name of a module is missing")
            return finish(.importDeclaration, from: first, children)
        }
        advance()
        skipModuleSelector()
        while take(.dot) {
            if kind.isWord { advance() } else if kind.isOperator { takeOperator() }
        }
        return finish(.importDeclaration, from: first, children)
    }

    mutating func parseMacro(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        append(parseDeclarationName(), to: &children)
        if kind == .less { append(parseGenericParameters(), to: &children) }
        if kind == .leftParenthesis {
            append(parseParameters(.function), to: &children)
        } else {
            append(missing("a macro needs a parameter list"), to: &children)
        }
        var flags: UInt8 = 0
        parseEffects(into: &children, flags: &flags)
        if kind == .arrow { append(parseReturnType(), to: &children) }
        if take(.equal) { append(parseExpression(), to: &children) }
        if kind == .kwWhere { append(parseWhereClause(), to: &children) }
        return finish(.macroDeclaration, from: first, children)
    }

    /// `infix operator +++: P`.
    private mutating func parseOperatorDeclaration(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        // The operator itself may stand on the next line.
        if kind.isOperator { takeOperator() }
        while !isAtLineStart, !kind.endsBracket, kind != .semicolon, kind != .colon, kind != .leftBrace {
            advance()
        }
        if take(.colon) {
            while kind.isWord || kind == .comma, !isAtLineStart { advance() }
        }
        if kind == .leftBrace, !isAtLineStart { skipBalanced() }
        return finish(.operatorDeclaration, from: first, children)
    }

    private mutating func parsePrecedenceGroup(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        advance()
        if kind.isWord { advance() } else { report("a name is missing here") }
        if kind == .leftBrace { skipBalanced() } else { report("a block is missing here") }
        return finish(.precedenceGroup, from: first, children)
    }
}
