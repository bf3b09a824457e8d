import SwiftSyntax

/// The tokens and comments of a file, a line each: class, line, column, line and column of the end.
///
/// Keywords and names are one class `word`, and so are `$0` and `_`. A string without interpolation is one token with its
/// delimiters; one with interpolations is cut behind each `\(` and before each `)`. A regular expression is one token.
final class Tokens: SyntaxVisitor {
    private(set) var listing: [UInt8] = []
    private let bytes: [UInt8]
    private var places: Places

    init(in tree: SourceFileSyntax, of bytes: [UInt8]) {
        self.bytes = bytes
        places = Places(bytes)
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    private func add(_ name: String, _ start: Int, _ end: Int) {
        let from = places.place(start)
        let to = places.place(end)
        listing += "\(name) \(from.line) \(from.column) \(to.line) \(to.column)\n".utf8
    }

    override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
        addComments(before: token)
        if token.tokenKind != .endOfFile {
            add(Self.name(of: token.tokenKind), start, token.endPositionBeforeTrailingTrivia.utf8Offset)
        }
        addComments(behind: token)
        return .skipChildren
    }

    override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        addComments(before: node.firstToken(viewMode: .sourceAccurate))
        var start = node.positionAfterSkippingLeadingTrivia.utf8Offset
        var name = "stringStart"
        for segment in node.segments {
            guard case .expressionSegment(let interpolation) = segment else { continue }
            add(name, start, interpolation.leftParen.endPositionBeforeTrailingTrivia.utf8Offset)
            addComments(behind: interpolation.leftParen)
            walk(interpolation.expressions)
            addComments(before: interpolation.rightParen)
            start = interpolation.rightParen.positionAfterSkippingLeadingTrivia.utf8Offset
            name = "stringMiddle"
        }
        let end = node.endPositionBeforeTrailingTrivia.utf8Offset
        add(name == "stringStart" ? "string" : "stringEnd", start, end)
        addComments(behind: node.lastToken(viewMode: .sourceAccurate))
        return .skipChildren
    }

    override func visit(_ node: SimpleStringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        addWhole(node, "string")
    }

    override func visit(_ node: RegexLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        addWhole(node, "regex")
    }

    /// The compiler's lexer takes `10.15.4` for `10.15`, `.` and `4`; its parser takes that to pieces where a version stands.
    override func visit(_ node: VersionTupleSyntax) -> SyntaxVisitorContinueKind {
        guard let minor = node.components.first else { return .visitChildren }
        addComments(before: node.major)
        add(
            "float", node.major.positionAfterSkippingLeadingTrivia.utf8Offset,
            minor.endPositionBeforeTrailingTrivia.utf8Offset)
        addComments(behind: minor.number)
        for component in node.components.dropFirst() { walk(component) }
        return .skipChildren
    }

    private func addWhole(_ node: some SyntaxProtocol, _ name: String) -> SyntaxVisitorContinueKind {
        addComments(before: node.firstToken(viewMode: .sourceAccurate))
        add(
            name, node.positionAfterSkippingLeadingTrivia.utf8Offset,
            node.endPositionBeforeTrailingTrivia.utf8Offset)
        addComments(behind: node.lastToken(viewMode: .sourceAccurate))
        return .skipChildren
    }

    private func addComments(before token: TokenSyntax?) {
        guard let token, mayHoldComment(token.position, token.positionAfterSkippingLeadingTrivia) else {
            return
        }
        addComments(token.leadingTrivia, token.position)
    }

    private func addComments(behind token: TokenSyntax?) {
        guard let token, mayHoldComment(token.endPositionBeforeTrailingTrivia, token.endPosition) else {
            return
        }
        addComments(token.trailingTrivia, token.endPositionBeforeTrailingTrivia)
    }

    /// Trivia are slow to list, and hardly ever hold a comment.
    private func mayHoldComment(_ start: AbsolutePosition, _ end: AbsolutePosition) -> Bool {
        bytes[start.utf8Offset..<end.utf8Offset].contains(UInt8(ascii: "/"))
    }

    private func addComments(_ trivia: Trivia, _ position: AbsolutePosition) {
        var start = position.utf8Offset
        for piece in trivia {
            let length = piece.sourceLength.utf8Length
            switch piece {
            case .lineComment, .docLineComment: add("lineComment", start, start + length)
            case .blockComment, .docBlockComment: add("blockComment", start, start + length)
            default: break
            }
            start += length
        }
    }

    private static func name(of kind: TokenKind) -> String {
        switch kind {
        case .identifier, .keyword, .dollarIdentifier, .wildcard: "word"
        case .integerLiteral: "integer"
        case .floatLiteral: "float"
        case .binaryOperator(let text): text == "<" || text == ">" ? text : "infix"
        case .prefixOperator(let text): text == "<" || text == ">" ? text : "prefix"
        case .postfixOperator(let text): text == "<" || text == ">" ? text : "postfix"
        case .leftAngle: "<"
        case .rightAngle: ">"
        case .ellipsis: "infix"
        case .equal: "="
        case .arrow: "->"
        case .postfixQuestionMark: "?postfix"
        case .infixQuestionMark: "?infix"
        case .exclamationMark: "exclamation"
        case .prefixAmpersand: "&prefix"
        case .leftParen: "("
        case .rightParen: ")"
        case .leftSquare: "["
        case .rightSquare: "]"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .comma: ","
        case .colon: ":"
        case .colonColon: "::"
        case .semicolon: ";"
        case .atSign: "@"
        case .backslash: "\\"
        case .period: "."
        case .pound: "pound"
        case .poundIf, .poundElseif, .poundElse, .poundEndif, .poundAvailable, .poundUnavailable,
            .poundSourceLocation:
            "directive"
        case .shebang: "shebang"
        default: "other"
        }
    }
}
