import Syntax

/// Simple statements, and the lines they stand on.
extension PythonParser {
    /// One compound statement, or the simple statements of one logical line.
    mutating func parseStatement(into children: inout Children) {
        switch kind {
        case .newline:
            advance()
        case .indent:
            report("this line is indented for no reason")
            advance()
            while kind != .dedent, kind != .endOfFile { parseStatement(into: &children) }
            _ = take(.dedent)
        case .dedent:
            advance()
        case .kwIf, .kwWhile, .kwFor, .kwTry, .kwWith, .kwDef, .kwClass, .kwAsync, .at:
            append(nested { $0.parseCompound() }, to: &children)
        case .softMatch where beginsMatch:
            append(nested { $0.parseMatch() }, to: &children)
        default:
            parseSimpleLine(into: &children)
        }
    }

    /// `a; b; c` and the end of the line.
    mutating func parseSimpleLine(into children: inout Children) {
        while true {
            let before = position
            append(parseSimpleStatement(), to: &children)
            if !endsSimpleStatement {
                report("this is not understood; the rest of the line is read as expressions")
                recover(into: &children)
            }
            if kind == .semicolon {
                advance()
                if kind == .newline || kind == .endOfFile { break }
                continue
            }
            if position == before, kind != .newline { advance() }
            break
        }
        _ = take(.newline)
    }

    private mutating func parseSimpleStatement() -> NodeIndex {
        let first = here
        switch kind {
        case .kwReturn:
            advance()
            let child = endsSimpleStatement ? .none : parseExpressionList()
            return finish(.returnStatement, from: first, child: child)
        case .kwRaise: return parseRaise()
        case .kwPass: return word(.passStatement)
        case .kwBreak: return word(.breakStatement)
        case .kwContinue: return word(.continueStatement)
        case .kwDel:
            advance()
            return finishList(.deleteStatement, first)
        case .kwAssert:
            advance()
            return finishList(.assertStatement, first)
        case .kwGlobal: return parseNames(.globalStatement)
        case .kwNonlocal: return parseNames(.nonlocalStatement)
        case .kwImport: return parseImport()
        case .kwFrom: return parseFromImport()
        case .softType where peek().isName && (peek(2) == .equal || peek(2) == .leftBracket):
            return parseTypeAlias()
        case .kwElse, .kwElif, .kwExcept, .kwFinally: return parseStrayClause()
        default: return parseExpressionStatement()
        }
    }

    private mutating func word(_ node: PythonKind) -> NodeIndex {
        let first = here
        advance()
        return finish(node, from: first, child: .none)
    }

    /// A node over expressions separated by commas.
    private mutating func finishList(_ node: PythonKind, _ first: UInt32) -> NodeIndex {
        var children = Children()
        repeat {
            guard beginsExpression else { break }
            append(parseStarredOrNamed(), to: &children)
        } while take(.comma)
        if children.first.isNone { report("an expression is missing here") }
        return finish(node, from: first, children)
    }

    private mutating func parseRaise() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        if !endsSimpleStatement {
            append(parseExpression(), to: &children)
            if take(.kwFrom) { append(parseExpression(), to: &children) }
        }
        return finish(.raiseStatement, from: first, children)
    }

    private mutating func parseNames(_ node: PythonKind) -> NodeIndex {
        let first = here
        repeat {
            advance()
            if kind.isName { advance() } else { report("a name is missing here") }
        } while kind == .comma
        return finish(node, from: first, child: .none)
    }

    private mutating func parseTypeAlias() -> NodeIndex {
        let first = here
        advance()
        advance()
        var children = Children()
        if kind == .leftBracket { append(parseTypeParameters(), to: &children) }
        expect(.equal, "a type alias needs an equals sign")
        append(parseExpression(), to: &children)
        return finish(.typeAlias, from: first, children)
    }

    /// `else:` and its like without the statement they belong to: the code behind is read all the same.
    private mutating func parseStrayClause() -> NodeIndex {
        let first = here
        report("this clause belongs to no statement")
        var children = Children()
        advance()
        if beginsExpression { append(parseExpressionList(), to: &children) }
        if kind == .colon { append(nested { $0.parseBlock() }, to: &children) }
        return finish(.opaque, from: first, children)
    }

    // MARK: Imports

    private mutating func parseImport() -> NodeIndex {
        let first = here
        var children = Children()
        repeat {
            advance()
            let name = here
            guard kind.isName else {
                report("the name of a module is missing")
                break
            }
            parseDottedName()
            parseAlias()
            append(finish(.importName, from: name, child: .none), to: &children)
        } while kind == .comma
        return finish(.importStatement, from: first, children)
    }

    private mutating func parseFromImport() -> NodeIndex {
        let first = here
        advance()
        while kind == .dot || kind == .ellipsis { advance() }
        if kind.isName { parseDottedName() }
        var children = Children()
        guard take(.kwImport) else {
            report("import is missing here")
            return finish(.fromImport, from: first, child: .none)
        }
        if kind == .star {
            let star = here
            advance()
            append(finish(.importStar, from: star, child: .none), to: &children)
            return finish(.fromImport, from: first, children)
        }
        let isBracketed = take(.leftParenthesis)
        repeat {
            let name = here
            guard kind.isName else {
                if !isBracketed || kind != .rightParenthesis || children.first.isNone {
                    report("a name is missing here")
                }
                break
            }
            advance()
            parseAlias()
            append(finish(.importName, from: name, child: .none), to: &children)
        } while take(.comma)
        if isBracketed { expect(.rightParenthesis, "a closing parenthesis is missing") }
        return finish(.fromImport, from: first, children)
    }

    private mutating func parseDottedName() {
        advance()
        while kind == .dot, peek().isName {
            advance()
            advance()
        }
    }

    private mutating func parseAlias() {
        guard take(.kwAs) else { return }
        if kind.isName { advance() } else { report("a name is missing here") }
    }

    // MARK: Expressions and assignments

    private mutating func parseExpressionStatement() -> NodeIndex {
        let first = here
        let node = parseExpressionList()
        switch kind {
        case .equal: return parseAssignment(first, node)
        case .augmentedAssign:
            checkTarget(node, isSingle: true)
            var children = Children()
            append(node, to: &children)
            advance()
            append(parseExpressionList(), to: &children)
            return finish(.augmentedAssignment, from: first, children)
        case .colon:
            checkTarget(node, isSingle: true)
            var children = Children()
            append(node, to: &children)
            advance()
            append(parseExpression(), to: &children)
            if take(.equal) { append(parseExpressionList(), to: &children) }
            return finish(.annotatedAssignment, from: first, children)
        default:
            if tree[node].kindByte == PythonKind.namedExpression.rawValue {
                report(at: node, "an assignment expression needs parentheses here")
            }
            return finish(.expressionStatement, from: first, child: node)
        }
    }

    private mutating func parseAssignment(_ first: UInt32, _ node: NodeIndex) -> NodeIndex {
        var children = Children()
        append(node, to: &children)
        while take(.equal) {
            checkTarget(children.last, isSingle: false)
            append(parseExpressionList(), to: &children)
        }
        return finish(.assignment, from: first, children)
    }

    /// Reports what nothing can be assigned to.
    private mutating func checkTarget(_ node: NodeIndex, isSingle: Bool) {
        switch PythonKind(rawValue: tree[node].kindByte) {
        case .name, .attribute, .subscripted, .opaque: return
        case .group: checkTarget(tree[node].firstChild, isSingle: isSingle)
        case .starred where !isSingle: return
        case .tuple where !isSingle, .list where !isSingle:
            var child = tree[node].firstChild
            while !child.isNone {
                checkTarget(child, isSingle: false)
                child = tree[child].nextSibling
            }
        default: report(at: node, "nothing can be assigned to this")
        }
    }
}
