/// Looking ahead over types, for where only what stands behind one tells what it is.
///
/// Each function takes the index of a first token and yields the one behind the last, or nil where no type stands
/// or it goes on beyond `limit`. Nothing is tried twice, so the cost is at most the tokens up to `limit`.
extension SwiftParser {
    /// Types longer than this many tokens are not told from operators.
    static let lookaheadLimit = 512
    private static let lookaheadDepth = 48
    /// Modifiers or directives in a row beyond this many are not looked over.
    static let lookaheadRuns = 32

    /// Whether `<` here begins the generic arguments of the expression before it.
    var beginsSpecialization: Bool {
        guard let end = endOfGenericArguments(position, limit: position + Self.lookaheadLimit) else {
            return false
        }
        switch kind(at: end) {
        case .rightParenthesis, .rightBracket, .leftBrace, .rightBrace, .dot, .comma, .semicolon, .endOfFile,
            .exclamationPostfix, .questionPostfix, .colon, .stringMiddle, .stringEnd:
            return true
        case .leftParenthesis, .leftBracket: return !has(SwiftToken.Flag.lineBefore, at: end)
        case .infixOperator: return isSpelled("&", at: end)
        default: return false
        }
    }

    /// `<A, 3>`.
    func endOfGenericArguments(_ start: Int, limit: Int, depth: Int = 0) -> Int? {
        var index = start + 1
        while kind(at: index) != .greater {
            if kind(at: index) == .integer {
                index += 1
            } else if kind(at: index) == .prefixOperator, kind(at: index + 1) == .integer {
                index += 2
            } else {
                guard let end = endOfType(index, limit: limit, depth: depth + 1) else { return nil }
                index = end
            }
            guard kind(at: index) == .comma else { break }
            index += 1
        }
        return kind(at: index) == .greater ? index + 1 : nil
    }

    func endOfType(_ start: Int, limit: Int, depth: Int = 0) -> Int? {
        guard depth < Self.lookaheadDepth, start < limit else { return nil }
        var index = start
        if kind(at: index) == .kwRepeat { index += 1 }
        while true {
            if kind(at: index) == .at {
                guard let end = endOfAttribute(at: index, depth: depth + 1) else { return nil }
                index = end
            } else if beginsTypeSpecifier(at: index) {
                let isNonisolated = kind(at: index) == .wordNonisolated
                index += 1
                if isNonisolated, kind(at: index) == .leftParenthesis {
                    guard isSpelled("nonsending", at: index + 1) else { return nil }
                    index = endOfBalanced(index)
                }
            } else {
                break
            }
        }
        switch kind(at: index) {
        case .wordSome, .wordAny, .wordEach: if beginsConstraint(at: index + 1) { index += 1 }
        default: break
        }
        while true {
            guard let end = endOfSimpleType(index, limit: limit, depth: depth) else { return nil }
            index = end
            guard kind(at: index) == .infixOperator, isSpelled("&", at: index) else { break }
            index += 1
        }
        if let arrow = endOfArrow(index, limit: limit) {
            return endOfType(arrow, limit: limit, depth: depth + 1)
        }
        switch kind(at: index) {
        case .postfixOperator, .infixOperator: return isSpelled("...", at: index) ? index + 1 : index
        default: return index
        }
    }

    /// Effects and the arrow behind them.
    private func endOfArrow(_ start: Int, limit: Int) -> Int? {
        var index = start
        while index < limit {
            switch kind(at: index) {
            case .arrow: return index + 1
            case .wordAsync, .kwRethrows: index += 1
            case .kwThrows:
                index += 1
                if kind(at: index) == .leftParenthesis { index = endOfBalanced(index) }
            default: return nil
            }
        }
        return nil
    }

    private func endOfSimpleType(_ start: Int, limit: Int, depth: Int) -> Int? {
        guard start < limit else { return nil }
        var index = start
        if kind(at: index) == .prefixOperator, isSpelled("~", at: index) { index += 1 }
        switch kind(at: index) {
        case .leftParenthesis:
            guard let end = endOfTupleType(index, limit: limit, depth: depth) else { return nil }
            index = end
        case .leftBracket:
            guard let end = endOfCollectionType(index, limit: limit, depth: depth) else { return nil }
            index = end
        case .underscore, .kwAnyType: index += 1
        case .kwSelfType:
            guard let end = endOfTypeName(index, limit: limit, depth: depth) else { return nil }
            index = end
        case let word:
            guard word.isName, let end = endOfTypeName(index, limit: limit, depth: depth) else { return nil }
            index = end
        }
        while true {
            switch kind(at: index) {
            case .dot:
                guard kind(at: index + 1).isWord,
                    let end = endOfTypeName(index + 1, limit: limit, depth: depth)
                else { return nil }
                index = end
            case .questionPostfix, .exclamationPostfix: index += 1
            default: return index
            }
            guard index < limit else { return nil }
        }
    }

    private func endOfTypeName(_ start: Int, limit: Int, depth: Int) -> Int? {
        var index = start + 1
        if kind(at: index) == .colon, beginsModuleSelector(at: index) { index += 3 }
        guard kind(at: index) == .less else { return index }
        return endOfGenericArguments(index, limit: limit, depth: depth)
    }

    private func endOfTupleType(_ start: Int, limit: Int, depth: Int) -> Int? {
        var index = start + 1
        while kind(at: index) != .rightParenthesis {
            if kind(at: index).isLabel {
                if kind(at: index + 1) == .colon, !beginsModuleSelector(at: index + 1) {
                    index += 2
                } else if kind(at: index + 1).isLabel, kind(at: index + 2) == .colon,
                    !beginsModuleSelector(at: index + 2)
                {
                    index += 3
                }
            }
            guard let end = endOfType(index, limit: limit, depth: depth + 1) else { return nil }
            index = end
            guard kind(at: index) == .comma else { break }
            index += 1
        }
        return kind(at: index) == .rightParenthesis ? index + 1 : nil
    }

    private func endOfCollectionType(_ start: Int, limit: Int, depth: Int) -> Int? {
        var index = start + 1
        if beginsInlineArray(at: start) {
            while !isSpelled("of", at: index) { index += 1 }
            index += 1
            if kind(at: index) == .integer { return kind(at: index + 1) == .rightBracket ? index + 2 : nil }
        }
        guard var end = endOfType(index, limit: limit, depth: depth + 1) else { return nil }
        if kind(at: end) == .colon {
            guard let value = endOfType(end + 1, limit: limit, depth: depth + 1) else { return nil }
            end = value
        }
        return kind(at: end) == .rightBracket ? end + 1 : nil
    }
}
