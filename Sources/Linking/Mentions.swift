import Synchronization

/// Which files of a program say a name, looked up when somebody first asks for it, once for all threads.
final class Mentions: Sendable {
    /// By the hash of a name, files in order.
    private let known: Mutex<[UInt32: [Int32]]>

    init() {
        known = Mutex([:])
    }

    private init(_ known: [UInt32: [Int32]]) {
        self.known = Mutex(known)
    }

    func files(saying name: UInt32, of program: Program) -> [Int32] {
        if let files = known.withLock({ $0[name] }) { return files }
        let files = program.files.indices.filter { program.says(name, in: $0) }.map { Int32($0) }
        known.withLock { $0[name] = files }
        return files
    }

    /// The same of a program in which one file is another.
    func replacing(_ file: Int, of program: Program) -> Mentions {
        let number = Int32(file)
        return Mentions(
            known.withLock { known in
                known.reduce(into: known) { result, entry in
                    let place = entry.value.firstIndex { $0 >= number } ?? entry.value.count
                    let did = place < entry.value.count && entry.value[place] == number
                    guard did != program.says(entry.key, in: file) else { return }
                    if did {
                        result[entry.key]?.remove(at: place)
                    } else {
                        result[entry.key]?.insert(number, at: place)
                    }
                }
            })
    }
}

extension Program {
    /// The files that say a name anywhere, in order. It is noted that all code is looked at which does.
    /// - Parameter name: its hash.
    public func files(saying name: UInt32) -> [Int32] {
        noteUses(of: name)
        return mentions.files(saying: name, of: self)
    }

    fileprivate func says(_ name: UInt32, in file: Int) -> Bool {
        files[file].facts.symbol(hashed: name) != nil
    }
}
