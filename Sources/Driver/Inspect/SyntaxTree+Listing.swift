import SourceText
import Syntax

/// A tree as a list of nodes, to be shown.
extension SyntaxTree {
    /// Every node, each before its children.
    /// - Parameters:
    ///   - tokens: where the tokens stand that the nodes refer to.
    ///   - name: of a kind, by its number.
    func listed(_ tokens: [ByteRange], _ name: (UInt8) -> String?) -> [ListedNode] {
        guard !root.isNone else { return [] }
        var result: [ListedNode] = []
        var open: [(node: NodeIndex, depth: Int)] = [(root, 0)]
        while let (index, depth) = open.popLast() {
            let node = self[index]
            let first = Int(node.firstToken)
            let last = Int(node.endToken) - 1
            let start = tokens.indices.contains(first) ? tokens[first].start : tokens.last?.end ?? 0
            let end = tokens.indices.contains(last) ? tokens[last].end : start
            result.append(
                ListedNode(
                    kind: name(node.kindByte) ?? "unknown", depth: depth,
                    range: ByteRange(start, max(start, end)))
            )
            var children: [NodeIndex] = []
            var child = node.firstChild
            while !child.isNone {
                children.append(child)
                child = self[child].nextSibling
            }
            open += children.reversed().map { ($0, depth + 1) }
        }
        return result
    }
}
