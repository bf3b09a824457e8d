import LanguagePython
import SourceText
import Syntax

/// Python's reader, as the driver uses it.
extension PythonFrontEnd: FrontEnd {
    public mutating func tokenCount(of bytes: [UInt8]) -> Int { lex(bytes) }

    public mutating func tokens(of bytes: [UInt8]) -> [ListedToken] {
        allTokens(of: bytes).map { ListedToken(kind: $0.kind.tokenizeName, range: $0.range) }
    }

    public mutating func nodes(of bytes: [UInt8]) -> [ListedNode] {
        let (tree, tokens) = tree(of: bytes)
        guard !tree.root.isNone else { return [] }
        var listed: [ListedNode] = []
        var open: [(node: NodeIndex, depth: Int)] = [(tree.root, 0)]
        while let (index, depth) = open.popLast() {
            let node = tree[index]
            let kind = PythonKind(rawValue: node.kindByte).map { String(describing: $0) } ?? "unknown"
            let first = Int(node.firstToken)
            let last = Int(node.endToken) - 1
            let start = tokens.indices.contains(first) ? tokens[first].start : UInt32(clamping: bytes.count)
            let end = tokens.indices.contains(last) ? tokens[last].end : start
            listed.append(ListedNode(kind: kind, depth: depth, range: ByteRange(start, max(start, end))))
            var children: [NodeIndex] = []
            var child = node.firstChild
            while !child.isNone {
                children.append(child)
                child = tree[child].nextSibling
            }
            open += children.reversed().map { ($0, depth + 1) }
        }
        return listed
    }
}
