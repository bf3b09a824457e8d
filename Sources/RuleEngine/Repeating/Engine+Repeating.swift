import Linking

/// The stages of an analysis that leaves something for the next one.
extension Engine {
    /// Joins files of which an earlier analysis may have known nearly all, for a next one as well.
    /// - Parameter digests: of the files, in their order.
    public func join(
        _ files: [ScannedFile], _ digests: [FileDigests], after earlier: EarlierAnalysis?,
        _ workers: some Spreading = InTurn()
    ) -> Program {
        if let earlier, let known = program(of: files, digests, after: earlier) { return known }
        return join(files, workers, isFollowed: true)
    }

    private func program(
        of files: [ScannedFile], _ digests: [FileDigests], after earlier: EarlierAnalysis
    ) -> Program? {
        let before = earlier.program.files.all
        guard files.count == before.count, digests.count == files.count,
            zip(files, before).allSatisfy({ $0.file.path == $1.file.path })
        else { return nil }
        let changed = files.indices.filter { !files[$0].isSame(as: before[$0]) }
        return earlier.program.program.replacing(changed.map { ($0, files[$0].inProgram) }) { read in
            let file = Int(read.file)
            return digests[file].digest(of: read) == earlier.digests[file].digest(of: read)
        }
    }

    /// What the rules have to say about one file, with what was looked at for it. May run in parallel.
    /// - Parameter changes: since an earlier analysis, whose outcome is taken over where it holds.
    public func evaluate(_ program: LinkedProgram, file: Int, after changes: Changes?) -> EvaluatedFile {
        if let known = changes?.evaluated(file) { return known }
        let reads = Reads(of: file)
        let outcome = evaluate(program.noting(reads), file: file)
        return EvaluatedFile(outcome: outcome, looked: Looked(reads))
    }

    /// Joins the outcomes of all files, in the order of the files.
    /// - Parameters:
    ///   - digests: of the files, in their order.
    ///   - following: followed to the end, where a rule asks for it.
    ///   - changes: since an earlier analysis.
    public func finish(
        _ program: LinkedProgram, _ digests: [FileDigests], _ evaluated: [EvaluatedFile],
        _ following: Following?, after changes: Changes?, _ workers: some Spreading = InTurn()
    ) -> (result: AnalysisResult, next: EarlierAnalysis) {
        let known = following.flatMap { changes?.ownership(ofTheSame: $0) }
        let ownership = following.map {
            known?.replacing(program.program, $0.flows) ?? self.ownership(program, $0, after: changes)
        }
        let outcomes = evaluated.map(\.outcome)
        let lives = lives(outcomes)
        // What others notice of a file, beside its places.
        let isNoticed = changes.map { changes in
            let isNoticed = evaluated.indices.map { file in
                if evaluated[file].isTakenOver { return false }
                if changes.isChanged[file] { return !changes.saysSame(file) }
                return outcomes[file].lives != changes.earlier.evaluated[file].outcome.lives
            }
            return known == nil
                ? isFollowedOther(isNoticed, following, ownership, changes, workers) : isNoticed
        }
        let noticed = isNoticed.map { isNoticed in isNoticed.indices.filter { isNoticed[$0] } } ?? []
        let imported =
            changes.flatMap { $0.importsSame ? $0.earlier.imported : nil } ?? ImportedPaths.Shared()
        let decided = workers.map(count: evaluated.count, state: ReachMemory(imported)) {
            memory, file -> DecidedFile in
            if let changes, let isNoticed, evaluated[file].isTakenOver, !isNoticed[file] {
                let known = changes.earlier.decided[file]
                if !changes.isTouched(known.looked, noticed), !changes.pointsAtChanged(known.candidates) {
                    return known
                }
            }
            let reads = Reads(of: file)
            // What is remembered of other files was looked at for those.
            memory = ReachMemory(imported)
            var decided = decide(
                program, outcomes[file], file, ownership, lives, &memory, noting: reads)
            decided.looked = Looked(reads)
            return decided
        }
        return (
            tell(program, outcomes, decided, ownership, workers),
            EarlierAnalysis(
                program: program, digests: digests,
                digest: changes?.earlier.digest ?? program.digest(digests), evaluated: evaluated,
                following: following, ownership: ownership, decided: decided, imported: imported)
        )
    }

    /// What all functions do, found anew as far as that may be something else than before.
    private func ownership(_ program: LinkedProgram, _ following: Following, after changes: Changes?)
        -> Ownership
    {
        guard let changes, let replaced = following.replaced, let earlier = changes.earlier.ownership else {
            return Ownership(program.program, following.flows, isRepeated: true)
        }
        var isChanged = changes.isChanged
        let before = changes.earlier.following
        for file in replaced where before.map({ !following.isSame(file, as: $0) }) ?? true {
            isChanged[file] = true
        }
        return Ownership(program.program, following.flows, after: earlier, isChanged: isChanged)
    }

    /// By file: whether others notice something of it, or what its functions do and who calls them is not what it was.
    private func isFollowedOther(
        _ isNoticed: [Bool], _ following: Following?, _ ownership: Ownership?, _ changes: Changes,
        _ workers: some Spreading
    ) -> [Bool] {
        guard let following, let ownership, let before = changes.earlier.following,
            let other = changes.earlier.ownership
        else {
            let isNone = following == nil && changes.earlier.following == nil
            return isNoticed.map { $0 || !isNone }
        }
        return workers.map(count: isNoticed.count) { file in
            isNoticed[file] || !following.isSame(file, as: before) || !ownership.isSame(file, as: other)
        }
    }
}
