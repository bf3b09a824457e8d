import Facts
import SourceText

/// What the files of a program import by name or whole, in one list: what is looked through again and again while
/// exports are carried from module to module.
struct ImportedNames {
    /// `from module import name`, or `*`.
    struct Entry: Sendable {
        var file: Int32
        /// Of the import, in its file.
        var number: Int32
        /// The hash of the name.
        var name: UInt32

        var isStar: Bool { name == ImportedNames.star }
    }

    let entries: [Entry]

    /// - Parameter entries: in the order of the files.
    init(_ entries: [Entry]) {
        self.entries = entries
    }

    static func entries(_ facts: FileFacts, file: Int) -> [Entry] {
        var result: [Entry] = []
        result.reserveCapacity(facts.importCount)
        for id in 0..<facts.importCount {
            let name = facts.importedName(id)
            guard !name.isNone else { continue }
            result.append(
                Entry(
                    file: Int32(truncatingIfNeeded: file), number: Int32(truncatingIfNeeded: id),
                    name: facts.hash(of: name)))
        }
        return result
    }

    /// The hash of the name that stands for all names.
    static let star = Program.hash("*")

    /// The files that import a name which is wanted, or a module whole; in order.
    func files(importing isWanted: (UInt32) -> Bool) -> [Int] {
        var result: [Int] = []
        for entry in entries where entry.isStar || isWanted(entry.name) {
            if result.last != Int(entry.file) { result.append(Int(entry.file)) }
        }
        return result
    }
}
