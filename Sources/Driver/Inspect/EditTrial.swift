import Findings
import Reporting
import RuleEngine
import SourceText

/// `inspect edits`: changes files of a workspace as people do in an editor, one at a time and in memory only, and looks
/// whether an analysis that takes over what still holds finds the same as one that begins anew.
///
/// Chance is seeded: the same files make the same trial. Half of the edits are undone by later ones.
public struct EditTrial: Sendable {
    public var edits = 500
    /// After how many edits both analyses are compared.
    public var interval = 1

    public init() {}

    /// - Parameter request: its first path names the workspace.
    public func run(_ request: CheckRequest) -> Inspection {
        var request = request
        request.usesCache = false
        var run = Run(request)
        var inspection = Inspection(problems: run.prepare().problems)
        var json = JSONWriter()
        for workspace in run.workspaces {
            let files = WorkspaceFiles(
                workspace.plan, workspace.settings, languages: run.languages, jobs: run.jobs)
            inspection.problems += files.problems
            guard !files.inputs.isEmpty else { continue }
            var editor = EditedFiles(
                files.inputs, Engine(workspace.rules, settings: workspace.settings.analysis), run.languages,
                run.jobs)
            for number in 1...max(edits, 1) {
                editor.edit()
                guard number % interval == 0, let difference = editor.difference() else { continue }
                editor.failures += 1
                json.object { json in
                    json.field("edit", number)
                    json.field("change", editor.lastChange)
                    json.field("difference", difference)
                }
                json.newline()
            }
            editor.summary(edits, to: &json)
            if editor.failures > 0 {
                inspection.problems.append(
                    InputProblem("\(editor.failures) of \(edits / interval) comparisons failed"))
            }
        }
        inspection.output = json.bytes
        return inspection
    }
}

/// The files of a workspace, some of them edited.
private struct EditedFiles {
    var inputs: [SourceInput]
    let engine: Engine
    let languages: [Language]
    let jobs: Int
    var analysis: SourceAnalysis
    var failures = 0
    var lastChange = ""
    private var chance = Chance(seed: 1)
    /// What files were before their last edits.
    private var undo: [(file: Int, bytes: [UInt8])] = []
    private var seconds: [Double] = []
    private var stages: [String: [Double]] = [:]

    init(_ inputs: [SourceInput], _ engine: Engine, _ languages: [Language], _ jobs: Int) {
        self.inputs = inputs
        self.engine = engine
        self.languages = languages
        self.jobs = jobs
        var times = StageTimes()
        analysis = SourceAnalysis(
            inputs, engine: engine, languages: languages, jobs: jobs, repeating: .after(nil), times: &times)
    }

    mutating func edit() {
        if let last = undo.last, chance.below(2) == 0 {
            undo.removeLast()
            take(last.bytes, of: last.file, "undone")
            return
        }
        let file = chance.below(inputs.count)
        var reader = SourceReader(languages)
        guard reader.reads(inputs[file], as: languages[inputs[file].language]) else { return }
        let bytes = Array(reader.bytes[...])
        let (text, change) = edited(bytes)
        undo.append((file, bytes))
        take(text, of: file, change)
    }

    private mutating func take(_ bytes: [UInt8], of file: Int, _ change: String) {
        inputs[file].overlay = bytes
        lastChange = "\(inputs[file].path): \(change)"
        var read = analysis.outcomes.map(Optional.some)
        read[file] = nil
        var times = StageTimes()
        let begun = Moment.now
        analysis = SourceAnalysis(
            inputs, engine: engine, languages: languages, jobs: jobs, read: read,
            repeating: .after(analysis.next), times: &times)
        seconds.append(begun.secondsSince)
        for stage in times.stages { stages[stage.name, default: []].append(stage.seconds) }
    }

    /// What is found otherwise by an analysis that begins anew; nil where nothing is.
    func difference() -> String? {
        var times = StageTimes()
        let other = SourceAnalysis(
            inputs, engine: engine, languages: languages, jobs: jobs,
            read: analysis.outcomes.map(Optional.some), times: &times)
        guard other.result.notices == analysis.result.notices else { return "other notices" }
        let (own, anew) = (analysis.result.findings, other.result.findings)
        guard own != anew else { return nil }
        if let missing = anew.first(where: { !own.contains($0) }) { return "without \(phrase(missing))" }
        if let more = own.first(where: { !anew.contains($0) }) { return "also \(phrase(more))" }
        return "in another order"
    }

    private func phrase(_ finding: Finding) -> String {
        let path = inputs[analysis.indices[finding.place.file]].path
        return "\(finding.rule) at \(path), byte \(finding.place.range.start)"
    }

    /// - Parameter edits: how many there were.
    func summary(_ edits: Int, to json: inout JSONWriter) {
        json.object { json in
            json.field("files", inputs.count)
            json.field("edits", edits)
            json.field("findings", analysis.result.findings.count)
            json.field("failures", failures)
            json.field("medianMilliseconds", milliseconds(seconds, 0.5))
            json.field("99thPercentileMilliseconds", milliseconds(seconds, 0.99))
            json.object("medianOfStages") { json in
                for stage in stages.keys.sorted() {
                    json.field(stage, milliseconds(stages[stage] ?? [], 0.5))
                }
            }
        }
        json.newline()
    }

    private func milliseconds(_ seconds: [Double], _ share: Double) -> Int {
        guard !seconds.isEmpty else { return 0 }
        let place = min(seconds.count - 1, Int(Double(seconds.count) * share))
        return Int((seconds.sorted()[place] * 1000).rounded())
    }

    // MARK: Edits

    /// A text with one change, and what it is.
    private mutating func edited(_ bytes: [UInt8]) -> (text: [UInt8], change: String) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = chance.below(lines.count)
        let change: String
        switch chance.below(7) {
        case 0:
            lines.remove(at: line)
            change = "line \(line + 1) deleted"
        case 1:
            lines.insert(lines[line], at: line)
            change = "line \(line + 1) doubled"
        case 2:
            let other = min(line + 1, lines.count - 1)
            lines.swapAt(line, other)
            change = "lines \(line + 1) and \(other + 1) exchanged"
        case 3:
            let other = chance.below(lines.count)
            lines.insert(lines[other], at: line)
            change = "line \(other + 1) copied before \(line + 1)"
        case 4:
            lines.insert([], at: line)
            change = "empty line before \(line + 1)"
        case 5:
            let end = lines[line].isEmpty ? 0 : chance.below(lines[line].count)
            lines[line] = lines[line].prefix(end)
            change = "line \(line + 1) cut to \(end) bytes"
        default:
            lines[line] = renamed(lines[line])
            change = "a word of line \(line + 1) renamed"
        }
        return (Array(lines.joined(separator: [UInt8(ascii: "\n")])), change)
    }

    /// A line with a letter more in one of its words.
    private mutating func renamed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let letters = line.indices.filter { line[$0] | 0x20 >= 0x61 && line[$0] | 0x20 <= 0x7A }
        guard !letters.isEmpty else { return line }
        let place = letters[chance.below(letters.count)]
        return ArraySlice(line[..<place] + [UInt8(ascii: "x")] + line[place...])
    }
}
