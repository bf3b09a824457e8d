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
