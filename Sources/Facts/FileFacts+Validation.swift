import SourceText

extension FileFacts {
    /// Takes words that came from elsewhere for facts, if they are sound.
    /// - Returns: nil where `violations` would find something.
    public init?(checking words: [UInt32]) {
        self.init(words: words)
        guard violations().isEmpty else { return nil }
    }

    /// What is wrong with these facts, empty where nothing is: every index in bounds, every range inside the file,
    /// every value made before it is used, every region closed by its own end, nothing inside itself. Facts that pass
    /// can be read by everything above without a check, whoever wrote them.
    public func violations() -> [String] {
        words.withUnsafeBufferPointer { words in
            guard var check = FactsCheck(words) else {
                return ["the header or the table of sections is unsound"]
            }
            return check.violations()
        }
    }
}

extension OpKind {
    /// 1 where the operation opens a region, -1 where it closes one.
    public var nesting: Int {
        switch self {
        case .branchBegin, .loopBegin, .tryBegin, .withBegin, .deferBegin, .scopeBegin, .coverBegin,
            .conditionBegin:
            1
        case .branchEnd, .loopEnd, .tryEnd, .withEnd, .deferEnd, .scopeEnd, .coverEnd, .conditionEnd: -1
        default: 0
        }
    }

    /// Whether operand `a` is a value or symbol that is never none.
    var needsOperand: Bool {
        switch self {
        case .name, .bind, .declare, .call, .await, .cast, .element, .entered, .annotate, .decorate, .store,
            .withBegin:
            true
        default: false
        }
    }

    /// Whether operand `a` may be a value that is made behind the operation.
    var hasLateOperand: Bool {
        switch self {
        case .arm, .loopBegin, .handler: true
        default: false
        }
    }

    /// What opens the region that an operation parts or closes; nil where it does neither.
    var opener: OpKind? {
        switch self {
        case .arm, .branchEnd: .branchBegin
        case .loopElse, .loopEnd: .loopBegin
        case .handler, .tryElse, .finally, .tryEnd: .tryBegin
        case .withEnd: .withBegin
        case .deferEnd: .deferBegin
        case .scopeEnd: .scopeBegin
        case .coverEnd: .coverBegin
        case .conditionEnd: .conditionBegin
        default: nil
        }
    }
}
