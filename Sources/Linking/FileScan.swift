import Facts
import SourceText

/// What a look at a file's symbols and imports tells, before anything in it is evaluated.
///
/// An object, since every stage has its own list of all files.
public final class FileScan: Sendable {
    /// The word of each symbol of the file.
    public let words: [Word]
    /// What the file and its types declare.
    let names: FileNames
    /// What all words of the file together are looked for as.
    public let use: WordUse
    /// Whether the file imports a database library, or a name that only such code has.
    public let hasSign: Bool
    /// Methods that objects of other libraries the file imports have, such as `close` of a web client's session.
    public let foreignMethods: Set<Word>
    /// Symbols of the file that match a pattern of the vocabulary.
    let patterned: [Symbol: Int]
    let patternedVariables: [Symbol: Int]

    /// Looks at one file; a pure function of its arguments.
    public init(_ facts: FileFacts, _ models: Models) {
        words = models.vocabulary.resolve(facts)
        names = FileNames(facts)
        var use: WordUse = []
        for word in words where word != 0 { use.formUnion(models.vocabulary.uses[Int(word)]) }
        self.use = use
        var signs = SignFinder(words: words)
        for id in 0..<facts.importCount { signs.add(facts.importFact(id), facts, models) }
        hasSign = signs.hasSign
        foreignMethods = signs.foreignMethods
        (patterned, patternedVariables) = facts.matching(models)
    }

    /// Functions whose operations name something that is looked for, in source order.
    /// - Parameters:
    ///   - also: what words are looked for as besides being triggers or speaking for themselves.
    ///   - hasOpeners: whether the file imports what opens a session under a name of its own.
    public func functionsWorthEvaluating(
        _ facts: FileFacts, _ models: Models, also: WordUse, hasOpeners: Bool
    ) -> [Int] {
        if hasOpeners || use.contains(.opener) || !patterned.isEmpty { return Array(0..<facts.functionCount) }
        var wanted: WordUse = also.union(.alone)
        if use.contains(.evidence) || !patternedVariables.isEmpty { wanted.formUnion(.trigger) }
        guard !use.isDisjoint(with: wanted) else { return [] }
        let naming = facts.functions(
            naming: words.map { word in
                word != 0 && !models.vocabulary.uses[Int(word)].isDisjoint(with: wanted)
            })
        return naming.isEmpty ? [] : withClosures(naming, facts)
    }

    /// What is worth a look, and the closures inside it: they may be handed what is looked for.
    private func withClosures(_ functions: [Int], _ facts: FileFacts) -> [Int] {
        var isWanted = [Bool](repeating: false, count: facts.functionCount)
        for id in functions { isWanted[id] = true }
        for id in isWanted.indices where !isWanted[id] {
            let fact = facts.function(id)
            guard fact.kind == .closure, let parent = fact.parent, parent < id else { continue }
            isWanted[id] = isWanted[parent]
        }
        return isWanted.indices.filter { isWanted[$0] }
    }

    /// The word of the vocabulary that a symbol of the file is; 0 where it is none.
    public func word(_ symbol: Symbol) -> Word {
        symbol.rawValue < words.count ? words[Int(symbol.rawValue)] : 0
    }

    /// Whether the file has a string that one of the patterns matches, apart from case and white space around it.
    public func hasText(_ facts: FileFacts, _ patterns: [NamePattern]) -> Bool {
        (0..<facts.symbolCount).contains { index in
            facts.withBytes(of: Symbol(rawValue: UInt32(index))) { bytes in
                guard bytes.count < 80, let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
                    return false
                }
                let first = bytes[start] | 0x20
                guard first == 0x62 || first == 0x63 || first == 0x72 || first == 0x73 else { return false }
                let text = bytes[start...].prefix { $0 != 0x3B && $0 != 0x0A }.map {
                    $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
                }
                var end = text.count
                while end > 0, text[end - 1] <= 0x20 { end -= 1 }
                return text[..<end].withUnsafeBufferPointer { text in patterns.contains { $0.matches(text) } }
            }
        }
    }

    /// Whether the module makes a session factory and keeps it under a name, or a type makes an engine and keeps it.
    public func makesFactory(_ facts: FileFacts, _ models: Models) -> Bool {
        guard use.contains(.evidence), facts.functionCount > 0 else { return false }
        let body = Body(facts, function: 0)
        for index in 0..<body.count where body.kind(index) == .bind && body.b(index) != UInt32.max {
            if kind(ofCall: Value(body.b(index)), body, facts, models) == .factory { return true }
        }
        return (1..<facts.functionCount).contains { id in
            guard facts.function(id).type != nil else { return false }
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                body.kind(index) == .store && body.b(index) != UInt32.max
                    && kind(ofCall: Value(body.b(index)), body, facts, models) == .engine
            }
        }
    }

    /// What the name of a called function or class speaks for.
    private func kind(ofCall value: Value, _ body: Body, _ facts: FileFacts, _ models: Models) -> ValueKind? {
        let call = body[value]
        guard call.kind == .call, !call.value.isNone else { return nil }
        let callee = body[call.value]
        return models.givers[word(callee.lastName)].map { models[$0].kind }
    }
}

/// What imports show of a file.
private struct SignFinder {
    let words: [Word]
    var hasSign = false
    var foreignMethods: Set<Word> = []

    init(words: [Word]) {
        self.words = words
    }

    mutating func add(_ fact: ImportFact, _ facts: FileFacts, _ models: Models) {
        var root = PathHash()
        facts.withBytes(of: fact.module) { bytes in
            for byte in bytes {
                if byte == 0x2E { break }
                root.add(byte)
            }
        }
        if models.signs.contains(root) { hasSign = true }
        if let methods = models.foreign[root] { foreignMethods.formUnion(methods) }
        guard !fact.name.isNone, fact.name.rawValue < words.count else { return }
        let word = words[Int(fact.name.rawValue)]
        if word != 0, let meaning = models.names[word], models.isSign(meaning) { hasSign = true }
    }
}

extension FileFacts {
    /// The symbols that match a pattern for names, or one for variables, with the first that each does.
    fileprivate func matching(_ models: Models) -> (names: [Symbol: Int], variables: [Symbol: Int]) {
        var (names, variables): ([Symbol: Int], [Symbol: Int]) = ([:], [:])
        guard !models.namePatterns.isEmpty || !models.variablePatterns.isEmpty else {
            return (names, variables)
        }
        for index in 0..<symbolCount {
            let symbol = Symbol(rawValue: UInt32(index))
            withBytes(of: symbol) { bytes in
                if let found = models.namePatterns.firstIndex(where: { $0.pattern.matches(bytes) }) {
                    names[symbol] = found
                }
                if let found = models.variablePatterns.firstIndex(where: { $0.pattern.matches(bytes) }) {
                    variables[symbol] = found
                }
            }
        }
        return (names, variables)
    }
}

extension Models {
    /// Whether a name of this meaning is found in database code only.
    func isSign(_ meaning: Meaning) -> Bool {
        switch meaning {
        case .type(let id), .value(let id), .instance(let id): kind(id) == .factory || kind(id) == .session
        case .function(let outcome): outcome.effects.contains(.opens)
        case .other, .anything: false
        }
    }
}
