import LanguageSwift
import SourceText
import Syntax

/// Swift's reader, as the driver uses it.
extension SwiftFrontEnd: FrontEnd {
    public mutating func tokenCount(of bytes: [UInt8]) -> Int { lex(bytes) }

    public mutating func tokens(of bytes: [UInt8]) -> [ListedToken] {
        allTokens(of: bytes).map { ListedToken(kind: String(describing: $0.kind), range: $0.range) }
    }

    public mutating func nodes(of bytes: [UInt8]) -> [ListedNode] {
        let (tree, tokens) = tree(of: bytes)
        return tree.listed(tokens.map(\.range)) { SwiftKind(rawValue: $0).map { String(describing: $0) } }
    }
}
