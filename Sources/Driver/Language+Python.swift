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
        return tree.listed(tokens.map(\.range)) { PythonKind(rawValue: $0).map { String(describing: $0) } }
    }
}
