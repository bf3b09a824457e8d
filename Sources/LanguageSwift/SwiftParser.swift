import SourceText
import Syntax

/// A recursive-descent parser for Swift up to 6.3 that never fails.
///
/// `parseX` yields a node or reports a problem and yields an `opaque` one; `parseXIfPresent` may yield none. What
/// consumes tokens is `mutating`, what only looks is not. Where a bracket or brace is not closed, its node ends
/// before what cannot stand in it. Chains and operator sequences are loops, everything else counts towards
/// `depthLimit`, so no input overflows the stack; looking ahead is bounded, so none takes more than linear time.
struct SwiftParser: Sendable {
    typealias Tree = SyntaxTree<SwiftKind>

    var tree = Tree()
    var tokens: [SwiftToken] = []
    var bytes: [UInt8] = []
    /// Index of the current token.
    var position = 0
    /// Kind of the current token.
    var kind = SwiftTokenKind.endOfFile
    var depth = 0
    /// In the header of a statement with a body, outside brackets: `{` begins the body but under a look-ahead.
    var isInHeader = false
    /// In the condition of a directive, which ends with its line.
    var endsAtLine = false
    /// Index of the token at which the last problem was reported: one place, one problem.
    private var lastProblem = -1

    /// Nested blocks, brackets and prefixes beyond this are skipped. The compiler stops at 256.
    static let depthLimit = 320
    /// Problems of one file beyond this are not reported.
    static let problemLimit = 100

    /// Children in the making: the first and the last one.
    struct Children {
        var first = NodeIndex.none
        var last = NodeIndex.none
    }

    mutating func parse(_ tokens: [SwiftToken], bytes: [UInt8]) {
        self.tokens = tokens
        self.bytes = bytes
        tree.removeAll()
        tree.nodes.reserveCapacity(tokens.count)
        position = 0
        depth = 0
        isInHeader = false
        endsAtLine = false
        lastProblem = -1
        kind = tokens.first?.kind ?? .endOfFile
        var statements = Children()
        while kind != .endOfFile {
            parseStatements(.code, into: &statements)
            if kind != .endOfFile {
                append(skipToken("nothing is open here that this could close"), to: &statements)
            }
        }
        tree.root = tree.add(
            .file, tokens: 0, UInt32(truncatingIfNeeded: tokens.count), child: statements.first)
    }

    // MARK: Looking

    /// The kind of a token ahead; the end of the file where there is none.
    @inline(__always)
    func peek(_ distance: Int = 1) -> SwiftTokenKind {
        position + distance < tokens.count ? tokens[position + distance].kind : .endOfFile
    }

    func kind(at index: Int) -> SwiftTokenKind {
        tokens.indices.contains(index) ? tokens[index].kind : .endOfFile
    }

    func has(_ flag: UInt8, at index: Int) -> Bool {
        index < tokens.count && tokens[index].has(flag)
    }

    /// Whether the current token is the first one of its line.
    @inline(__always)
    var isAtLineStart: Bool { position < tokens.count && tokens[position].has(SwiftToken.Flag.lineBefore) }

    @inline(__always)
    var here: UInt32 { UInt32(truncatingIfNeeded: position) }

    /// Whether a token is spelled as an ASCII word or operator.
    func isSpelled(_ word: StaticString, at index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        let start = Int(token.start)
        let end = Int(token.end)
        guard end - start == word.utf8CodeUnitCount, end <= bytes.count else { return false }
        return word.withUTF8Buffer { text in
            text.indices.allSatisfy { text[$0] == bytes[start + $0] }
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
    mutating func take(_ wanted: SwiftTokenKind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func expect(_ wanted: SwiftTokenKind, _ message: StaticMessage) {
        if !take(wanted) { report(message) }
    }

    /// Consumes one operator, of however many pieces.
    mutating func takeOperator() {
        while position < tokens.count, tokens[position].has(SwiftToken.Flag.joined) { advance() }
        advance()
    }

    /// At the end of a loop's body: a loop that consumed nothing would never end.
    @inline(__always)
    mutating func ensureProgress(since before: Int) {
        if position == before { advance() }
    }

    /// Goes back to a place passed before, and forgets the problems reported since.
    mutating func rewind(to index: Int) {
        position = index
        kind = kind(at: index)
        lastProblem = -1
        let start = index < tokens.count ? tokens[index].start : 0
        while let problem = tree.problems.last, problem.range.start >= start { tree.problems.removeLast() }
    }

    // MARK: Building

    @inline(__always)
    mutating func append(_ node: NodeIndex, to children: inout Children) {
        if children.first.isNone { children.first = node } else { tree.link(children.last, node) }
        children.last = node
    }

    /// A node from a token to the one before the current.
    @inline(__always)
    mutating func finish(_ kind: SwiftKind, from first: UInt32, child: NodeIndex = .none, flags: UInt8 = 0)
        -> NodeIndex
    {
        tree.add(kind, flags: flags, tokens: first, max(here, first), child: child)
    }

    @inline(__always)
    mutating func finish(_ kind: SwiftKind, from first: UInt32, _ children: Children, flags: UInt8 = 0)
        -> NodeIndex
    {
        tree.add(kind, flags: flags, tokens: first, max(here, first), child: children.first)
    }

    /// The current token as a node.
    @inline(__always)
    mutating func leaf(_ kind: SwiftKind) -> NodeIndex {
        let first = here
        advance()
        return finish(kind, from: first)
    }

    // MARK: Problems

    mutating func report(_ message: StaticMessage) {
        guard lastProblem != position, tree.problems.count < Self.problemLimit else { return }
        lastProblem = position
        let range = position < tokens.count ? tokens[position].range : ByteRange(at: 0)
        tree.problems.append(SyntaxProblem(range, message))
    }

    var hasProblemHere: Bool { lastProblem == position }

    /// Runs `body` one level deeper; at the limit skips what it would have read.
    @inline(__always)
    mutating func nested(_ body: (inout SwiftParser) -> NodeIndex) -> NodeIndex {
        guard depth < Self.depthLimit else { return skipNested() }
        depth += 1
        let node = body(&self)
        depth -= 1
        return node
    }

    /// Skips one bracketed group or token, without recursion.
    mutating func skipNested() -> NodeIndex {
        report("this is nested too deeply to be analysed")
        let first = here
        skipBalanced()
        return finish(.opaque, from: first)
    }

    /// Consumes a bracketed group, an interpolated string or one token. Stops before what the group cannot hold.
    mutating func skipBalanced() {
        let end = endOfBalanced(position)
        while position < end, kind != .endOfFile { advance() }
    }

    /// The index behind the bracketed group, interpolated string or token at `start`.
    func endOfBalanced(_ start: Int) -> Int {
        var index = start
        var open = 0
        while index < tokens.count {
            switch tokens[index].kind {
            case .leftParenthesis, .leftBracket, .leftBrace, .stringStart: open += 1
            case .rightParenthesis, .rightBracket, .rightBrace, .stringEnd:
                // A token that closes what is not open here is skipped only where it stands first.
                if open == 0 { return index == start ? index + 1 : index }
                open -= 1
            case .endOfFile: return index
            default: break
            }
            index += 1
            if open == 0 { return index }
        }
        return index
    }

    /// One token that nothing here begins with, as an opaque node.
    mutating func skipToken(_ message: StaticMessage) -> NodeIndex {
        report(message)
        return leaf(.opaque)
    }

    /// An opaque node without tokens, where something is missing.
    mutating func missing(_ message: StaticMessage) -> NodeIndex {
        report(message)
        return finish(.opaque, from: here)
    }
}
