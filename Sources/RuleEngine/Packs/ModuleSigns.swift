import Facts
import SourceText

/// Numbers by modules: what is shown to be used by the imports of a file.
struct ModuleSigns: Sendable {
    /// By the hash of the first component of a module; with its name, since hashes may agree.
    private var byRoot: [UInt32: [(module: [UInt8], number: Int)]] = [:]

    /// - Parameter module: dotted; what it has inside shows it, too.
    mutating func add(_ module: String, _ number: Int) {
        let bytes = Array(module.utf8)
        byRoot[Self.root(bytes[...]), default: []].append((bytes, number))
    }

    /// The numbers of the modules that a file imports, or imports something of.
    func shown(by facts: FileFacts) -> BitSet {
        var shown = BitSet()
        guard !byRoot.isEmpty else { return shown }
        for id in 0..<facts.importCount {
            facts.withBytes(of: facts.importedModule(id)) { name in
                for (module, number) in byRoot[Self.root(name)] ?? [] where Self.isInside(name, module) {
                    shown.insert(number)
                }
            }
        }
        return shown
    }

    /// The hash of what stands before the first dot.
    private static func root(_ module: some RandomAccessCollection<UInt8>) -> UInt32 {
        module.prefix { $0 != 0x2E }.withContiguousStorageIfAvailable { SymbolTable.hash($0) } ?? 0
    }

    private static func isInside(_ name: UnsafeBufferPointer<UInt8>, _ module: [UInt8]) -> Bool {
        guard name.count >= module.count, name.prefix(module.count).elementsEqual(module) else {
            return false
        }
        return name.count == module.count || name[module.count] == 0x2E
    }
}

/// Some small numbers, one bit each.
struct BitSet: Equatable, Sendable {
    private var words: [UInt64] = []

    init() {}

    init(_ numbers: some Sequence<Int>) {
        for number in numbers { insert(number) }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ number: Int) -> Bool {
        number >> 6 < words.count && words[number >> 6] & 1 << UInt64(number & 63) != 0
    }

    mutating func insert(_ number: Int) {
        while words.count <= number >> 6 { words.append(0) }
        words[number >> 6] |= 1 << UInt64(number & 63)
    }

    mutating func formUnion(_ other: BitSet) {
        while words.count < other.words.count { words.append(0) }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: BitSet) {
        for index in words.indices where index < other.words.count { words[index] &= ~other.words[index] }
    }
}
