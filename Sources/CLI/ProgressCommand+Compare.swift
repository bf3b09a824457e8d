import Driver
import Findings
import Reporting

/// The part of `progress` that holds two commits against each other.
extension SessionLint {
    static func runComparison(_ values: ProgressValues, _ range: String, _ terminal: Terminal)
        throws(UsageError) -> ExitCode
    {
        var others = values.ofHistory
        if values.history != nil { others.insert("--history", at: 0) }
        if values.gate != nil { others.append("--gate") }
        if values.options.grouping != nil { others.append("--by") }
        if let other = others.first {
            throw UsageError(
                "`\(other)` says nothing beside `--compare`", help: "run `sessionlint progress` once for each"
            )
        }
        let forms: [ProgressFormat] = [.text, .json, .csv, .markdown]
        guard forms.contains(values.format) else {
            throw UsageError(
                "`--compare` has no form `\(values.format.rawValue)`",
                help: "it has \(forms.map(\.rawValue).joined(separator: ", "))")
        }
        let outcome = Driver.compareProgress(values.request, range)
        if values.showsTimings { terminal.writeError(lines(outcome.times)) }
        for notice in outcome.notices { terminal.notify(notice) }
        guard var comparison = outcome.comparison else {
            terminal.report(outcome.problems, color: values.color)
            return .input
        }
        if !values.metrics.isEmpty {
            try check(values.metrics, among: comparison.metrics.map(\.id))
            comparison.metrics.removeAll { !values.metrics.contains($0.id) }
        }
        let options = options(values, terminal)
        let bytes =
            switch values.format {
            case .json: comparisonJSON(comparison)
            case .csv: comparisonCSV(comparison)
            case .markdown: comparisonMarkdown(comparison)
            default: comparisonText(comparison, options)
            }
        let problems = outcome.problems + write(bytes, values, terminal)
        terminal.report(problems, color: values.color)
        return problems.isEmpty ? .clean : .input
    }
}
