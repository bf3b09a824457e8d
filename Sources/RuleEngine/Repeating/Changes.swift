import Facts
import Linking

/// In which files a program differs from an earlier one, as far as others may notice.
///
/// An object, for it is asked about every file of a program, and refers to all that is known of two of them.
public final class Changes: Sendable {
    let earlier: EarlierAnalysis
    let program: Program
    let digests: [FileDigests]
    /// By file: it is not the same, or is taken for something else.
    let isChanged: [Bool]
    /// By file: it is not the same, but for its places; who points at none of them does not notice.
    let isMoved: [Bool]
    /// By file: it is not the same, and not for its places alone.
    private let isNoticed: [Bool]
    /// The files of which that is true.
    private let noticed: [Int]
    /// Whether a file declares or imports something else.
    private let declaresOther: Bool

    /// Nil where the programs have too little in common.
    /// - Parameters:
    ///   - earlier: made by the same engine.
    ///   - digests: of the files of the program, in their order.
    public init?(_ earlier: EarlierAnalysis, _ program: LinkedProgram, _ digests: [FileDigests]) {
        let (old, new) = (earlier.program.files.all, program.files.all)
        guard zip(old, new).allSatisfy({ $0.file.path == $1.file.path }), old.count == new.count,
            digests.count == new.count, earlier.program.isSame(as: program),
            program.digest(digests) == earlier.digest
        else { return nil }
        self.earlier = earlier
        self.program = program.program
        self.digests = digests
        isChanged = new.indices.map { !new[$0].isSame(as: old[$0]) || !new[$0].hasSameRoles(as: old[$0]) }
        isMoved = digests.indices.map { [isChanged] in
            isChanged[$0] && digests[$0] == earlier.digests[$0] && new[$0].hasSameRoles(as: old[$0])
        }
        isNoticed = zip(isChanged, isMoved).map { $0 && !$1 }
        noticed = isNoticed.indices.filter { [isNoticed] in isNoticed[$0] }
        declaresOther = noticed.contains { !digests[$0].declaresSame(as: earlier.digests[$0]) }
    }

    /// Whether all files import what they did.
    var importsSame: Bool { !declaresOther }

    /// What came of a file before; nil where it may be something else now.
    func evaluated(_ file: Int) -> EvaluatedFile? {
        guard !isChanged[file], saysSame(file) else { return nil }
        var known = earlier.evaluated[file]
        known.isTakenOver = true
        return pointsAtMoved(known.outcome.candidates) ? nil : known
    }

    /// Whether the same comes of a file as before, but for places.
    func saysSame(_ file: Int) -> Bool {
        !isNoticed[file] && !isTouched(earlier.evaluated[file].looked, isNoticed)
    }

    /// Whether a place in a file is told whose places have moved.
    func pointsAtMoved(_ candidates: [Candidate]) -> Bool {
        candidates.contains { candidate in
            if case .reach(_, let file, _) = candidate.key, isMoved[file] { return true }
            if let end = candidate.end, isMoved[Int(end.function.file)] { return true }
            return candidate.related.contains { isMoved[$0.file] }
                || candidate.trace.contains { isMoved[$0.file] }
                || candidate.edits.contains { isMoved[$0.file] }
        }
    }

    /// Whether a file declares the same as before, and assigns attributes in the same functions.
    func declaresSame(_ file: Int) -> Bool {
        digests[file].declaresSame(as: earlier.digests[file])
            && program.files[file].facts.storingFunctions
                == earlier.program.program.files[file].facts.storingFunctions
    }

    /// Whether nothing has changed that a flow was made from.
    func hold(_ flow: KeptFlow) -> Bool {
        flow.holds(earlier.digests, digests, program, isOther: isNoticed)
    }

    /// What all functions did before, where nothing has changed but places.
    func ownership(ofTheSame following: Following) -> Ownership? {
        guard noticed.isEmpty, let before = earlier.following, following.isSame(as: before) else {
            return nil
        }
        return earlier.ownership
    }

    /// Whether anything that was looked at is not as it was.
    /// - Parameter isOther: by file.
    func isTouched(_ looked: Looked, _ isOther: [Bool]) -> Bool {
        looked.isEverything || looked.isEveryDeclaration && declaresOther
            || looked.files.contains { isOther[Int($0)] }
            || looked.missing.contains { program.isCallable($0) } || looked.used.contains(where: isUsed)
    }

    /// Whether a file that has changed says a name, now or before.
    private func isUsed(_ name: UInt32) -> Bool {
        noticed.contains { file in
            [program, earlier.program.program].contains {
                $0.files[file].facts.symbol(hashed: name) != nil
            }
        }
    }
}

extension FileFacts {
    /// The functions that assign attributes.
    fileprivate var storingFunctions: [Bool] {
        (0..<functionCount).map { id in
            let body = Body(self, function: id)
            return (0..<body.count).contains { body.kind($0) == .store }
        }
    }
}

extension LinkedProgram {
    /// Whether what rules look for in all files before they look at any function is the same.
    fileprivate func isSame(as other: LinkedProgram) -> Bool {
        isRoleless == other.isRoleless && packs == other.packs && gates == other.gates
            && registries == other.registries && flags == other.flags && code == other.code
            && naming == other.naming && services == other.services && shared == other.shared
            && scoped == other.scoped && contexts == other.contexts && settings == other.settings
            && known == other.known && hasAgentPool == other.hasAgentPool && entries == other.entries
    }
}
