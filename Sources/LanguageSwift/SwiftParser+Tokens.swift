/// What a token can begin or be, by its kind alone.
extension SwiftTokenKind {
    /// Whether an expression can begin with it, as far as one token tells.
    var beginsExpression: Bool {
        switch self {
        case .identifier, .integer, .float, .string, .stringStart, .regex, .dollar, .underscore, .kwAnyType,
            .kwFalse,
            .kwTrue, .kwNil, .kwSelf, .kwSelfType, .kwSuper, .kwInit, .kwTry, .kwIf, .kwSwitch, .kwDo,
            .kwRepeat,
            .kwInout, .pound, .poundAvailable, .poundUnavailable, .leftParenthesis, .leftBracket, .leftBrace,
            .at,
            .backslash, .dot, .prefixOperator, .ampersandPrefix:
            true
        default: isName
        }
    }

    /// Whether it is an operator, as a name or between operands.
    var isOperator: Bool {
        switch self {
        case .less, .greater, .andAnd, .orOr, .questionQuestion, .comparison, .compoundAssignment,
            .prefixOperator,
            .postfixOperator, .infixOperator, .ampersandPrefix, .equal, .exclamationPostfix:
            true
        default: false
        }
    }

    /// Whether a declaration begins with it wherever statements stand.
    var beginsDeclaration: Bool {
        switch self {
        case .kwAssociatedtype, .kwClass, .kwDeinit, .kwEnum, .kwExtension, .kwFunc, .kwImport, .kwLet,
            .kwOperator,
            .kwPrecedencegroup, .kwProtocol, .kwStruct, .kwSubscript, .kwTypealias, .kwVar, .kwFileprivate,
            .kwInternal, .kwPrivate, .kwPublic, .kwStatic:
            true
        default: false
        }
    }

    /// Whether a statement other than an expression begins with it, whatever follows.
    var beginsStatement: Bool {
        switch self {
        case .kwReturn, .kwThrow, .kwDefer, .kwIf, .kwGuard, .kwWhile, .kwDo, .kwFor, .kwBreak, .kwContinue,
            .kwFallthrough, .kwSwitch:
            true
        default: false
        }
    }

    /// A word that may qualify a declaration, where one follows.
    var isContextualModifier: Bool {
        switch self {
        case .wordAsync, .wordBorrowing, .wordConsuming, .wordConvenience, .wordDistributed, .wordDynamic,
            .wordFinal, .wordIndirect, .wordInfix, .wordIsolated, .wordLazy, .wordMutating, .wordNonisolated,
            .wordNonmutating, .wordOpen, .wordOptional, .wordOverride, .wordPackage, .wordPostfix,
            .wordPrefix,
            .wordRequired, .wordSending, .wordUnowned, .wordWeak:
            true
        default: false
        }
    }

    /// A label of an argument or a parameter.
    @inline(__always)
    var isLabel: Bool { isWord && self != .kwInout || self == .underscore || self == .dollar }

    /// Whether it closes a bracket or ends what one holds.
    var endsBracket: Bool {
        switch self {
        case .endOfFile, .rightParenthesis, .rightBracket, .rightBrace, .stringMiddle, .stringEnd,
            .poundElseif,
            .poundElse, .poundEndif:
            true
        default: false
        }
    }
}
