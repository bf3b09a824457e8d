import SourceText

/// Looks through the words of a file's facts once, without building anything on the way: it is also what stands
/// between a cache file and everything that reads facts.
struct FactsCheck {
    private let words: UnsafeBufferPointer<UInt32>
    /// First word and number of records, by section.
    private let first: [Int]
    private let counts: [Int]
    private let byteCount: UInt32
    private let kinds = KindTable()
    private var found: [String] = []

    /// Nil where the sections do not tile the words.
    init?(_ words: UnsafeBufferPointer<UInt32>) {
        let sections = FileFacts.Section.allCases
        let header = FileFacts.headerCount
        guard words.count >= header + sections.count * 2, words[0] == FileFacts.magic,
            words[1] == FileFacts.version
        else { return nil }
        var end = header + sections.count * 2
        var first: [Int] = []
        var counts: [Int] = []
        for section in sections {
            let start = Int(words[header + section.rawValue * 2])
            let count = Int(words[header + section.rawValue * 2 + 1])
            guard start == end, count <= words.count else { return nil }
            first.append(start)
            counts.append(count)
            end += count * section.stride
        }
        guard end == words.count else { return nil }
        self.words = words
        self.first = first
        self.counts = counts
        byteCount = words[3]
    }

    private func count(_ section: FileFacts.Section) -> Int { counts[section.rawValue] }

    /// The first word of a record.
    private func base(_ section: FileFacts.Section, _ record: Int) -> Int {
        first[section.rawValue] + record * section.stride
    }

    mutating func violations() -> [String] {
        checkSymbols()
        checkDeclarations()
        guard found.isEmpty else { return found }
        checkLongRanges()
        for id in 0..<count(.functions) { checkBody(id) }
        return found
    }

    // MARK: - Parts of records

    private func isSymbol(_ word: UInt32) -> Bool { word == .max || word < count(.symbols) }
    private func isInside(_ start: UInt32, _ end: UInt32) -> Bool { start <= end && end <= byteCount }
    private func isInside(at word: Int) -> Bool { isInside(words[word], words[word + 1]) }
    private func isIndex(_ word: UInt32, _ section: FileFacts.Section) -> Bool {
        word == .max || word < count(section)
    }

    /// The words of a list; nil where it does not lie in the lists.
    private func list(_ offset: UInt32) -> Range<Int>? {
        guard offset != .max else { return 0..<0 }
        guard offset < count(.lists) else { return nil }
        let start = first[FileFacts.Section.lists.rawValue] + Int(offset)
        let end = start + 1 + Int(words[start])
        return end <= first[FileFacts.Section.lists.rawValue] + count(.lists) ? start + 1..<end : nil
    }

    /// Whether a list holds nothing but values below a bound, or none.
    private func areValues(_ offset: UInt32, below bound: Int) -> Bool {
        guard let list = list(offset) else { return false }
        for index in list where words[index] != .max && words[index] >= bound { return false }
        return true
    }

    private func isValue(_ word: UInt32, below bound: Int) -> Bool { word == .max || word < bound }

    /// Whether a run of triples holds values below a bound, and labels.
    private func areArguments(_ range: Range<Int>, below bound: Int) -> Bool {
        var index = range.lowerBound
        while index + 2 < range.upperBound {
            guard isValue(words[index], below: bound), isSymbol(words[index + 1]) else { return false }
            index += 3
        }
        return index == range.upperBound
    }

    /// How many operations a function has.
    private func opCount(_ function: UInt32) -> Int { Int(words[base(.functions, Int(function)) + 10]) }

    // MARK: - Sections

    private mutating func checkSymbols() {
        let size = UInt64(count(.symbolBytes)) * 4
        for id in 0..<count(.symbols) {
            let base = base(.symbols, id)
            guard UInt64(words[base]) + UInt64(words[base + 1]) <= size else {
                return found.append("symbol \(id) lies outside the strings")
            }
        }
        for id in 0..<count(.problems) {
            let base = base(.problems, id)
            if !isInside(at: base) || !isSymbol(words[base + 2]) {
                found.append("problem \(id) lies outside the file")
            }
        }
        for id in 0..<count(.directives) where !isInside(at: base(.directives, id)) {
            found.append("directive \(id) lies outside the file")
        }
    }

    private mutating func checkDeclarations() {
        guard count(.functions) > 0 else { return found.append("there is no function for the file") }
        for id in 0..<count(.functions) where !isSoundFunction(id) {
            found.append("function \(id) is unsound")
        }
        guard found.isEmpty else { return }
        for id in 0..<count(.functions) where !isWellHeld(id) {
            found.append("function \(id) is held unsoundly")
        }
        for id in 0..<count(.types) where !isSoundType(id) { found.append("type \(id) is unsound") }
        for id in 0..<count(.imports) {
            let base = base(.imports, id)
            let isSound =
                isSymbol(words[base]) && isSymbol(words[base + 1]) && isSymbol(words[base + 2])
                && words[base + 4] < count(.functions) && isInside(at: base + 5) && isInside(at: base + 7)
            if !isSound { found.append("import \(id) is unsound") }
        }
        for id in 0..<count(.parameters) {
            let base = base(.parameters, id)
            if !isSymbol(words[base]) || !isSymbol(words[base + 1]) || !isInside(at: base + 5) {
                found.append("parameter \(id) is unsound")
            }
        }
    }

    private func isSoundFunction(_ id: Int) -> Bool {
        let base = base(.functions, id)
        let parent = words[base + 3]
        guard id == 0 ? parent == .max : parent < id else { return false }
        return isSymbol(words[base]) && isSymbol(words[base + 1]) && isIndex(words[base + 4], .types)
            && Int(words[base + 5]) + Int(words[base + 6]) <= count(.parameters)
            && Int(words[base + 9]) + Int(words[base + 10]) <= count(.ops) && isInside(at: base + 11)
            && isInside(at: base + 13) && words[base + 15] <= byteCount && words[base + 16] <= byteCount
            && words[base + 17] <= byteCount && isSymbol(words[base + 19])
    }

    /// Whether what a function has in the body around it is there, and its type around it.
    private func isWellHeld(_ id: Int) -> Bool {
        let base = base(.functions, id)
        let around = id == 0 ? 0 : opCount(words[base + 3])
        guard isValue(words[base + 7], below: around), areValues(words[base + 8], below: around),
            isValue(words[base + 18], below: around), let captures = list(words[base + 20])
        else { return false }
        for index in captures where !isSymbol(words[index]) { return false }
        let type = words[base + 4]
        // What a type's members are in lies further out, up to the file.
        if type != .max, words[self.base(.types, Int(type)) + 7] > id { return false }
        let parameters = Int(words[base + 5])
        for parameter in parameters..<parameters + Int(words[base + 6]) {
            let word = self.base(.parameters, parameter)
            guard isValue(words[word + 3], below: around), isValue(words[word + 4], below: around) else {
                return false
            }
        }
        return true
    }

    private func isSoundType(_ id: Int) -> Bool {
        let base = base(.types, id)
        let (parent, body) = (words[base + 3], words[base + 7])
        guard body < count(.functions), parent < body, isValue(words[base + 4], below: id),
            let bases = list(words[base + 5])
        else { return false }
        let around = opCount(parent)
        return isSymbol(words[base]) && isSymbol(words[base + 1]) && areArguments(bases, below: around)
            && areValues(words[base + 6], below: around) && isInside(at: base + 8)
            && isInside(at: base + 10) && words[base + 12] <= byteCount && words[base + 13] <= byteCount
    }

    /// They are looked up by halving: sorted, and each of an operation that is there.
    private mutating func checkLongRanges() {
        var last: (UInt32, UInt32)?
        for id in 0..<count(.longRanges) {
            let base = base(.longRanges, id)
            let key = (words[base], words[base + 1])
            let isInOrder = last.map { $0 < key } ?? true
            last = key
            guard isInOrder, key.0 < count(.functions), key.1 < opCount(key.0), words[base + 2] <= byteCount,
                words[self.base(.ops, Int(words[self.base(.functions, Int(key.0)) + 9]) + Int(key.1)) + 1]
                    <= words[base + 2]
            else { return found.append("long range \(id) is unsound") }
        }
    }

    // MARK: - Bodies

    private mutating func checkBody(_ id: Int) {
        let function = base(.functions, id)
        let start = base(.ops, Int(words[function + 9]))
        let count = Int(words[function + 10])
        var open: [UInt8] = []
        for index in 0..<count {
            let word = start + index * 4
            let kind = kinds[words[word]]
            let isSound =
                kind.isKnown && isRange(word) && isOperand(words[word + 2], kind.a, index, count, kind)
                && isOperand(words[word + 3], kind.b, index, count, kind)
                && isReference(words[word + 2], words[word], id)
                && !(kind.needsOperand && words[word + 2] == .max)
            if !isSound {
                let name =
                    OpKind(rawValue: UInt8(truncatingIfNeeded: words[word])).map { "\($0)" } ?? "unknown"
                return found.append("operation \(index) of function \(id), \(name), is unsound")
            }
            if kind.opener != KindTable.noKind, open.last != kind.opener {
                return found.append(
                    "operation \(index) of function \(id) belongs to a region that is not open")
            }
            if kind.nesting > 0 { open.append(UInt8(truncatingIfNeeded: words[word])) }
            if kind.nesting < 0 { open.removeLast() }
        }
        if !open.isEmpty { found.append("function \(id) leaves \(open.count) regions open") }
    }

    private func isRange(_ word: Int) -> Bool {
        let length = words[word] >> 16
        let start = words[word + 1]
        // The ends of the longest stand elsewhere.
        return start <= byteCount && (length == 0xFFFF || length <= byteCount - start)
    }

    private func isOperand(
        _ word: UInt32, _ operand: Operand, _ index: Int, _ count: Int, _ kind: KindTable.Entry
    ) -> Bool {
        switch operand {
        case .unused, .number: return true
        // The condition of a loop or arm stands behind it.
        case .value: return isValue(word, below: kind.hasLateOperand ? count : index)
        case .symbol: return isSymbol(word)
        case .list: return areValues(word, below: index)
        case .callRecord:
            guard let list = list(word), list.count >= 2 else { return false }
            return areArguments(list.dropFirst(2), below: index)
        }
    }

    /// Whether what an operation declares is declared in the body that it stands in.
    private func isReference(_ id: UInt32, _ first: UInt32, _ function: Int) -> Bool {
        switch kinds[first].reference {
        case .nothing: return true
        case .parameter:
            let base = base(.functions, function)
            return id >= words[base + 5] && Int(id) < Int(words[base + 5]) + Int(words[base + 6])
        case .function: return id < count(.functions) && words[base(.functions, Int(id)) + 3] == function
        case .type: return id < count(.types) && words[base(.types, Int(id)) + 3] == function
        case .importing: return id < count(.imports)
        case .operation: return Operator(rawValue: id) != nil
        }
    }
}

/// What is to be checked of each kind of operation.
private struct KindTable {
    struct Entry {
        var isKnown = false
        var a = Operand.unused
        var b = Operand.unused
        var nesting: Int8 = 0
        var opener = KindTable.noKind
        var hasLateOperand = false
        var needsOperand = false
        var reference = Reference.nothing
    }

    /// What operand `a` counts through.
    enum Reference {
        case nothing, parameter, function, type, importing, operation
    }

    static let noKind = UInt8.max
    private let entries: [Entry]

    init() {
        var entries = [Entry](repeating: Entry(), count: 256)
        for kind in OpKind.allCases {
            let (a, b) = kind.operands
            entries[Int(kind.rawValue)] = Entry(
                isKnown: true, a: a, b: b, nesting: Int8(kind.nesting),
                opener: kind.opener?.rawValue ?? Self.noKind, hasLateOperand: kind.hasLateOperand,
                needsOperand: kind.needsOperand,
                reference: Self.reference(kind))
        }
        self.entries = entries
    }

    /// The entry for the first word of an operation.
    subscript(word: UInt32) -> Entry { entries[Int(word & 0xFF)] }

    private static func reference(_ kind: OpKind) -> Reference {
        switch kind {
        case .parameter: .parameter
        case .closure, .function: .function
        case .type: .type
        case .importing: .importing
        case .operation: .operation
        default: .nothing
        }
    }
}
