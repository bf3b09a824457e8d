import Facts
import Linking

/// The folder of the application that a file belongs to, in a tree that may have several: the one around its package.
struct ApplicationFolder: Equatable, Sendable {
    /// With a `/` at the end; empty for the whole tree.
    private let prefix: String

    init(of path: String) {
        let folders = path.split(separator: "/").dropLast().dropLast()
        prefix = folders.isEmpty ? "" : folders.joined(separator: "/") + "/"
    }

    func contains(_ path: String) -> Bool { prefix.isEmpty || path.hasPrefix(prefix) }
}

extension LinkedProgram {
    /// The files of an application that are its code, and no test.
    func files(of application: ApplicationFolder) -> [Int] {
        code.filter { application.contains(files[$0].file.path) }
    }

    /// Whether a file calls something of one of the names.
    func calls(_ names: some Sequence<String>, in index: Int) -> Bool {
        let facts = files[index].file.facts
        let wanted = Set(names.compactMap { facts.symbol($0) })
        guard !wanted.isEmpty else { return false }
        return (0..<facts.functionCount).contains { id in
            let body = Body(facts, function: id)
            return (0..<body.count).contains { place in
                body.kind(place) == .call && body.a(place) != UInt32.max
                    && wanted.contains(body[Value(body.a(place))].lastName)
            }
        }
    }
}
