import Facts
import SourceText
import Syntax

/// Walks a Python tree once and writes what it says into a `FactsBuilder`.
///
/// Operations follow the order of evaluation: the value before its target, a comprehension's loop before its
/// element, decorators and defaults before the function. Recursion is bounded by the parser's depth limit; chains of
/// attributes, calls and operators are loops.
struct PythonCollector: Sendable {
    typealias Node = SyntaxTree<PythonKind>.Node

    var builder = FactsBuilder()
    var tree = SyntaxTree<PythonKind>()
    var tokens: [PythonToken] = []
    var bytes: [UInt8] = []
    /// Dotted path of the declaration that is being walked.
    var path: [UInt8] = []
    /// The class whose body is being walked, nil inside a function.
    var type: Int?
    /// How many `if TYPE_CHECKING:` and `try` with handlers are around.
    var typeCheckingDepth = 0
    var tryDepth = 0
    /// Lists in the making; whoever adds to one cuts it back.
    var values: [Value] = []
    var arguments: [Argument] = []
    var parameters: [ParameterFact] = []
    var spine: [NodeIndex] = []
    /// The value of a string while it is put together.
    var text: [UInt8] = []

    mutating func collect(
        _ parser: PythonParser, _ lexer: PythonLexer, contentHash: ContentHash, language: UInt32
    ) -> FileFacts {
        builder.reset()
        tree = parser.tree
        tokens = parser.tokens
        bytes = lexer.bytes
        path.removeAll(keepingCapacity: true)
        type = nil
        let whole = ByteRange(0, UInt32(clamping: bytes.count))
        let empty = builder.symbols.intern("")
        builder.beginFunction(
            FunctionFact(name: empty, path: empty, kind: .file, range: whole), parameters: [])
        collectChildren(of: tree.root)
        builder.endFunction()
        for directive in lexer.directives { builder.addDirective(directive) }
        for problem in (lexer.problems + tree.problems).sorted(by: { $0.range < $1.range }) {
            builder.addProblem(problem.range, problem.message.description)
        }
        let facts = builder.finish(language: language, byteCount: bytes.count, contentHash: contentHash)
        // The tree dies here; only the memory stays.
        tree = SyntaxTree()
        tokens = []
        bytes = []
        return facts
    }

    // MARK: Reading the tree

    @inline(__always)
    func kind(_ node: Node) -> PythonKind { PythonKind(rawValue: node.kindByte) ?? .opaque }

    @inline(__always)
    func range(_ node: Node) -> ByteRange {
        let start = tokens[Int(node.firstToken)].start
        return node.endToken > node.firstToken
            ? ByteRange(start, tokens[Int(node.endToken) - 1].end) : ByteRange(at: start)
    }

    /// A token that must be inside the file.
    func token(_ index: UInt32) -> PythonToken { tokens[min(Int(index), tokens.count - 1)] }

    @inline(__always)
    mutating func symbol(_ token: PythonToken) -> Symbol { builder.symbols.intern(bytes, token.range) }

    /// The name a declaration has at a token; empty where it stands nowhere.
    mutating func declaredName(_ token: PythonToken) -> Symbol {
        token.kind.isName ? symbol(token) : builder.symbols.intern("")
    }

    /// The last token of a node, which must have one.
    func lastToken(_ node: Node) -> PythonToken { token(max(node.endToken, node.firstToken + 1) - 1) }

    func isText(_ token: PythonToken, _ word: StaticString) -> Bool {
        guard token.range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { pattern in
            pattern.indices.allSatisfy { bytes[Int(token.start) + $0] == pattern[$0] }
        }
    }

    // MARK: Statements in order

    mutating func collectChildren(of index: NodeIndex) {
        var child = tree[index].firstChild
        while !child.isNone {
            collectStatement(child)
            child = tree[child].nextSibling
        }
    }

    mutating func collectStatement(_ index: NodeIndex) {
        let node = tree[index]
        switch kind(node) {
        case .expressionStatement: collectExpressionStatement(node)
        case .assignment: collectAssignment(node)
        case .annotatedAssignment: collectAnnotatedAssignment(node)
        case .augmentedAssignment: collectAugmentedAssignment(node)
        case .returnStatement:
            let value = optionalExpression(node.firstChild)
            builder.emit(.return, range(node), a: value.index)
        case .raiseStatement: collectRaise(node)
        case .deleteStatement:
            forEachChild(node) { $0.delete($1) }
        case .assertStatement:
            let condition = optionalExpression(node.firstChild)
            if !node.firstChild.isNone { _ = optionalExpression(tree[node.firstChild].nextSibling) }
            builder.emit(.assert, range(node), a: condition.index)
        case .passStatement: break
        case .breakStatement: builder.mark(.break, range(node))
        case .continueStatement: builder.mark(.continue, range(node))
        case .globalStatement: collectDeclaredNames(node, flags: 0)
        case .nonlocalStatement: collectDeclaredNames(node, flags: OpFlag.outer)
        case .importStatement: collectImport(node)
        case .fromImport: collectFromImport(node)
        case .typeAlias: collectTypeAlias(node)
        case .ifStatement: collectIf(node)
        case .whileStatement: collectWhile(node)
        case .forStatement: collectFor(node)
        case .tryStatement: collectTry(node)
        case .withStatement: collectWith(node)
        case .matchStatement: collectMatch(node)
        case .decorated: collectDecorated(node)
        case .functionDefinition:
            collectFunction(index, decorators: .max, start: token(node.firstToken).start)
        case .classDefinition: collectClass(index, decorators: .max, start: token(node.firstToken).start)
        case .block, .elseClause, .elifClause, .exceptClause, .finallyClause, .caseClause, .opaque:
            collectChildren(of: index)
        default: _ = expression(index)
        }
    }

    mutating func forEachChild(_ node: Node, _ body: (inout PythonCollector, NodeIndex) -> Void) {
        var child = node.firstChild
        while !child.isNone {
            body(&self, child)
            child = tree[child].nextSibling
        }
    }

    private mutating func collectExpressionStatement(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let child = tree[node.firstChild]
        // A string in the place of a statement is documentation.
        if kind(child) == .string, child.flags == 0 { return }
        let value = expression(node.firstChild)
        switch builder.kind(of: value) {
        case .call, .await: builder.addFlags(OpFlag.dropped, to: value)
        default: break
        }
    }

    private mutating func collectRaise(_ node: Node) {
        let error = optionalExpression(node.firstChild)
        let cause =
            node.firstChild.isNone ? Value.none : optionalExpression(tree[node.firstChild].nextSibling)
        builder.emit(
            .raise, flags: error.isNone ? OpFlag.again : 0, range(node), a: error.index, b: cause.index)
    }

    private mutating func collectDeclaredNames(_ node: Node, flags: UInt8) {
        for index in node.firstToken + 1..<max(node.endToken, node.firstToken + 1)
        where token(index).kind.isName {
            let name = token(index)
            builder.emit(.declare, flags: flags, name.range, a: symbol(name).rawValue)
        }
    }

    private mutating func collectTypeAlias(_ node: Node) {
        let name = token(node.firstToken + 1)
        var value = Value.none
        forEachChild(node) { collector, child in
            if collector.kind(collector.tree[child]) == .typeParameters {
                collector.forEachChild(collector.tree[child]) { _ = $0.expression($1) }
            } else {
                value = collector.expression(child)
            }
        }
        builder.bind(symbol(name), value, name.range)
    }

    // MARK: Assignment

    private mutating func collectAssignment(_ node: Node) {
        var last = node.firstChild
        while !last.isNone, !tree[last].nextSibling.isNone { last = tree[last].nextSibling }
        guard !last.isNone else { return }
        let value = expression(last)
        var target = node.firstChild
        while target != last {
            assign(target, value)
            target = tree[target].nextSibling
        }
    }

    private mutating func collectAnnotatedAssignment(_ node: Node) {
        let target = node.firstChild
        guard !target.isNone else { return }
        let annotation = tree[target].nextSibling
        let assigned = annotation.isNone ? .none : tree[annotation].nextSibling
        let value = optionalExpression(assigned)
        let type = optionalExpression(annotation)
        if assigned.isNone, kind(tree[target]) != .name {
            // Nothing is bound, and so there is nothing that the annotation could be of.
            _ = expression(target)
            return
        }
        assign(target, value)
        builder.emit(.annotate, range(tree[annotation.isNone ? target : annotation]), a: type.index)
    }

    private mutating func collectAugmentedAssignment(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let current = expression(node.firstChild)
        let change = optionalExpression(tree[node.firstChild].nextSibling)
        let base = values.count
        values.append(current)
        values.append(change)
        let result = builder.operation(.inPlace, values[base...], range(node))
        values.removeSubrange(base...)
        if kind(tree[node.firstChild]) == .name {
            assign(node.firstChild, result)
        } else {
            builder.store(current, result, range(tree[node.firstChild]))
        }
    }

    /// Binds or stores a value: names, attributes, elements, and tuples of them.
    mutating func assign(_ index: NodeIndex, _ value: Value, flags: UInt8 = 0) {
        let node = tree[index]
        switch kind(node) {
        case .name:
            let name = token(node.firstToken)
            builder.bind(symbol(name), value, flags: flags, name.range)
        case .attribute, .subscripted:
            let target = expression(index)
            builder.addFlags(OpFlag.target, to: target)
            builder.store(target, value, range(node))
        case .tuple, .list:
            var position: UInt32 = 0
            forEachChild(node) { collector, child in
                let range = collector.range(collector.tree[child])
                let part = collector.builder.emit(.part, range, a: value.index, b: position)
                collector.assign(child, part)
                position += 1
            }
        case .starred, .group:
            if !node.firstChild.isNone { assign(node.firstChild, value, flags: flags) }
        default: _ = expression(index)
        }
    }

    private mutating func delete(_ index: NodeIndex) {
        let node = tree[index]
        switch kind(node) {
        case .name:
            let name = token(node.firstToken)
            builder.bind(symbol(name), .none, flags: OpFlag.deleted, name.range)
        case .tuple, .list, .group: forEachChild(node) { $0.delete($1) }
        case .attribute, .subscripted:
            let target = expression(index)
            builder.addFlags(OpFlag.target, to: target)
            builder.store(target, .none, range(node))
        default: _ = expression(index)
        }
    }
}
