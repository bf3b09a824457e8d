import Facts
import SourceText

/// What others may have looked at in a file, as digests.
public struct FileDigests: Equatable, Sendable {
    /// Of what it declares and imports.
    let declarations: UInt64
    /// Of which functions assign attributes or elements.
    let assignments: UInt64
    /// Of each function's operations.
    let bodies: [UInt64]

    public init(_ facts: FileFacts, _ models: Models) {
        let bodies = (0..<facts.functionCount).map { facts.bodyDigest($0) }
        var (digest, assigning) = (Digest(), Digest())
        digest.add(facts.declarationDigest { bodies[$0] })
        // Which functions assign a name of the file, and whether anything asks for types, is told of the whole file.
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .declare {
                digest.add(id)
                digest.add(UInt64(body[index].flags))
                digest.add(facts.hash(of: Symbol(rawValue: body.a(index))))
            }
            if body.assignsMembers { assigning.add(id) }
        }
        let words = models.typeWords
        digest.add(
            (0..<facts.symbolCount).contains {
                words.has(facts.hash(of: Symbol(rawValue: UInt32($0))), .narrows)
            })
        declarations = digest.value
        assignments = assigning.value
        self.bodies = bodies
    }

    /// Whether two files declare and import the same.
    public func declaresSame(as other: FileDigests) -> Bool { declarations == other.declarations }

    /// The digest of what was looked at; nil where it is no more.
    public func digest(of read: Read) -> UInt64? {
        switch read.function {
        case Read.declarations: declarations
        case Read.assignments: assignments
        case Read.everything: whole
        default: bodies.indices.contains(Int(read.function)) ? bodies[Int(read.function)] : nil
        }
    }

    /// Whether the same functions assign attributes or elements.
    public func assignsSame(as other: FileDigests) -> Bool { assignments == other.assignments }

    /// Of everything.
    var whole: UInt64 {
        var digest = Digest()
        digest.add(declarations)
        for body in bodies { digest.add(body) }
        return digest.value
    }
}

extension Program {
    /// The digest of what the evaluation of any file may look at and that is not told of single files: where the
    /// modules are, which types derive from which, and what names and functions hand out sessions.
    /// - Parameter digests: of the files, in their order.
    public func digest(_ digests: [FileDigests]) -> UInt64 {
        var digest = Digest()
        for (index, file) in files.enumerated() {
            digest.add(PathHash(file.path).value)
            digest.add(file.language)
            digest.add(file.scan.hasSign)
            guard index < digests.count else { continue }
            if sharesNames(index) {
                // Its files see one another without a word.
                digest.add(digests[index].declarations)
            }
        }
        addMembers(to: &digest)
        for file in definitions.bases {
            digest.add(file.count)
            for bases in file {
                digest.add(bases.count)
                for base in bases { digest.add(base.word) }
            }
        }
        addExports(to: &digest)
        for (function, handout) in handouts.byFunction.sorted(by: { $0.key.word < $1.key.word }) {
            digest.add(function.word)
            digest.add(UInt64(handout.type.rawValue) << 1 | (handout.opens ? 1 : 0))
            digest.add(Int(handout.basis.rawValue) << 1 | (handout.mayEnd ? 1 : 0))
            digest.add(handout.maker.map { Int($0.rawValue) } ?? -1)
            digest.add(handout.maker.map { Int($0.rawValue) + 1 } ?? 0)
        }
        return digest.value
    }
}

extension Body {
    /// Whether anything but a name is assigned.
    var assignsMembers: Bool { (0..<count).contains { kind($0) == .store } }
}

extension FunctionRef {
    /// Both numbers.
    var word: UInt64 { UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: function)) }
}

extension TypeRef {
    /// Both numbers.
    var word: UInt64 { UInt64(UInt32(bitPattern: file)) << 32 | UInt64(UInt32(bitPattern: type)) }
}
