import Findings
import Reporting
import RuleEngine
import SourceText

/// `why SYMBOL`: who opens, commits, rolls back and closes there, through which calls, and who calls it.
/// - Parameter most: how many places are listed of one kind.
public func why(_ symbol: String, _ request: CheckRequest, most: Int = 10, color: Bool) -> Inspection {
    ask(request, color: color) { program in
        KnownProgram(program.files, rules: program.rules, settings: program.settings).why(symbol, most: most)
    } orElse: {
        InputProblem(
            "nothing here is called `\(symbol)`",
            help: "name a function, a class or a session factory of the tree, or the end of its dotted path")
    }
}

/// `explain FILE:LINE`: what happens on a line, and why it is reported or not.
/// - Parameter line: 1-based.
public func explainLine(_ line: Int, _ request: CheckRequest, color: Bool) -> Inspection {
    var count = 0
    var path = request.paths.first ?? ""
    return ask(request, color: color) { program in
        guard let file = program.isReported.firstIndex(of: true) else { return [] }
        path = program.shownPaths[file]
        let text = program.texts[file]
        count = text.lines.starts.count
        guard line >= 1, line <= count else { return [] }
        let range = text.lines.range(ofLine: line, in: text.bytes)
        let known = KnownProgram(program.files, rules: program.rules, settings: program.settings)
        return known.explain(file: file, line: range)
    } orElse: {
        InputProblem(
            count == 0 ? "`\(path)` could not be analysed" : "`\(path)` has no line \(line); it has \(count)")
    }
}

private func ask(
    _ request: CheckRequest, color: Bool, _ question: (InspectedProgram) -> [Answer],
    orElse problem: () -> InputProblem
) -> Inspection {
    var inspection = Inspection()
    var isAnswered = false
    inspection.problems = forEachProgram(request) { program in
        let answers = question(program)
        guard !answers.isEmpty else { return }
        isAnswered = true
        let files = program.files.indices.map { index in
            Report.File(
                path: program.shownPaths[index], workspacePath: program.workspacePaths[index],
                language: program.files[index].language, text: program.texts[index])
        }
        inspection.output += renderAnswers(answers, in: files, color: color)
    }
    if !isAnswered, inspection.problems.isEmpty { inspection.problems.append(problem()) }
    return inspection
}
