import Syntax

/// Attributes and modifiers, and the look-ahead that tells a declaration from an expression.
extension SwiftParser {
    /// Attributes, and directives around some, as far as they go.
    mutating func parseAttributes(into children: inout Children) {
        while true {
            if kind == .at {
                append(nested { $0.parseAttribute() }, to: &children)
            } else if kind == .poundIf, isConditionOfAttributes {
                append(nested { $0.parseConditionOfAttributes() }, to: &children)
            } else {
                return
            }
        }
    }

    /// `@A<T>(x)`. Its arguments touch it; behind white space they are those of the type that follows.
    ///
    /// - Parameter ofType: Whether it qualifies a type, where some attributes never have arguments.
    mutating func parseAttribute(ofType: Bool = false) -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        guard kind.isWord else {
            report("the name of an attribute is missing")
            return finish(.attribute, from: first)
        }
        let name = position
        append(parseAttributeName(), to: &children)
        guard kind == .leftParenthesis, !isAtLineStart else {
            return finish(.attribute, from: first, children)
        }
        if tokens[position].has(SwiftToken.Flag.spaceBefore) {
            guard !ofType, beginsDeclaration(at: endOfBalanced(position)) else {
                return finish(.attribute, from: first, children)
            }
        }
        if ofType,
            Self.bareTypeAttributes.contains(where: { isSpelled($0, at: name) })
                || isArrow(at: endOfBalanced(position))
        {
            return finish(.attribute, from: first, children)
        }
        append(
            Self.opaqueAttributes.contains { isSpelled($0, at: name) }
                ? parseOpaqueArguments() : parseArguments(), to: &children)
        return finish(.attribute, from: first, children)
    }

    /// Whether what stands before is the parameters of a function type: `@MainActor() -> Void`.
    private func isArrow(at index: Int) -> Bool {
        kind(at: index) == .arrow
            || (isSpelled("async", at: index) || isSpelled("throws", at: index)) && isArrow(at: index + 1)
    }

    private mutating func parseOpaqueArguments() -> NodeIndex {
        let first = here
        let inner = first + 1
        skipBalanced()
        guard here > inner + 1 else { return finish(.arguments, from: first) }
        let opaque = tree.add(.opaque, tokens: inner, here - 1)
        return finish(.arguments, from: first, child: opaque)
    }

    /// Attributes whose arguments are no expressions.
    private static let opaqueAttributes: [StaticString] = [
        "available", "objc", "abi", "backDeployed", "specialized", "isolated", "derivative", "differentiable",
        "transpose", "_specialize", "_spi_available", "_originallyDefinedIn", "_backDeploy", "_implements",
        "_effects",
        "_documentation", "_dynamicReplacement", "_expose", "_extern",
    ]

    /// Attributes of types behind which a parenthesis always begins the type.
    private static let bareTypeAttributes: [StaticString] = [
        "escaping", "autoclosure", "noescape", "Sendable", "unchecked", "preconcurrency", "retroactive",
        "noDerivative", "_noMetadata", "_local", "async",
    ]

    // MARK: Modifiers

    /// `public`, `private(set)`, `unowned(safe)` and the like, as far as they go.
    mutating func parseModifiers(into children: inout Children) {
        while isModifier(at: position) {
            let first = here
            let takesDetail = takesDetail(at: position)
            advance()
            if kind == .leftParenthesis, takesDetail { skipBalanced() }
            append(finish(.modifier, from: first), to: &children)
        }
    }

    /// Whether the token at `index` qualifies a declaration, given that one stands here.
    private func isModifier(at index: Int) -> Bool {
        switch kind(at: index) {
        case .kwPublic, .kwPrivate, .kwFileprivate, .kwInternal, .kwStatic: return true
        case .kwClass:
            return beginsDeclaration(at: index + 1) && !(kind(at: index + 1).isName && isPlainName(index + 1))
        case .identifier: return isIdentifiedModifier(at: index)
        case let kind: return kind.isContextualModifier
        }
    }

    /// Whether a word that could be a modifier is none, but the name of a class.
    private func isPlainName(_ index: Int) -> Bool { !beginsModifiedDeclaration(at: index) }

    /// Modifiers that are no words of their own to the lexer.
    func isIdentifiedModifier(at index: Int) -> Bool {
        guard kind(at: index) == .identifier, !has(SwiftToken.Flag.quoted, at: index) else { return false }
        let start = Int(tokens[index].start)
        guard start < bytes.count else { return false }
        switch bytes[start] {
        case UInt8(ascii: "_"):
            return ["__consuming", "_const", "_local", "__setter_access", "_compilerInitialized"].contains {
                isSpelled($0, at: index)
            }
        case UInt8(ascii: "r"): return isSpelled("reasync", at: index)
        default: return false
        }
    }

    private func takesDetail(at index: Int) -> Bool {
        switch kind(at: index) {
        case .kwPublic, .kwPrivate, .kwFileprivate, .kwInternal, .wordPackage, .wordOpen, .wordNonisolated,
            .wordUnowned:
            true
        default: false
        }
    }

    // MARK: Looking ahead

    /// Whether a word and the modifiers behind it lead to a declaration.
    func beginsModifiedDeclaration(at start: Int) -> Bool {
        var index = start
        var count = 0
        while isModifierWord(at: index), count < Self.lookaheadRuns {
            count += 1
            let takesDetail = takesDetail(at: index) && kind(at: index) != .wordOpen
            index += 1
            if takesDetail, kind(at: index) == .leftParenthesis { index = endOfBalanced(index) }
        }
        guard index > start else { return false }
        switch kind(at: index) {
        case .kwClass, .kwInit, .kwCase, .pound: return true
        case .wordActor: return beginsActor(at: index)
        case .wordMacro: return kind(at: index + 1).isName
        case .at: return false
        case let kind: return kind.beginsDeclaration
        }
    }

    private func isModifierWord(at index: Int) -> Bool {
        let kind = kind(at: index)
        return kind.isContextualModifier || isIdentifiedModifier(at: index)
    }

    /// Whether a declaration begins at a token, with or without attributes and modifiers.
    func beginsDeclaration(at index: Int) -> Bool {
        switch kind(at: index) {
        case .at: true
        case .wordActor: beginsActor(at: index)
        case .wordMacro: kind(at: index + 1).isName
        case let kind:
            kind.beginsDeclaration || kind == .kwInit || kind == .kwCase
                || beginsModifiedDeclaration(at: index)
        }
    }

    func beginsActor(at index: Int) -> Bool { kind(at: index + 1).isName }

    /// The index behind the attribute at `start`.
    func endOfAttribute(at start: Int, depth: Int = 0) -> Int? {
        guard kind(at: start) == .at, kind(at: start + 1).isWord else { return nil }
        var index = start + 2
        while kind(at: index) == .dot, kind(at: index + 1).isWord { index += 2 }
        if kind(at: index) == .less {
            guard let end = endOfGenericArguments(index, limit: index + Self.lookaheadLimit, depth: depth)
            else {
                return nil
            }
            index = end
        }
        if kind(at: index) == .leftParenthesis, !has(SwiftToken.Flag.spaceBefore, at: index) {
            index = endOfBalanced(index)
        }
        return index
    }
}
