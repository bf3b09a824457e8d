import Syntax

/// `#if` around statements, members, cases, accessors, attributes and in chains.
extension SwiftParser {
    /// `#if … #endif` around what `place` holds.
    mutating func parseConditionalCompilation(of place: Place) -> NodeIndex {
        parseClauses { parser, children in
            if place == .switchCase, !parser.beginsPlainStatement {
                parser.parseSwitchCases(into: &children)
            } else {
                parser.parseStatements(place, into: &children)
            }
        }
    }

    /// Within a case `#if` holds either cases or statements.
    private var beginsPlainStatement: Bool { !beginsSwitchCase && kind != .poundElse && kind != .poundElseif }

    /// `#if … #endif` around attributes.
    mutating func parseConditionOfAttributes() -> NodeIndex {
        parseClauses { parser, children in parser.parseAttributes(into: &children) }
    }

    /// `#if … #endif`, each branch read by `body`.
    mutating func parseClauses(_ body: (inout SwiftParser, inout Children) -> Void) -> NodeIndex {
        let first = here
        var children = Children()
        parseClauses(into: &children, body)
        return finish(.conditionalCompilation, from: first, children)
    }

    private mutating func parseClauses(
        into children: inout Children, _ body: (inout SwiftParser, inout Children) -> Void
    ) {
        repeat {
            let first = here
            var flags: UInt8 = 0
            var parts = Children()
            let hasCondition = kind != .poundElse
            advance()
            if hasCondition {
                flags = 1
                append(parseDirectiveCondition(), to: &parts)
            }
            body(&self, &parts)
            append(finish(.conditionalClause, from: first, parts, flags: flags), to: &children)
        } while kind == .poundElse || kind == .poundElseif
        expect(.poundEndif, "this #if needs an #endif")
    }

    /// The condition of `#if` or `#elseif`, which ends with its line.
    private mutating func parseDirectiveCondition() -> NodeIndex {
        guard !isAtLineStart, kind.beginsExpression else { return missing("a condition is missing here") }
        let (wasInHeader, endedAtLine) = (isInHeader, endsAtLine)
        isInHeader = false
        endsAtLine = true
        let first = here
        let condition = parseExpression()
        isInHeader = wasInHeader
        endsAtLine = endedAtLine
        guard !isAtLineStart, !kind.endsBracket else { return condition }
        report("this condition is not understood")
        while !isAtLineStart, kind != .endOfFile { advance() }
        return finish(.opaque, from: first, child: condition)
    }

    // MARK: Chains

    /// Whether `#if` here goes on the expression before it: its first branch begins with a member.
    var beginsConditionalChain: Bool {
        var index = position
        var count = 0
        while kind(at: index) == .poundIf, count < Self.lookaheadRuns {
            index = endOfLine(index)
            count += 1
        }
        return kind(at: index) == .dot && kind(at: index + 1).isWord
    }

    /// `base #if a .b #else .c #endif`.
    mutating func parseConditionalChain(_ base: NodeIndex, _ first: UInt32) -> NodeIndex {
        var children = Children()
        append(base, to: &children)
        parseClauses(into: &children) { parser, parts in
            let start = parser.here
            let empty = parser.finish(.conditionalBase, from: start)
            if parser.kind == .dot || parser.kind == .poundIf && parser.beginsConditionalChain {
                parser.append(parser.parseSuffixes(of: empty, start, isLiteral: false), to: &parts)
            }
            while !parser.kind.endsBracket {
                parser.append(parser.skipToken("only members of a chain stand in a branch of it"), to: &parts)
            }
        }
        return finish(.conditionalChain, from: first, children)
    }

    // MARK: Attributes

    /// Whether `#if` here holds attributes alone, so that it belongs to the declaration behind it.
    var isConditionOfAttributes: Bool {
        guard kind == .poundIf else { return false }
        let second = endOfLine(position)
        guard kind(at: second) == .at || kind(at: second) == .poundIf else { return false }
        var index = position
        var open = 0
        var hasAttribute = false
        let limit = min(tokens.count, position + Self.lookaheadLimit)
        while index < limit {
            switch tokens[index].kind {
            case .poundIf:
                open += 1
                index = endOfLine(index)
            case .poundElseif, .poundElse: index = endOfLine(index)
            case .poundEndif:
                open -= 1
                index += 1
                if open == 0 { return hasAttribute }
            case .at:
                hasAttribute = true
                guard let end = endOfAttribute(at: index) else { return false }
                index = end
            default: return false
            }
        }
        return false
    }
}
