import Facts
import Findings
import SourceText

/// Some packs of a rule set, one bit each.
struct PackSet: Equatable, Sendable {
    private var words: [UInt64] = []

    init() {}

    func contains(_ pack: Int) -> Bool {
        pack >> 6 < words.count && words[pack >> 6] & 1 << UInt64(pack & 63) != 0
    }

    mutating func insert(_ pack: Int) {
        while words.count <= pack >> 6 { words.append(0) }
        words[pack >> 6] |= 1 << UInt64(pack & 63)
    }

    mutating func formUnion(_ other: PackSet) {
        while words.count < other.words.count { words.append(0) }
        for index in other.words.indices { words[index] |= other.words[index] }
    }
}

/// Which packs count, as far as that can be said without a tree, and what in a tree shows the others to be used.
struct PackSigns: Sendable {
    /// Counts whatever is imported.
    private(set) var always = PackSet()
    /// Packs by the hash of the first component of a module; with its name, since hashes may agree.
    private var byRoot: [UInt32: [(module: [UInt8], pack: Int)]] = [:]

    /// - Parameter chosen: ids; nil where packs are on by what is imported.
    init(_ packs: [PackInfo], chosen: Set<String>?) {
        for (number, pack) in packs.enumerated() {
            if pack.isAlwaysOn || chosen?.contains(pack.id) ?? false {
                always.insert(number)
            } else if chosen == nil {
                for module in pack.modules {
                    let bytes = Array(module.utf8)
                    byRoot[Self.root(bytes[...]), default: []].append((bytes, number))
                }
            }
        }
    }

    /// The packs that a file shows to be used by its imports.
    func shown(by facts: FileFacts) -> PackSet {
        var shown = PackSet()
        guard !byRoot.isEmpty else { return shown }
        for id in 0..<facts.importCount {
            facts.withBytes(of: facts.importFact(id).module) { name in
                for (module, pack) in byRoot[Self.root(name)] ?? [] where Self.isInside(name, module) {
                    shown.insert(pack)
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
