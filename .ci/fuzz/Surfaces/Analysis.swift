import Findings

@testable import Driver
@testable import RuleEngine

/// Whole files of either language, up to what is found in them: ranges lie in the file that they are of, and a second
/// time the same is found.
nonisolated(unsafe) let analysis = Surface(name: "analysis") { bytes in
    for (index, language) in Language.all.enumerated() {
        var reader = SourceReader(Language.all)
        guard let facts = reader.facts(of: bytes, language: index) else { continue }
        let file = AnalysedFile(
            path: "tools/own.\(language.endings[0])", language: language.name, facts: facts)
        let files = smallProgram + [file]
        let found = analyse(files, rules: loaded.rules, settings: AnalysisSettings()).findings
        for finding in found {
            for place in [finding.place] + finding.trace + finding.related {
                guard place.file < files.count, place.range.start <= place.range.end,
                    place.range.end <= files[place.file].facts.byteCount
                else { fail("\(finding.rule) is told of a place that is not there") }
            }
        }
        if analyse(files, rules: loaded.rules, settings: AnalysisSettings()).findings != found {
            fail("the second time something else is found")
        }
    }
}
