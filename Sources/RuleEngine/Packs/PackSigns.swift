import Facts
import Findings
import SourceText

/// Which packs count, as far as that can be said without a tree, and what in a tree shows the others to be used.
struct PackSigns: Sendable {
    /// Counts whatever is imported.
    private(set) var always = BitSet()
    private var modules = ModuleSigns()

    /// - Parameter chosen: ids; nil where packs are on by what is imported.
    init(_ packs: [PackInfo], chosen: Set<String>?) {
        for (number, pack) in packs.enumerated() {
            if pack.isAlwaysOn || chosen?.contains(pack.id) ?? false {
                always.insert(number)
            } else if chosen == nil {
                for module in pack.modules { modules.add(module, number) }
            }
        }
    }

    /// The packs that a file shows to be used by its imports.
    func shown(by facts: FileFacts) -> BitSet {
        modules.shown(by: facts)
    }
}
