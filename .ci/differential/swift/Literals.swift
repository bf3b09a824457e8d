import SwiftSyntax

/// The values of a file's string literals without interpolations, a JSON string a line.
///
/// The tests of a parser hold its oddest inputs in literals, marked with digits in frames (`1️⃣`), which are left out.
final class Literals: SyntaxVisitor {
    private(set) var listing: [UInt8] = []

    init(in tree: SourceFileSyntax) {
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        guard let value = node.representedLiteralValue else { return .visitChildren }
        let keycap: Unicode.Scalar = "\u{20E3}"
        let plain = value.filter { !$0.unicodeScalars.contains(keycap) }
        listing += "\(JSON.text(plain))\n".utf8
        return .skipChildren
    }
}
