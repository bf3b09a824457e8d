import Facts

extension Program {
    /// The program of the same paths in which some files have changed, where all that it tells of other files and of
    /// itself as a whole surely stays: what they declare, which names modules export, and which functions hand out
    /// sessions. Nil where that may be something else.
    /// - Parameters:
    ///   - files: all of them, in their order.
    ///   - changed: which of them are not the same.
    ///   - declaresSame: whether a changed file declares the same, in the same order.
    public func replacing(_ files: [File], changed: [Int], declaresSame: (Int) -> Bool) -> Program? {
        guard files.count == self.files.count,
            changed.allSatisfy({ isInward(files[$0], $0) && declaresSame($0) })
        else { return nil }
        var result = self
        result.replace(files)
        return changed.contains { result.mayHandOut($0) } ? nil : result
    }

    /// Whether a changed file tells others nothing but what it declares, before and after.
    private func isInward(_ file: File, _ index: Int) -> Bool {
        let before = files[index]
        return file.language == before.language && file.scan.use == before.scan.use
            && file.scan.hasSign == before.scan.hasSign && !sharesNames(index)
            && !definesExports(before) && !definesExports(file)
    }

    /// Whether a function of a file may hand out a session, or has done so.
    private func mayHandOut(_ file: Int) -> Bool {
        guard files[file].language < models.count, files[file].facts.functionCount > 0 else { return false }
        if handouts.byFunction.keys.contains(where: { Int($0.file) == file }) { return true }
        let look = HandoutLook(self, file)
        return (0..<files[file].facts.functionCount).contains(where: look.mayHandOut)
    }
}
