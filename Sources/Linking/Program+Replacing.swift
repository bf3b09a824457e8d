import Facts

extension Program {
    /// The program of the same paths in which some files have changed, where all that it tells of other files and of
    /// itself as a whole surely stays: what they declare, which names modules export, and which functions hand out
    /// sessions. Nil where that may be something else.
    /// - Parameters:
    ///   - changed: the files that are not the same, by their numbers.
    ///   - isSame: whether something that may be looked at in a changed file is the same; its declarations have to be,
    ///     in the same order.
    public func replacing(_ changed: [(number: Int, file: File)], isSame: (Read) -> Bool) -> Program? {
        guard changed.allSatisfy({ isInward($0.file, $0.number) && isSame(Read(file: $0.number)) }) else {
            return nil
        }
        var result = self
        for (number, file) in changed { result.replace(number, file) }
        for (file, _) in changed where !result.sharesSame(in: file, as: self, isSame) { return nil }
        for (file, _) in changed {
            guard mayGive(file) || result.mayGive(file) else { continue }
            guard let looked = self.looked(byGivingSameIn: file, as: result) else { return nil }
            result.noteLooks(looked)
        }
        return result
    }

    /// Whether a changed file tells others nothing but what it declares, before and after.
    private func isInward(_ file: File, _ index: Int) -> Bool {
        let before = files[index]
        return file.language == before.language && file.scan.use == before.scan.use
            && file.scan.hasSign == before.scan.hasSign && !isManifest(index)
    }

    /// Whether a file may bind names to what models know, or a function of it hand out a session.
    private func mayGive(_ file: Int) -> Bool {
        if definesExports(files[file]) { return true }
        guard files[file].language < models.count, files[file].facts.functionCount > 0 else { return false }
        if handouts.byFunction.keys.contains(where: { Int($0.file) == file }) { return true }
        let look = HandoutLook(self, file)
        return (0..<files[file].facts.functionCount).contains { look.mayHandOut($0) }
    }

    /// What others see of a file beside its declarations.
    private struct Given: Equatable {
        var exports: [UInt32: Meaning]
        /// By function.
        var handouts: [Int: Handout]
    }

    /// What was looked at in other files to find that a file gives the same as in another program. Nil where it does
    /// not, or where what others give rests on it, so that they have to be asked again.
    private func looked(byGivingSameIn file: Int, as other: Program) -> [Int32]? {
        guard let lookedAt, !lookedAt[file] else { return nil }
        let (before, now) = (given(by: file), other.given(by: file))
        guard before.given == now.given else { return nil }
        // Functions that hand out what one of them does would confirm each other.
        let facts = other.files[file].facts
        let names = NameSet(now.given.handouts.keys.map { facts.hash(of: facts.function($0).name) })
        guard
            names.isEmpty
                || !other.functions(naming: names, facts).contains(where: { now.given.handouts[$0] != nil })
        else { return nil }
        return now.looked
    }

    /// What a file gives where all others are known, and what was looked at in them.
    private func given(by file: Int) -> (given: Given, looked: [Int32]) {
        let exports = ownExports(of: file)
        let first = findHandouts(in: file, naming: nil)
        let second = findHandouts(in: file, naming: handouts.names)
        let facts = files[file].facts
        return (
            Given(
                exports: Dictionary(
                    exports.bound.map { (facts.hash(of: $0), $1) }, uniquingKeysWith: { $1 }),
                handouts: Dictionary(
                    (first.handouts + second.handouts).map { ($0.function, $0.handout) },
                    uniquingKeysWith: { first, _ in first })),
            exports.looked + first.looked + second.looked
        )
    }
}
