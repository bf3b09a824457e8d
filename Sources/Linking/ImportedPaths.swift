import Facts
import Synchronization

/// The paths of the modules that the imports of a program name: with what they begin, and what stands next to what in
/// them. The dots before a relative path are no part of it.
public struct ImportedPaths: Sendable {
    private var beginnings: Set<PathHash> = []
    private var neighbours: Set<PathHash> = []

    /// The paths of a program's imports, worked out when somebody first asks, once for all threads and for as long as
    /// no file imports anything else.
    public final class Shared: Sendable {
        private let paths = Mutex<ImportedPaths?>(nil)

        public init() {}

        func paths(of program: Program) -> ImportedPaths {
            paths.withLock { known in
                if let known { return known }
                let found = ImportedPaths(program.files)
                known = found
                return found
            }
        }
    }

    private init(_ files: [Program.File]) {
        var known: Set<PathHash> = []
        for facts in files.map(\.facts) {
            for id in 0..<facts.importCount {
                facts.withBytes(of: facts.importFact(id).module) { bytes in
                    var whole = PathHash()
                    whole.append(bytes)
                    if known.insert(whole).inserted { add(bytes) }
                }
            }
        }
    }

    private mutating func add(_ path: UnsafeBufferPointer<UInt8>) {
        var last: PathHash?
        for part in path.split(separator: 0x2E) {
            var own = PathHash()
            own.append(part)
            if let last { neighbours.insert(last.appending(own)) } else { beginnings.insert(own) }
            last = own
        }
    }

    /// Whether a path begins with a name.
    func begin(with name: some StringProtocol) -> Bool { beginnings.contains(PathHash(name)) }

    /// Whether one name stands right before another in a path.
    func have(_ name: some StringProtocol, before next: some StringProtocol) -> Bool {
        neighbours.contains(PathHash(name).appending(PathHash(next)))
    }
}
