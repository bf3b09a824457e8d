import SourceText

/// What one file says, in one flat array of words that is also what the cache stores.
///
/// Facts depend on the file's bytes, its language and `version`, and on nothing else: there is no path, no
/// configuration and no vocabulary in them. Ids are indices into this file's sections; a symbol is an index into
/// this file's strings, so that files are merged by (file, index) without renumbering. Nothing here refers to a
/// syntax tree.
public struct FileFacts: Sendable {
    /// Changes whenever the meaning or layout of facts changes.
    public static let version: UInt32 = 3

    /// Header, section table, sections. See `Section`.
    public let words: [UInt32]

    /// Trusts its input: `words` came from a `FactsBuilder` of this version.
    init(words: [UInt32]) {
        self.words = words
    }

    /// The parts of the flat form. Each has an entry (first word, number of records) in the section table.
    enum Section: Int, CaseIterable {
        case symbolBytes, symbols, imports, types, functions, parameters, ops, lists, longRanges, directives,
            problems

        /// Words in one record.
        var stride: Int {
            switch self {
            case .symbolBytes, .lists: 1
            case .symbols, .longRanges, .problems: 3
            case .imports: 9
            case .types: 16
            case .functions: 22
            case .parameters: 8
            case .ops: 4
            case .directives: 2
            }
        }
    }

    /// Words before the section table: magic, version, language, byte count, content hash (4).
    static let headerCount = 8
    static let magic: UInt32 = 0x3146_4C53

    /// Which language the file was read as, by the number its `Language` value has.
    public var language: UInt32 { words[2] }
    /// Size of the file in bytes.
    public var byteCount: UInt32 { words[3] }
    /// Digest of the file's bytes.
    public var contentHash: ContentHash {
        ContentHash(
            high: UInt64(words[4]) << 32 | UInt64(words[5]), low: UInt64(words[6]) << 32 | UInt64(words[7]))
    }

    func first(_ section: Section) -> Int { Int(words[Self.headerCount + section.rawValue * 2]) }
    func count(_ section: Section) -> Int { Int(words[Self.headerCount + section.rawValue * 2 + 1]) }

    /// The word at `field` of a record. The record must exist.
    func word(_ section: Section, _ record: Int, _ field: Int) -> UInt32 {
        words[first(section) + record * section.stride + field]
    }

    func range(_ section: Section, _ record: Int, _ field: Int) -> ByteRange {
        let index = first(section) + record * section.stride + field
        return ByteRange(words[index], words[index + 1])
    }

    /// `count` records from `first` on.
    func span(_ first: UInt32, _ count: UInt32) -> Range<Int> { Int(first)..<Int(first) + Int(count) }

    /// An index that may be absent.
    func optional(_ word: UInt32) -> Int? { word == .max ? nil : Int(word) }
}

// MARK: - Symbols and lists

extension FileFacts {
    public var symbolCount: Int { count(.symbols) }

    /// The string of a symbol of this file; empty for `.none`.
    public func string(_ symbol: Symbol) -> String {
        withBytes(of: symbol) { String(decoding: $0, as: UTF8.self) }
    }

    /// The hash of a symbol's bytes, as `SymbolTable.hash` gives it.
    public func hash(of symbol: Symbol) -> UInt32 {
        symbol.rawValue < count(.symbols) ? word(.symbols, Int(symbol.rawValue), 2) : 0
    }

    /// The UTF-8 bytes of a symbol; empty for `.none`.
    public func withBytes<Result>(of symbol: Symbol, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
    {
        guard symbol.rawValue < count(.symbols) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let offset = first(.symbolBytes) * 4 + Int(word(.symbols, Int(symbol.rawValue), 0))
        let length = Int(word(.symbols, Int(symbol.rawValue), 1))
        return words.withUnsafeBytes { raw in
            raw.withMemoryRebound(to: UInt8.self) { bytes in
                body(UnsafeBufferPointer(rebasing: bytes[offset..<offset + length]))
            }
        }
    }

    /// The symbol of a string, where this file has it.
    public func symbol(_ string: some StringProtocol) -> Symbol? {
        var copy = String(string)
        return copy.withUTF8 { wanted in
            let hash = SymbolTable.hash(wanted)
            for index in 0..<symbolCount where word(.symbols, index, 2) == hash {
                let candidate = Symbol(rawValue: UInt32(index))
                if withBytes(of: candidate, { $0.elementsEqual(wanted) }) { return candidate }
            }
            return nil
        }
    }

    /// The symbols of this file whose strings have one of these hashes.
    public func symbols(hashed hashes: Set<UInt32>) -> [Symbol] {
        guard !hashes.isEmpty else { return [] }
        return (0..<symbolCount).lazy.map { Symbol(rawValue: UInt32($0)) }
            .filter { hashes.contains(hash(of: $0)) }
    }

    /// Whether a string of this file has one of these hashes.
    public func hasSymbol(hashed hashes: Set<UInt32>) -> Bool {
        !hashes.isEmpty && (0..<symbolCount).contains { hashes.contains(word(.symbols, $0, 2)) }
    }

    /// A list of values or numbers that an operation or declaration refers to; empty for `UInt32.max`.
    public func list(_ offset: UInt32) -> ArraySlice<UInt32> {
        guard offset != .max else { return [] }
        let start = first(.lists) + Int(offset)
        return words[start + 1..<start + 1 + Int(words[start])]
    }
}

// MARK: - Directives and problems

extension FileFacts {
    /// Comments that speak to this tool, in source order.
    public var directives: [ByteRange] { (0..<count(.directives)).map { range(.directives, $0, 0) } }

    /// What could not be understood, in source order.
    public var problems: [(range: ByteRange, message: String)] {
        (0..<count(.problems)).map {
            (range(.problems, $0, 0), string(Symbol(rawValue: word(.problems, $0, 2))))
        }
    }
}
