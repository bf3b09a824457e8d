import SourceText

/// Taking facts from files that other runs have written.
extension Run {
    /// The facts that the request names; nil where it names none.
    func givenFacts() -> (facts: FactsCache?, problems: [InputProblem]) {
        guard !request.facts.isEmpty else { return (nil, []) }
        var files: [BlockFile] = []
        var problems: [InputProblem] = []
        for path in request.facts {
            do throws(FactsFile.Trouble) {
                files.append(try FactsFile.open(path, build: request.factsBuild))
            } catch {
                problems.append(
                    InputProblem(error.phrase, help: error.help, file: InputProblem.File(path: path)))
            }
        }
        return (FactsCache(nil, given: files), problems)
    }

    /// What is said where facts were given that do not do; nil where there is nothing to say.
    func noticeOfFacts(_ analysis: SourceAnalysis) -> String? {
        guard let facts else { return nil }
        let parsed = analysis.outcomes.count { $0.isParsed }
        if facts.isDamaged {
            return "some of the given facts are damaged; the files they are of were read here"
        }
        guard parsed > 0 else { return nil }
        let verb = parsed == 1 ? "was" : "were"
        return
            "the given facts are of other bytes than \(parsed) of \(analysis.outcomes.count) files, which \(verb) read here"
    }
}
