import Facts
import SourceText
import Syntax

extension PythonFrontEnd {
    /// What is wrong with our reading of some bytes, empty where every promise holds: tokens in order and in bounds,
    /// nothing but white space, comments and line joins between them, nodes inside their parents and in order, facts
    /// sound. For trials over odd and broken input.
    public mutating func violations(in bytes: [UInt8]) -> [String] {
        let (tree, tokens) = tree(of: bytes)
        var found = gaps(between: tokens, in: bytes)
        found += misplacedNodes(of: tree, tokenCount: tokens.count)
        found += facts(of: bytes).violations()
        return found
    }

    private func gaps(between tokens: [PythonToken], in bytes: [UInt8]) -> [String] {
        var found: [String] = []
        var end = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for token in tokens {
            guard token.start <= token.end, Int(token.start) >= end, Int(token.end) <= bytes.count else {
                return ["token \(token.kind) at \(token.range) is out of order or bounds"]
            }
            if !isTrivia(bytes[end..<Int(token.start)]) {
                found.append("bytes \(end)..<\(token.start) are in no token")
            }
            end = Int(token.end)
        }
        if end != bytes.count { found.append("bytes from \(end) are in no token") }
        if tokens.last?.kind != .endOfFile { found.append("the last token is not the end of the file") }
        return found
    }

    /// White space, line breaks, line joins and comments.
    private func isTrivia(_ bytes: ArraySlice<UInt8>) -> Bool {
        var isComment = false
        for byte in bytes {
            switch byte {
            case 0x0A, 0x0D: isComment = false
            case 0x20, 0x09, 0x0C, 0x5C: continue
            case 0x23: isComment = true
            default: if !isComment { return false }
            }
        }
        return true
    }

    private func misplacedNodes(of tree: SyntaxTree<PythonKind>, tokenCount: Int) -> [String] {
        guard !tree.root.isNone else { return ["there is no root"] }
        var found: [String] = []
        var seen = 0
        var open = [tree.root]
        while let index = open.popLast() {
            let node = tree[index]
            seen += 1
            guard seen <= tree.nodes.count else { return ["a node has two parents"] }
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
                // An item may hold the base of the chain it stands in, so only starts are in order.
                end = part.firstToken
                open.append(child)
                child = part.nextSibling
            }
        }
        return found
    }
}
