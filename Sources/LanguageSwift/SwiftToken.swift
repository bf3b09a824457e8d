import SourceText

/// One token of Swift. White space and comments are not tokens: they lie in the gaps.
@frozen
public struct SwiftToken: Sendable {
    public var start: UInt32
    public var end: UInt32
    public var kind: SwiftTokenKind
    /// Bits of `SwiftToken.Flag`.
    public var flags: UInt8

    public enum Flag {
        /// The first token of a line: a line break lies between the token before it and this one.
        public static let lineBefore: UInt8 = 1
        /// White space or a comment lies directly before it, or it is the first token.
        public static let spaceBefore: UInt8 = 2
        /// An operator whose left side touches an operand, as the compiler's lexer decides it.
        public static let leftBound: UInt8 = 4
        /// An operator whose right side touches an operand.
        public static let rightBound: UInt8 = 8
        /// A piece of an operator that goes on in the next token: `>>=` comes as `>`, `>`, `=`.
        public static let joined: UInt8 = 16
        /// An identifier in backticks; they belong to its range and not to its name.
        public static let quoted: UInt8 = 32
    }

    @inlinable
    public init(_ kind: SwiftTokenKind, _ start: Int, _ end: Int, flags: UInt8 = 0) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.kind = kind
        self.flags = flags
    }

    @inlinable public var range: ByteRange { ByteRange(start, end) }

    @inlinable
    public func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
}

public enum SwiftTokenKind: UInt8, Sendable, CaseIterable {
    /// Empty, at the end of the file.
    case endOfFile
    /// Bytes that begin no token.
    case error

    // Atoms
    case integer, float
    /// A string without interpolation, with its delimiters, on one line or several.
    case string
    /// From the opening delimiter through the first `\(`. Tokens of expressions follow.
    case stringStart
    /// From the `)` that ends an interpolation through the next `\(` of the same string.
    case stringMiddle
    /// From the `)` that ends an interpolation through the closing delimiter.
    case stringEnd
    /// `/a b/`, `#/a/#`, with its delimiters.
    case regex
    /// `$0`, `$name`.
    case dollar
    /// `_` alone.
    case underscore
    /// Any other name, also in backticks.
    case identifier

    // Contextual keywords: names wherever their form does not follow.
    case wordActor, wordAny, wordAsync, wordAwait, wordBorrow, wordBorrowing, wordConsume,
        wordConsuming, wordConvenience, wordCopy, wordDiscard, wordDistributed, wordDynamic, wordEach,
        wordFinal, wordGet, wordIndirect, wordInfix, wordIsolated, wordLazy, wordMacro, wordModify,
        wordMutating, wordNonisolated, wordNonmutating, wordOpen, wordOptional, wordOverride, wordPackage,
        wordPostfix, wordPrefix, wordRead, wordRequired, wordSending, wordSet, wordSome, wordThen,
        wordType, wordUnowned, wordUnsafe, wordWeak, wordYield, wordDidSet, wordWillSet

    // Keywords: names only behind a dot and as labels.
    case kwAnyType, kwAs, kwAssociatedtype, kwBreak, kwCase, kwCatch, kwClass, kwContinue, kwDefault, kwDefer,
        kwDeinit, kwDo, kwElse, kwEnum, kwExtension, kwFallthrough, kwFalse, kwFileprivate, kwFor, kwFunc,
        kwGuard, kwIf, kwImport, kwIn, kwInit, kwInout, kwInternal, kwIs, kwLet, kwNil, kwOperator,
        kwPrecedencegroup, kwPrivate, kwProtocol, kwPublic, kwRepeat, kwRethrows, kwReturn, kwSelf,
        kwSelfType, kwStatic, kwStruct, kwSubscript, kwSuper, kwSwitch, kwThrow, kwThrows, kwTrue, kwTry,
        kwTypealias, kwVar, kwWhere, kwWhile

    // Words behind `#`. Any other is a `pound` and a name.
    case poundIf, poundElseif, poundElse, poundEndif, poundAvailable, poundUnavailable, poundSourceLocation
    case pound

    // Brackets and punctuation
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, at, backslash
    case dot
    /// `=` alone.
    case equal
    /// `->` alone.
    case arrow
    /// `?` that touches what stands before it.
    case questionPostfix
    /// Any other `?`.
    case questionInfix
    /// `!` that touches what stands before it.
    case exclamationPostfix
    /// `&` that touches only what stands behind it.
    case ampersandPrefix

    // Operators. A run that begins with `>` is split behind that byte, and the pieces are `joined`.
    case less, greater
    /// `&&`, `||`, `??` alone, surrounded alike.
    case andAnd, orOr, questionQuestion
    /// `==`, `!=`, `<=`, `===`, `!==`, `~=`. `>=` is a `greater` joined with an `equal`.
    case comparison
    /// `+=` and any other operator that ends in `=` and compares nothing.
    case compoundAssignment
    case prefixOperator, postfixOperator, infixOperator

    // Only in `inspect tokens`, never seen by the parser.
    case lineComment, blockComment, shebang

    /// A name where no keyword is allowed: `wordX` and `identifier`.
    @inlinable public var isName: Bool {
        rawValue >= Self.identifier.rawValue && rawValue <= Self.wordWillSet.rawValue
    }

    @inlinable public var isKeyword: Bool {
        rawValue >= Self.kwAnyType.rawValue && rawValue <= Self.kwWhile.rawValue
    }

    /// A word that can stand behind a dot or be a label.
    @inlinable public var isWord: Bool { isName || isKeyword }
}
