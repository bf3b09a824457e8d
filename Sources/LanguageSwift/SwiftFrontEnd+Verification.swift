import Facts
import SourceText
import Syntax

extension SwiftFrontEnd {
    /// What is wrong with our reading of some bytes, empty where every promise holds: tokens in order and in bounds,
    /// nothing but white space and comments between them, nodes inside their parents and in order, facts sound. For
    /// trials over odd and broken input.
    public mutating func violations(in bytes: [UInt8]) -> [String] {
        let all = allTokens(of: bytes)
        let (tree, tokens) = tree(of: bytes)
        var found = gaps(between: all, in: bytes)
        found += misplacedNodes(of: tree, tokenCount: tokens.count)
        found += facts(of: bytes).violations()
        return found
    }

    /// Comments are among the tokens here, so that only white space may lie between them.
    private func gaps(between tokens: [SwiftToken], in bytes: [UInt8]) -> [String] {
        var found: [String] = []
        var end = 0
        for token in tokens {
            guard token.start <= token.end, Int(token.start) >= end, Int(token.end) <= bytes.count else {
                return ["token \(token.kind) at \(token.range) is out of order or bounds"]
            }
            if !isBlank(bytes[end..<Int(token.start)]) {
                found.append("bytes \(end)..<\(token.start) are in no token")
            }
            end = Int(token.end)
        }
        if !isBlank(bytes[end...]) { found.append("bytes from \(end) are in no token") }
        if tokens.last(where: { $0.kind != .lineComment && $0.kind != .blockComment })?.kind != .endOfFile {
            found.append("the last token is not the end of the file")
        }
        return found
    }

    /// White space, also a no-break space or a byte order mark, and the lines of a merge conflict.
    private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.filter { byte in
            !(byte == 0x20 || byte >= 0x09 && byte <= 0x0D || [0xC2, 0xA0, 0xEF, 0xBB, 0xBF].contains(byte))
        }
        guard let first = rest.first else { return true }
        return (first == 0x3C || first == 0x3E) && rest.prefix(4).allSatisfy { $0 == first }
    }

    private func misplacedNodes(of tree: SyntaxTree<SwiftKind>, tokenCount: Int) -> [String] {
        guard !tree.root.isNone else { return ["there is no root"] }
        var found: [String] = []
        var seen = 0
        var open = [tree.root]
        while let index = open.popLast() {
            let node = tree[index]
            seen += 1
            guard seen <= tree.nodes.count else { return ["a node has two parents"] }
            if SwiftKind(rawValue: node.kindByte) == nil {
                found.append("node \(index.rawValue) has no kind")
            }
            if node.firstToken > node.endToken || Int(node.endToken) > tokenCount {
                found.append("node \(index.rawValue) is out of bounds")
            }
            var end = node.firstToken
            var child = node.firstChild
            while !child.isNone {
                let part = tree[child]
                if part.firstToken < end || part.endToken > node.endToken {
                    found.append("node \(child.rawValue) lies outside its parent or over its sibling")
                }
                end = part.endToken
                open.append(child)
                child = part.nextSibling
            }
        }
        return found
    }
}
