import Facts
import SourceText

/// The number of a string in a `Vocabulary`; 0 is no word.
public typealias Word = UInt16

/// What a word is looked for as: lets a whole file or function be passed over by its symbols alone.
public struct WordUse: OptionSet, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// A member or name whose call may have an effect, or that a rule looks for: a function that has none of
    /// these is not evaluated.
    public static let trigger = WordUse(rawValue: 1)
    /// A file that has none of these has no session.
    public static let evidence = WordUse(rawValue: 2)
    /// Calls of this name are kept for the rules.
    public static let called = WordUse(rawValue: 4)
    /// Something whose call opens a session: all functions of a file that has it are evaluated, since they may call
    /// it by another name.
    public static let opener = WordUse(rawValue: 16)
    /// Something whose call tells a role.
    public static let role = WordUse(rawValue: 128)
    /// A function that has one of these is evaluated even where the file shows no evidence.
    public static let alone = WordUse(rawValue: 8)
    /// The same, in files of the roles that a rule is about.
    public static let restricted = WordUse(rawValue: 32)
    /// The same, in files that have a text which a rule looks for.
    public static let textual = WordUse(rawValue: 64)
    /// The name of a class through which services are reached, and of a variable that holds one.
    public static let registryType = WordUse(rawValue: 256)
    public static let registryName = WordUse(rawValue: 512)
    /// The name of a column by which tenants are told apart, or of a class that says whose the work is.
    public static let tenant = WordUse(rawValue: 1024)
    /// A name without which a rule has nothing to say about a file.
    public static let named = WordUse(rawValue: 8192)
    /// A call that starts something, and whose value a rule does not want dropped.
    public static let starter = WordUse(rawValue: 2048)
    /// A flag of a migration.
    public static let flag = WordUse(rawValue: 4096)
    /// A setting of a framework that makes a rule needless where the program names it.
    public static let setting = WordUse(rawValue: 16384)
    /// Something that may give a session, or what opens one.
    public static let giver = WordUse(rawValue: 32768)
}

/// The strings that models, roles and rules look for, found in a file by the hashes its symbols already have.
public struct Vocabulary: Sendable {
    private var slots: [Word]
    private var strings: [[UInt8]] = [[]]
    private var hashes: [UInt32] = [0]
    public private(set) var uses: [WordUse] = [[]]

    public init() {
        slots = [Word](repeating: 0, count: 2048)
    }

    public var count: Int { strings.count }

    /// The word of a string, made where there was none. At most 65,535 are kept; further ones are no word.
    @discardableResult
    public mutating func add(_ string: String, _ use: WordUse = []) -> Word {
        var copy = string
        return copy.withUTF8 { bytes in
            let hash = SymbolTable.hash(bytes)
            let found = find(bytes, hash: hash)
            if found != 0 {
                uses[Int(found)].formUnion(use)
                return found
            }
            guard strings.count < Int(Word.max) else { return 0 }
            let word = Word(strings.count)
            strings.append(Array(bytes))
            hashes.append(hash)
            uses.append(use)
            if strings.count * 2 > slots.count { grow() } else { insert(word) }
            return word
        }
    }

    /// The word of a string that is already here, or 0.
    public func find(_ string: String) -> Word {
        var copy = string
        return copy.withUTF8 { find($0, hash: SymbolTable.hash($0)) }
    }

    public func string(_ word: Word) -> String { String(decoding: strings[Int(word)], as: UTF8.self) }

    /// The word of each symbol of a file.
    public func resolve(_ facts: FileFacts) -> [Word] {
        let mask = slots.count - 1
        return [Word](unsafeUninitializedCapacity: facts.symbolCount) { buffer, count in
            for index in 0..<facts.symbolCount {
                let symbol = Symbol(rawValue: UInt32(index))
                let hash = facts.hash(of: symbol)
                let slot = Int(hash) & mask
                buffer[index] = slots[slot] == 0 ? 0 : facts.withBytes(of: symbol) { find($0, hash: hash) }
            }
            count = facts.symbolCount
        }
    }

    private func find(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Word {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let word = Int(slots[slot])
            if hashes[word] == hash, strings[word].elementsEqual(bytes) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private mutating func insert(_ word: Word) {
        let mask = slots.count - 1
        var slot = Int(hashes[Int(word)]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = word
    }

    private mutating func grow() {
        slots = [Word](repeating: 0, count: slots.count * 2)
        for word in 1..<strings.count { insert(Word(word)) }
    }
}
