import SourceText

/// The syntax of one file as flat arrays, generic over the kinds of one language.
///
/// Nodes refer to tokens and to each other by 4-byte indices. Children hang on their parent by first child and
/// next sibling, in source order, so a walk needs neither recursion nor allocation. A tree lives in the worker
/// that parsed it and never leaves it: what later floors need goes into `FileFacts`.
///
/// Invariant: there is no parent link and no text. Whoever needs the parent walked down from it.
public struct SyntaxTree<Kind: RawRepresentable & Sendable>: Sendable where Kind.RawValue == UInt8 {
    public var nodes: [Node]
    /// The node of the whole file.
    public var root: NodeIndex
    /// What could not be understood, in source order.
    public var problems: [SyntaxProblem]

    @inlinable
    public init() {
        nodes = []
        root = .none
        problems = []
    }

    /// One node. Its tokens are `firstToken..<endToken`.
    @frozen
    public struct Node: Sendable {
        public var kindByte: UInt8
        /// Meaning depends on the kind (`async`, the operator, the prefix of a string).
        public var flags: UInt8
        public var firstToken: UInt32
        public var endToken: UInt32
        public var firstChild: NodeIndex
        public var nextSibling: NodeIndex

        @inlinable
        public init(
            kindByte: UInt8, flags: UInt8, firstToken: UInt32, endToken: UInt32, firstChild: NodeIndex
        ) {
            self.kindByte = kindByte
            self.flags = flags
            self.firstToken = firstToken
            self.endToken = endToken
            self.firstChild = firstChild
            nextSibling = .none
        }
    }

    @inlinable
    public subscript(index: NodeIndex) -> Node {
        nodes[Int(index.rawValue)]
    }

    /// Adds a node above nodes that exist already, and returns it.
    @inlinable
    public mutating func add(
        _ kind: Kind, flags: UInt8 = 0, tokens first: UInt32, _ end: UInt32, child: NodeIndex = .none
    ) -> NodeIndex {
        let index = NodeIndex(rawValue: UInt32(truncatingIfNeeded: nodes.count))
        nodes.append(
            Node(kindByte: kind.rawValue, flags: flags, firstToken: first, endToken: end, firstChild: child))
        return index
    }

    /// Makes `next` the sibling behind `node`.
    @inlinable
    public mutating func link(_ node: NodeIndex, _ next: NodeIndex) {
        nodes[Int(node.rawValue)].nextSibling = next
    }

    /// Forgets every node but keeps the memory, for the next file of the same worker.
    @inlinable
    public mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
        root = .none
    }
}

/// A node of a `SyntaxTree`, or none.
@frozen
public struct NodeIndex: Hashable, Sendable {
    public var rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable public static var none: NodeIndex { NodeIndex(rawValue: .max) }
    @inlinable public var isNone: Bool { rawValue == .max }
}

/// Something in a file that was not understood. The rest of the file was.
public struct SyntaxProblem: Hashable, Sendable {
    public var range: ByteRange
    /// A sentence without a full stop, in lower case, that quotes nothing from the file.
    public var message: StaticMessage

    public init(_ range: ByteRange, _ message: StaticMessage) {
        self.range = range
        self.message = message
    }
}

/// A message that is part of the program, so it can be carried without copying.
public struct StaticMessage: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String

    public init(stringLiteral value: String) {
        description = value
    }
}
