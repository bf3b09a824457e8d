import Findings
import Reporting
import RuleEngine
import SourceText

/// What `inspect roles` and its like print, and what was wrong with their inputs.
public struct Inspection: Sendable {
    /// One JSON object a line.
    public var output: [UInt8] = []
    public var problems: [InputProblem] = []
}

/// `inspect roles`: what every declaration of the given paths is taken for, and because of what.
public func describeRoles(_ request: CheckRequest) -> Inspection {
    inspect(request) { program, json in
        for line in RuleEngine.describeRoles(program.files, rules: program.rules, settings: program.settings)
        where program.isReported[line.file] {
            json.object { json in
                program.place(line.file, line.range, &json)
                json.field("declaration", line.declaration)
                json.field("role", line.role?.name)
                json.field("because", line.because)
            }
            json.newline()
        }
    }
}

/// `inspect effects`: what every function of the given paths does to sessions in its own body.
public func describeEffects(_ request: CheckRequest) -> Inspection {
    inspect(request) { program, json in
        for line in RuleEngine.describeEffects(
            program.files, rules: program.rules, settings: program.settings)
        where program.isReported[line.file] {
            json.object { json in
                json.field("effect", line.effect)
                json.field("origin", line.origin)
                program.place(line.file, line.range, &json)
                json.field("function", line.function)
                json.field("certain", line.isCertain)
            }
            json.newline()
        }
    }
}

/// `inspect program`: which calls land on which function, and how many of those that could were resolved.
public func describeProgram(_ request: CheckRequest) -> Inspection {
    inspect(request) { program, json in
        let lines = RuleEngine.describeProgram(
            program.files, rules: program.rules, settings: program.settings)
        for line in lines {
            switch line {
            case .call(let file, let range, let function, let callee, let target, let isCertain):
                guard program.isReported[file] else { continue }
                json.object { json in
                    json.field("fact", "call")
                    program.place(file, range, &json)
                    json.field("function", function)
                    json.field("callee", callee)
                    json.field("target", target)
                    json.field("certain", isCertain)
                }
            case .unresolved(let file, let range, let function, let callee, let reason):
                guard program.isReported[file] else { continue }
                json.object { json in
                    json.field("fact", "unresolved")
                    program.place(file, range, &json)
                    json.field("function", function)
                    json.field("callee", callee)
                    json.field("because", reason)
                }
            case .summary(let summary):
                guard program.isReported[summary.file] else { continue }
                json.object { json in
                    json.field("fact", "summary")
                    json.field("function", summary.function)
                    program.place(summary.file, summary.range, &json)
                    json.field("effect", summary.effect)
                    json.field("origin", summary.origin)
                    json.field("certain", summary.isCertain)
                    json.field("conditional", summary.isConditional)
                    program.witness(summary.witness, &json)
                }
            case .reach(
                let file, let range, let function, let effect, let origin, let isCertain, let witness):
                guard program.isReported[file] else { continue }
                json.object { json in
                    json.field("fact", "reach")
                    json.field("function", function)
                    program.place(file, range, &json)
                    json.field("effect", effect)
                    json.field("origin", origin)
                    json.field("certain", isCertain)
                    program.witness(witness, &json)
                }
            case .resolution(let resolution):
                json.object { json in
                    json.field("fact", "resolution")
                    json.field("candidates", resolution.candidates)
                    json.field("resolved", resolution.resolved)
                    json.field("certain", resolution.certain)
                    json.field("rate", resolution.rate)
                    json.object("unresolved") { json in
                        for (reason, count) in resolution.reasons { json.field(reason, count) }
                    }
                    json.object("names") { json in
                        for (name, count) in resolution.names { json.field(name, count) }
                    }
                }
            }
            json.newline()
        }
    }
}

/// A workspace's files as the engine sees them, with what is needed to say where something stands.
struct InspectedProgram {
    var files: [AnalysedFile]
    var shownPaths: [String]
    var texts: [Report.Text]
    var isReported: [Bool]
    var workspacePaths: [String]
    var rules: RuleSet
    var settings: AnalysisSettings

    /// `file:line` of every place.
    func witness(_ places: [Finding.Place], _ json: inout JSONWriter) {
        json.array("witness") { json in
            for place in places {
                let position = texts[place.file].lines.position(
                    at: place.range.start, in: texts[place.file].bytes)
                json.value("\(shownPaths[place.file]):\(position.line)")
            }
        }
    }

    func place(_ file: Int, _ range: ByteRange, _ json: inout JSONWriter) {
        let position = texts[file].lines.position(at: range.start, in: texts[file].bytes)
        json.field("file", shownPaths[file])
        json.field("line", position.line)
        json.field("column", position.column)
    }
}

private func inspect(_ request: CheckRequest, _ print: (InspectedProgram, inout JSONWriter) -> Void)
    -> Inspection
{
    var json = JSONWriter()
    var inspection = Inspection()
    inspection.problems = forEachProgram(request) { print($0, &json) }
    inspection.output = json.bytes
    return inspection
}

/// Reads every workspace of a request, whatever its ignore rules say unless they are to be honoured.
func forEachProgram(
    _ request: CheckRequest, honouringExcludes: Bool = false, _ look: (InspectedProgram) -> Void
) -> [InputProblem] {
    var request = request
    request.honoursExcludes = honouringExcludes
    var run = Run(request)
    var problems = run.prepare().problems
    for workspace in run.workspaces {
        let files = WorkspaceFiles(
            workspace.plan, workspace.settings, languages: run.languages, jobs: run.jobs)
        problems += files.problems
        let inputs = files.inputs
        let languages = run.languages
        let read = inParallel(count: inputs.count, jobs: run.jobs, state: SourceReader(languages)) {
            reader, index -> (AnalysedFile, Report.Text)? in
            let language = languages[inputs[index].language]
            guard reader.reads(inputs[index], as: language) else { return nil }
            let facts = reader.facts(language: inputs[index].language)
            return (
                AnalysedFile(path: inputs[index].path, language: language.name, facts: facts),
                Report.Text(Array(reader.bytes[...]))
            )
        }
        let known = inputs.indices.filter { read[$0] != nil }
        let program = InspectedProgram(
            files: read.compactMap { $0?.0 },
            shownPaths: known.map {
                relative(inputs[$0].location, to: run.workingFolder) ?? inputs[$0].location
            },
            texts: read.compactMap { $0?.1 },
            isReported: known.map { files.selection.contains(Array(inputs[$0].path.utf8)) },
            workspacePaths: known.map { inputs[$0].path }, rules: workspace.rules,
            settings: workspace.settings.analysis)
        look(program)
    }
    return problems
}
