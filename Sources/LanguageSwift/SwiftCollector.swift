import Facts
import SourceText
import Syntax

/// Walks a Swift tree once and writes what it says into a `FactsBuilder`.
///
/// Operations follow the order of evaluation, as Python's do, and mean the same. What Swift has beyond Python:
///
/// - *Types* are values like Python's annotations. `A.B` is an attribute, `A<B>` subscripted, `A?` and `A!` are the
///   operation over `A` and `none` that Python's `A | None` is. `any`, `some`, `inout` and attributes leave the type
///   itself; `A & B` is an `and` of both; arrays, tuples and functions are collections, so they are no object. The name
///   of a generic parameter stands for its bound.
/// - *`self`* is the first parameter of every member, static ones too, flagged `isImplicit`. A bare name that is a
///   property is a `name` like any other: only the whole program knows what a type has. But a bare name that is
///   assigned and declared in no function around is stored into an attribute of `self`.
/// - *Scopes*: a block that declares something is a scope. A declaration binds; an assignment binds with `outer`, and
///   outlives the scope. `if let` binds inside its arm, `guard let` behind the branch.
/// - *Closures* are functions; what they capture as `[a = b]` is an implicit parameter with a default, and so are `$0`
///   and those before it in a closure without a parameter list. A body that is one expression returns it.
/// - *Properties* are bindings in the body of their type, then `annotate`, then a `decorate` for each attribute or
///   wrapper. A computed one is bound to its getter, an `accessor` function; setters and observers are functions
///   beside it.
/// - *Extensions* are types of that kind; the first of their bases is what they extend, and no name is bound.
/// - *Transparent* are `a?`, `a!`, `(a)`, `&a`, `A.self`, `A<B>` before a call. A key path is a chain of attributes
///   flagged `keyPath`. `#macro` is a call of that name.
/// - A pattern takes apart its subject and calls nothing.
///
/// Recursion is bounded by the parser's depth limit and one for expressions; chains are loops.
struct SwiftCollector: Sendable {
    typealias Node = SyntaxTree<SwiftKind>.Node

    var builder = FactsBuilder()
    var tree = SyntaxTree<SwiftKind>()
    var tokens: [SwiftToken] = []
    var bytes: [UInt8] = []
    /// Dotted path of the declaration that is being walked.
    var path: [UInt8] = []
    /// The path of the function that is being walked, which closures share.
    var functionPath = Symbol.none
    /// The type whose body is being walked, nil inside a function.
    var type: Int?
    /// Whether a type is around, so that bare names may be its members.
    var hasSelf = false
    var scopes = SwiftScopes()
    /// How many `await` cover what is being walked in this function.
    var awaitDepth = 0
    /// Expressions and patterns inside one another.
    var depth = 0
    /// How many `#if` were met.
    var conditionalCount: UInt32 = 0
    /// What `break` can leave, the innermost last, and where those of this function begin.
    var breakTargets: [BreakTarget] = []
    var breakBase = 0
    /// The label that stands before the next statement.
    var label = Symbol.none
    /// Generic parameters with a bound, the innermost last.
    var generics: [(name: Symbol, bound: NodeIndex)] = []
    var isReadingBound = false
    /// Indices of the tokens `$0` and its like.
    var numbers: [UInt32] = []
    /// The chains that go on in branches of `#if`, the innermost last.
    var conditionalBases: [Value] = []
    /// The type that the last pattern asked for.
    var patternType = Value.none
    /// Lists in the making; whoever adds to one cuts it back.
    var values: [Value] = []
    var arguments: [Argument] = []
    var parameters: [ParameterFact] = []
    var spine: [NodeIndex] = []
    /// The value of a string, or a name, while it is put together.
    var text: [UInt8] = []

    /// More than twice what the parser nests, for a closure in a call is two expressions.
    static let depthLimit = 800

    struct BreakTarget: Sendable {
        var label: Symbol
        var isLoop: Bool
    }

    mutating func collect(
        _ parser: SwiftParser, _ lexer: SwiftLexer, contentHash: ContentHash, language: UInt32
    ) -> FileFacts {
        reset()
        tree = parser.tree
        tokens = parser.tokens
        bytes = lexer.bytes
        let whole = ByteRange(0, UInt32(clamping: bytes.count))
        let empty = builder.symbols.intern("")
        functionPath = empty
        builder.beginFunction(
            FunctionFact(name: empty, path: empty, kind: .file, range: whole), parameters: [])
        if !tree.root.isNone, !tokens.isEmpty {
            findNumbers()
            declareGlobals(tree[tree.root])
            collectChildren(of: tree.root)
        }
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

    private mutating func reset() {
        builder.reset()
        scopes.reset()
        path.removeAll(keepingCapacity: true)
        type = nil
        hasSelf = false
        depth = 0
        conditionalCount = 0
        label = .none
    }

    // MARK: Reading the tree

    func kind(_ node: Node) -> SwiftKind { SwiftKind(rawValue: node.kindByte) ?? .opaque }

    func kind(_ index: NodeIndex) -> SwiftKind? { index.isNone ? nil : kind(tree[index]) }

    func next(_ index: NodeIndex) -> NodeIndex { index.isNone ? .none : tree[index].nextSibling }

    func range(_ node: Node) -> ByteRange {
        let start = token(node.firstToken).start
        return node.endToken > node.firstToken
            ? ByteRange(start, tokens[Int(node.endToken) - 1].end) : ByteRange(at: start)
    }

    /// A token that must be inside the file.
    func token(_ index: UInt32) -> SwiftToken { tokens[min(Int(index), tokens.count - 1)] }

    /// The last token of a node, which must have one.
    func lastToken(_ node: Node) -> SwiftToken { token(max(node.endToken, node.firstToken + 1) - 1) }

    /// The empty range behind a node.
    func end(of node: Node) -> ByteRange { ByteRange(at: range(node).end) }

    /// The name of a token without its backticks.
    mutating func symbol(_ token: SwiftToken) -> Symbol { builder.symbols.intern(bytes, plainRange(token)) }

    /// The name of a declaration; empty where it is missing. An operator may be several tokens.
    mutating func declaredName(_ node: Node) -> (symbol: Symbol, range: ByteRange) {
        let place = range(node)
        guard node.endToken > node.firstToken else { return (builder.symbols.intern(""), place) }
        let isOne = node.endToken == node.firstToken + 1
        return (isOne ? symbol(token(node.firstToken)) : builder.symbols.intern(bytes, place), place)
    }

    func plainRange(_ token: SwiftToken) -> ByteRange {
        token.has(SwiftToken.Flag.quoted) && token.range.count > 2
            ? ByteRange(token.start + 1, token.end - 1) : token.range
    }

    func isText(_ token: SwiftToken, _ word: StaticString) -> Bool {
        guard token.range.count == word.utf8CodeUnitCount, Int(token.end) <= bytes.count else { return false }
        return word.withUTF8Buffer { pattern in
            pattern.indices.allSatisfy { bytes[Int(token.start) + $0] == pattern[$0] }
        }
    }

    mutating func forEachChild(_ node: Node, _ body: (inout SwiftCollector, NodeIndex) -> Void) {
        var child = node.firstChild
        while !child.isNone {
            body(&self, child)
            child = tree[child].nextSibling
        }
    }

    /// What stands in the branches of an `#if`, without their conditions.
    mutating func forEachClause(
        _ node: Node, _ body: (inout SwiftCollector, _ clause: Node, _ first: NodeIndex) -> Void
    ) {
        forEachChild(node) { collector, child in
            let clause = collector.tree[child]
            guard collector.kind(clause) == .conditionalClause else { return }
            let hasCondition = clause.flags & 1 != 0
            body(&collector, clause, hasCondition ? collector.next(clause.firstChild) : clause.firstChild)
        }
    }

    // MARK: Functions

    /// What the function around the innermost one goes on with.
    struct Surroundings {
        var id: UInt32
        var mark: Int
        var type: Int?
        var awaitDepth: Int
        var breakBase: Int
        var functionPath: Symbol
    }

    /// Begins a function, whose parameters are those on the stack from `base` on.
    mutating func enterFunction(_ function: FunctionFact, from base: Int) -> Surroundings {
        let id = builder.beginFunction(function, parameters: parameters[base...])
        let outer = Surroundings(
            id: UInt32(truncatingIfNeeded: id), mark: scopes.mark, type: type, awaitDepth: awaitDepth,
            breakBase: breakBase, functionPath: functionPath)
        for parameter in parameters[base...] { scopes.declare(parameter.name) }
        parameters.removeSubrange(base...)
        type = nil
        awaitDepth = 0
        breakBase = breakTargets.count
        functionPath = function.path
        return outer
    }

    mutating func leaveFunction(_ outer: Surroundings) {
        type = outer.type
        awaitDepth = outer.awaitDepth
        breakBase = outer.breakBase
        functionPath = outer.functionPath
        scopes.leave(outer.mark)
        builder.endFunction()
    }

    /// The body of a function. Where it is one expression, `returnsValue` says whether it is handed back.
    mutating func collectBody(_ block: NodeIndex, returnsValue: Bool) {
        guard !block.isNone else { return }
        let only = tree[block].firstChild
        if returnsValue, !only.isNone, next(only).isNone, kind(only) == .expressionStatement {
            let value = optionalExpression(tree[only].firstChild)
            builder.emit(.return, flags: OpFlag.implicit, range(tree[only]), a: value.index)
        } else {
            collectChildren(of: block)
        }
    }

    /// Goes one declaration deeper; the caller cuts the path back to the returned length.
    mutating func enter(_ name: Symbol) -> Int {
        let length = path.count
        if length > 0 { path.append(0x2E) }
        let entry = builder.symbols.entries[Int(name.rawValue)]
        path.append(contentsOf: builder.symbols.bytes[Int(entry.offset)..<Int(entry.offset + entry.count)])
        return length
    }

    var pathSymbol: Symbol {
        mutating get { builder.symbols.intern(path, ByteRange(0, UInt32(truncatingIfNeeded: path.count))) }
    }
}
