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
    /// By file: it is taken for something else.
    private let hasOtherRoles: [Bool]
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
        hasOtherRoles = new.indices.map { !new[$0].hasSameRoles(as: old[$0]) }
        isChanged = new.indices.map { [hasOtherRoles] in !new[$0].isSame(as: old[$0]) || hasOtherRoles[$0] }
        isNoticed = digests.indices.map { [hasOtherRoles, isChanged] in
            isChanged[$0] && (digests[$0] != earlier.digests[$0] || hasOtherRoles[$0])
        }
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
        return pointsAtChanged(known.outcome.candidates) ? nil : known
    }

    /// Whether the same comes of a file as before, but for places.
    func saysSame(_ file: Int) -> Bool {
        !isNoticed[file] && !isTouched(earlier.evaluated[file].looked, noticed, isOther)
    }

    /// Whether a place is told in a file that has changed, where it may stand elsewhere now.
    func pointsAtChanged(_ candidates: [Candidate]) -> Bool {
        candidates.contains { candidate in
            if case .reach(_, let file, _) = candidate.key, isChanged[file] { return true }
            if let end = candidate.end, isChanged[Int(end.function.file)] { return true }
            return candidate.related.contains { isChanged[$0.file] }
                || candidate.trace.contains { isChanged[$0.file] }
                || candidate.edits.contains { isChanged[$0.file] }
        }
    }

    /// Whether a file declares the same as before, and assigns attributes in the same functions.
    func declaresSame(_ file: Int) -> Bool {
        digests[file].declaresSame(as: earlier.digests[file])
            && digests[file].assignsSame(as: earlier.digests[file])
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

    /// Whether one thing that was looked at in a file that has changed is not as it was.
    private func isOther(_ read: Read) -> Bool {
        let file = Int(read.file)
        return hasOtherRoles[file] || digests[file].digest(of: read) != earlier.digests[file].digest(of: read)
    }

    /// Whether anything that was looked at is not as it was.
    /// - Parameters:
    ///   - others: files in which something is not as it was.
    ///   - isOther: whether something in one of them is.
    func isTouched(_ looked: Looked, _ others: [Int], _ isOther: (Read) -> Bool = { _ in true }) -> Bool {
        looked.isEverything || looked.isEveryDeclaration && declaresOther
            || others.contains { looked.reads(of: $0).contains(where: isOther) }
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
