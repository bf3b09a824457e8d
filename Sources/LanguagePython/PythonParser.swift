import SourceText
import Syntax

/// A recursive-descent parser for Python 3.8 to 3.14 that never fails.
///
/// `parseX` yields a node or reports a problem and yields an `opaque` one; `parseXIfPresent` may yield none. What
/// consumes tokens is `mutating`, what only looks is not. A statement that is not understood ends where its logical
/// line ends, and what can be read in the rest of the line still is. Left-recursive chains are loops, everything
/// else counts towards `depthLimit`, so no input overflows the stack.
struct PythonParser: Sendable {
    typealias Tree = SyntaxTree<PythonKind>

    var tree = Tree()
    var tokens: [PythonToken] = []
    /// Index of the current token.
    var position = 0
    /// Kind of the current token.
    var kind = PythonTokenKind.endOfFile
    var depth = 0
    /// Index of the token at which the last problem was reported: one place, one problem.
    private var lastProblem = -1

    /// Nested blocks and brackets beyond this are skipped. CPython stops at 100 blocks and 200 brackets.
    static let depthLimit = 320

    /// Children in the making: the first and the last one.
    struct Children {
        var first = NodeIndex.none
        var last = NodeIndex.none
    }

    mutating func parse(_ tokens: [PythonToken]) {
        self.tokens = tokens
        tree.removeAll()
        tree.nodes.reserveCapacity(tokens.count)
        position = 0
        depth = 0
        lastProblem = -1
        kind = tokens.first?.kind ?? .endOfFile
        var statements = Children()
        while kind != .endOfFile { parseStatement(into: &statements) }
        tree.root = tree.add(
            .file, tokens: 0, UInt32(truncatingIfNeeded: tokens.count), child: statements.first)
    }

    // MARK: Looking

    /// The kind of a token ahead; the end of the file where there is none.
    @inline(__always)
    func peek(_ distance: Int = 1) -> PythonTokenKind {
        position + distance < tokens.count ? tokens[position + distance].kind : .endOfFile
    }

    var here: UInt32 { UInt32(truncatingIfNeeded: position) }

    var endsSimpleStatement: Bool {
        switch kind {
        case .newline, .semicolon, .endOfFile, .dedent, .indent: true
        default: false
        }
    }

    // MARK: Consuming

    @inline(__always)
    mutating func advance() {
        if position + 1 < tokens.count {
            position += 1
            kind = tokens[position].kind
        }
    }

    @inline(__always)
    mutating func take(_ wanted: PythonTokenKind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func expect(_ wanted: PythonTokenKind, _ message: StaticMessage) {
        if !take(wanted) { report(message) }
    }

    /// At the end of a loop's body: a loop that consumed nothing would never end.
    @inline(__always)
    mutating func ensureProgress(since before: Int) {
        if position == before { advance() }
    }

    // MARK: Building

    @inline(__always)
    mutating func append(_ node: NodeIndex, to children: inout Children) {
        if children.first.isNone { children.first = node } else { tree.link(children.last, node) }
        children.last = node
    }

    /// A node from a token to the one before the current; line ends and dedents behind it are not its own.
    @inline(__always)
    mutating func finish(
        _ kind: PythonKind, from first: UInt32, child: NodeIndex, flags: UInt8 = 0
    ) -> NodeIndex {
        var end = max(here, first)
        while end > first, tokens[Int(end) - 1].kind == .newline || tokens[Int(end) - 1].kind == .dedent {
            end -= 1
        }
        return tree.add(kind, flags: flags, tokens: first, end, child: child)
    }

    @inline(__always)
    mutating func finish(
        _ kind: PythonKind, from first: UInt32, _ children: Children, flags: UInt8 = 0
    ) -> NodeIndex {
        finish(kind, from: first, child: children.first, flags: flags)
    }

    func firstToken(_ node: NodeIndex) -> UInt32 { tree[node].firstToken }

    // MARK: Problems

    mutating func report(_ message: StaticMessage) {
        guard lastProblem != position, tree.problems.count < PythonLexer.problemLimit else { return }
        lastProblem = position
        let token = tokens[position]
        tree.problems.append(SyntaxProblem(token.range, message))
    }

    mutating func report(at node: NodeIndex, _ message: StaticMessage) {
        guard tree.problems.count < PythonLexer.problemLimit else { return }
        tree.problems.append(SyntaxProblem(range(of: node), message))
    }

    func range(of node: NodeIndex) -> ByteRange {
        let node = tree[node]
        guard node.firstToken < tokens.count else { return ByteRange(at: 0) }
        let start = tokens[Int(node.firstToken)].start
        guard node.endToken > node.firstToken else { return ByteRange(at: start) }
        return ByteRange(start, tokens[Int(node.endToken) - 1].end)
    }

    /// Runs `body` one level deeper; at the limit skips what it would have read.
    @inline(__always)
    mutating func nested(_ body: (inout PythonParser) -> NodeIndex) -> NodeIndex {
        guard depth < Self.depthLimit else { return skipNested() }
        depth += 1
        let node = body(&self)
        depth -= 1
        return node
    }

    /// Skips one bracketed group, block or token, without recursion.
    private mutating func skipNested() -> NodeIndex {
        report("this is nested too deeply to be analysed")
        let first = here
        var brackets = 0
        var blocks = 0
        repeat {
            switch kind {
            case .leftParenthesis, .leftBracket, .leftBrace, .fieldStringStart: brackets += 1
            case .rightParenthesis, .rightBracket, .rightBrace, .fieldStringEnd: brackets -= 1
            case .indent: blocks += 1
            case .dedent: blocks -= 1
            // A bracket that is still open at the end of a line was never closed.
            case .newline: brackets = 0
            default: break
            }
            if brackets < 0 || blocks < 0 || kind == .endOfFile || kind == .newline && blocks == 0 { break }
            advance()
        } while brackets > 0 || blocks > 0
        return finish(.opaque, from: first, child: .none)
    }

    /// After a statement that was not understood: reads what can be read up to the end of the logical line.
    mutating func recover(into children: inout Children) {
        while !endsSimpleStatement {
            let before = position
            if kind == .colon || kind == .comma || kind == .equal {
                advance()
                continue
            }
            append(parseExpressionOrOpaque(), to: &children)
            ensureProgress(since: before)
        }
    }

    /// An expression where one can begin, else one token as an opaque node.
    mutating func parseExpressionOrOpaque() -> NodeIndex {
        if beginsExpression { return parseStarredOrNamed() }
        let first = here
        advance()
        return finish(.opaque, from: first, child: .none)
    }
}
