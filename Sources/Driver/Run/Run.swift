import Findings
import RuleEngine
import SourceText

/// One run over all workspaces of the given paths.
struct Run {
    let request: CheckRequest
    let languages = Language.all
    let start = Moment.now
    private(set) var workspaces: [Workspace] = []
    private(set) var workingFolder = ""
    private var overlay: (path: String, bytes: [UInt8])?
    private var problems: [InputProblem] = []

    /// A workspace with what is in force in it.
    struct Workspace {
        var plan: WorkspacePlan
        var settings: EffectiveSettings
        var rules: RuleSet
    }

    init(_ request: CheckRequest) {
        self.request = request
    }

    var jobs: Int { max(1, request.jobs ?? availableProcessors()) }

    mutating func prepare() -> CheckOutcome {
        do throws(SystemError) {
            workingFolder = try Driver.workingDirectory()
        } catch {
            return CheckOutcome(
                report: nil, problems: [InputProblem("the working directory cannot be read: \(error.phrase)")]
            )
        }
        var planner = WorkspacePlanner(workingFolder: workingFolder, configuration: request.configuration)
        if let overlay = request.overlay, let path = planner.addOverlay(overlay.path) {
            self.overlay = (path, overlay.bytes)
        }
        let paths = request.paths.isEmpty && request.overlay == nil ? ["."] : request.paths
        for path in paths { planner.add(path) }
        let plans = planner.plan()
        problems = planner.problems
        for plan in plans { add(plan) }
        return CheckOutcome(report: nil, problems: problems, settings: workspaces.map(\.settings))
    }

    private mutating func add(_ plan: WorkspacePlan) {
        var configuration = Configuration()
        var loaded = LoadedRules([])
        if let file = plan.configuration {
            let (packs, packProblems) = readPacks(file.packs, of: file)
            if !packs.isEmpty { loaded = LoadedRules(packs) }
            var decoder = ConfigurationDecoder(file, loaded.catalogue)
            if let table = file.table { configuration = decoder.decode(table) }
            problems += [file.problem].compactMap(\.self) + decoder.problems + packProblems
        }
        problems += loaded.problems
        var settings = EffectiveSettings(request, configuration, loaded.catalogue, workspace: plan.root)
        settings.configurationFile = plan.configuration?.shownPath
        workspaces.append(Workspace(plan: plan, settings: settings, rules: loaded.rules))
    }

    /// What is wrong with the rules that the command line names; a run under other rules would mislead.
    private func wrongRules() -> [InputProblem] {
        let catalogues = workspaces.map(\.settings.catalogue)
        let named = [("--select", request.select ?? []), ("--ignore", request.ignore ?? [])]
        return named.flatMap { option, words in
            words.compactMap { word in
                guard let first = catalogues.first, catalogues.allSatisfy({ $0.rules(word) == nil }) else {
                    return nil
                }
                return InputProblem("`\(word)` behind \(option) is not a rule", help: first.help(for: word))
            }
        }
    }

    mutating func check() -> CheckOutcome {
        var outcome = prepare()
        guard !workspaces.isEmpty else { return outcome }
        let wrong = wrongRules()
        guard wrong.isEmpty else {
            outcome.problems += wrong
            return outcome
        }
        var parts: [ReportBuilder.Part] = []
        for workspace in workspaces {
            let part = analyse(workspace, &outcome)
            let failOn = max(workspace.settings.failOn.value, .warning)
            if part.findings.contains(where: { $0.severity >= failOn }) { outcome.hasFailures = true }
            parts.append(part)
        }
        let report = ReportMerger(
            roots: workspaces.map(\.plan.root), parts: parts, workingFolder: workingFolder,
            rules: rules(), seconds: start.secondsSince
        ).report
        outcome.isIncomplete =
            report.summary.partial > 0 || parts.contains { $0.skipped.contains(where: \.isIncomplete) }
        if let repository = Repository.around(report.workspace) {
            outcome.workspaceInRepository = relative(report.workspace, to: repository.root) ?? ""
        }
        outcome.report = report
        return outcome
    }

    /// Every rule that is in force somewhere, by id.
    private func rules() -> [RuleInfo] {
        var seen: Set<RuleID> = []
        return workspaces.flatMap(\.settings.rulesInForce).filter { seen.insert($0.id).inserted }
            .sorted { $0.id < $1.id }
    }

    private func analyse(_ workspace: Workspace, _ outcome: inout CheckOutcome) -> ReportBuilder.Part {
        let plan = workspace.plan
        let overlay = overlay.flatMap { overlay in
            relative(overlay.path, to: plan.root).map { SourceOverlay(path: $0, bytes: overlay.bytes) }
        }
        let files = WorkspaceFiles(
            plan, workspace.settings, languages: languages, jobs: jobs, overlay: overlay)
        outcome.problems += files.problems
        let analysis = SourceAnalysis(
            files.inputs, engine: Engine(workspace.rules, settings: workspace.settings.analysis),
            languages: languages, jobs: jobs, progress: request.progress)
        let inner = workspaces.filter {
            $0.plan.root != plan.root && relative($0.plan.root, to: plan.root) != nil
        }
        let innerSelections = inner.map { (root: $0.plan.root, selection: SelectionSet($0.plan.selections)) }
        let isReported = files.inputs.map { input in
            guard files.selection.contains(Array(input.path.utf8)) else { return false }
            // What a workspace inside this one reports is reported once.
            return !innerSelections.contains { inner in
                relative(input.location, to: inner.root).map { inner.selection.contains(Array($0.utf8)) }
                    ?? false
            }
        }
        let builder = ReportBuilder(
            inputs: files.inputs, analysis: analysis, settings: workspace.settings, languages: languages,
            workingFolder: workingFolder, isReported: isReported)
        var part = builder.build(jobs: jobs)
        part.skipped = (files.skipped + part.skipped).map { skip in
            var skip = skip
            let path = joined(plan.root, skip.path)
            skip.path = relative(path, to: workingFolder) ?? path
            return skip
        }
        part.notices += files.nestedConfigurations.map { folder in
            let path = joined(joined(plan.root, folder), "sessionlint.toml")
            return
                "\(relative(path, to: workingFolder) ?? path) is not in force here: the configuration above it is"
        }
        outcome.problems += refusedByName(files, analysis, plan)
        return part
    }

    /// A file that the user named and the system does not hand out is an error, not merely skipped.
    private func refusedByName(_ files: WorkspaceFiles, _ analysis: SourceAnalysis, _ plan: WorkspacePlan)
        -> [InputProblem]
    {
        let named = Dictionary(
            plan.selections.map { (Array($0.path.utf8), $0.given) }, uniquingKeysWith: { first, _ in first })
        return files.inputs.indices.compactMap { index in
            guard let refusal = analysis.outcomes[index].refusal, refusal.isOfSystem,
                let given = named[Array(files.inputs[index].path.utf8)]
            else { return nil }
            return InputProblem(
                "it cannot be read: \(refusal.reason)", file: InputProblem.File(path: given))
        }
    }
}
