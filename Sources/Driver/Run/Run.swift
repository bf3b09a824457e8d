import Findings
import RuleEngine
import SourceText

/// One run over all workspaces of the given paths.
struct Run {
    let request: CheckRequest
    let languages = Language.all
    private(set) var start = Moment.now
    /// When it began, for comparing with the times of files.
    let begun = WallClock.now
    private(set) var drafts: [Draft] = []
    private(set) var workspaces: [Workspace] = []
    private(set) var workingFolder = ""
    private(set) var overlay: (path: String, bytes: [UInt8])?
    private var problems: [InputProblem] = []
    /// That the request names; nil for none, or before they are read.
    private(set) var facts: FactsCache?

    /// A workspace with what is in force in it.
    struct Workspace {
        var plan: WorkspacePlan
        var settings: EffectiveSettings
        var rules: RuleSet
        var memory: Memory?
        var tracked: TrackedAnyway?
    }

    init(_ request: CheckRequest) {
        self.request = request
    }

    var jobs: Int { max(1, request.jobs ?? availableProcessors()) }

    /// Finds out what would be in force.
    mutating func prepare() -> CheckOutcome {
        if let failure = draft() { return failure }
        return decide()
    }

    /// Finds the workspaces of the given paths.
    /// - Returns: the outcome where there is nothing to begin with.
    mutating func draft() -> CheckOutcome? {
        do throws(SystemError) {
            workingFolder = try Driver.workingDirectory()
        } catch {
            return CheckOutcome(
                report: nil, problems: [InputProblem("the working directory cannot be read: \(error.phrase)")]
            )
        }
        var planner = WorkspacePlanner(
            workingFolder: workingFolder, configuration: request.configuration,
            isStaged: request.scope == .staged)
        if let overlay = request.overlay, let path = planner.addOverlay(overlay.path) {
            self.overlay = (path, overlay.bytes)
        }
        let paths = request.paths.isEmpty && request.overlay == nil ? ["."] : request.paths
        for path in paths { planner.add(path) }
        let plans = planner.plan()
        problems = planner.problems
        let build = request.usesCache && request.facts.isEmpty ? buildDigest() : nil
        var tracked: [String: TrackedAnyway] = [:]
        for plan in plans {
            var draft = Draft(plan: plan, packs: [], packProblems: [])
            if asksGit, let git = try? Git(around: plan.root, workingFolder: workingFolder) {
                draft.git = git
                do throws(InputProblem) {
                    if tracked[git.top] == nil { tracked[git.top] = try TrackedAnyway(git) }
                    draft.tracked = tracked[git.top]
                } catch {
                    problems.append(error)
                }
            }
            if let file = plan.configuration {
                (draft.packs, draft.packProblems) = readPacks(file.packs, of: file)
            }
            if let build { draft.memory = memory(draft, among: plans, build) }
            drafts.append(draft)
        }
        return nil
    }

    /// Whether what is reported depends on commits.
    private var asksGit: Bool {
        if case .committed = request.configuration { return true }
        return request.scope != .everything
    }

    private func memory(_ draft: Draft, among plans: [WorkspacePlan], _ build: ContentHash) -> Memory {
        let root = draft.plan.root
        let walk = Walk(root: root, tracked: draft.tracked, languages: languages)
        let inner = plans.filter { $0.root != root && relative($0.root, to: root) != nil }
        return Memory(
            cache: WorkspaceCache(
                root: root, shownRoot: relative(root, to: workingFolder) ?? root, build: build),
            question: Question(
                draft.plan, packs: draft.packs, inner: inner, request: request, workingFolder: workingFolder,
                walk: walk),
            walk: walk)
    }

    /// Reads the rules and configurations of the workspaces.
    mutating func decide() -> CheckOutcome {
        for draft in drafts { add(draft) }
        return CheckOutcome(report: nil, problems: problems, settings: workspaces.map(\.settings))
    }

    private mutating func add(_ draft: Draft) {
        let plan = draft.plan
        var configuration = Configuration()
        let loaded = LoadedRules(draft.packs)
        if let file = plan.configuration {
            var decoder = ConfigurationDecoder(file, loaded.catalogue)
            if let table = file.table { configuration = decoder.decode(table) }
            problems += [file.problem].compactMap(\.self) + decoder.problems + draft.packProblems
        }
        problems += loaded.problems
        var settings = EffectiveSettings(request, configuration, loaded.catalogue, workspace: plan.root)
        settings.configurationFile = plan.configuration?.shownPath
        workspaces.append(
            Workspace(
                plan: plan, settings: settings, rules: loaded.rules,
                memory: settings.usesCache.value ? draft.memory : nil, tracked: draft.tracked))
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
        var times = StageTimes()
        if let failure = draft() { return failure }
        let (baselines, wrongBaselines) = readBaselines(drafts.map(\.plan))
        guard wrongBaselines.isEmpty else {
            return CheckOutcome(report: nil, problems: problems + wrongBaselines)
        }
        let (facts, wrongFacts) = givenFacts()
        guard wrongFacts.isEmpty else {
            return CheckOutcome(report: nil, problems: problems + wrongFacts)
        }
        self.facts = facts
        let (trees, wrongStates) = changedTrees()
        guard wrongStates.isEmpty else {
            return CheckOutcome(report: nil, problems: problems + wrongStates)
        }
        if request.scope != .everything { times.end("git") }
        if problems.isEmpty, request.readsDisk, request.scope == .everything, !drafts.isEmpty,
            let remembered = rememberedParts()
        {
            var outcome = CheckOutcome(report: nil, problems: [])
            outcome.times = times
            outcome.times.end("recall", "nothing has changed")
            outcome.cacheNotices = drafts.flatMap { $0.memory?.cache.notices ?? [] }
            var parts = remembered.map(\.part)
            for (index, (_, stored)) in remembered.enumerated() {
                settle(&parts[index], index, baselines, rules: stored.rules, stored.failOn, &outcome)
            }
            finish(parts, rules: remembered.flatMap(\.stored.rules), &outcome)
            return outcome
        }
        times.end("recall")
        var outcome = decide()
        outcome.times = times
        outcome.times.end("prepare")
        guard !workspaces.isEmpty else { return outcome }
        let wrong = wrongRules()
        guard wrong.isEmpty else {
            outcome.problems += wrong
            return outcome
        }
        var parts: [ReportBuilder.Part] = []
        for (index, workspace) in workspaces.enumerated() {
            guard var part = analyse(workspace, trees[index], &outcome) else { continue }
            let settings = workspace.settings
            settle(&part, index, baselines, rules: settings.rulesInForce, settings.failOn.value, &outcome)
            parts.append(part)
        }
        guard parts.count == workspaces.count else { return outcome }
        finish(parts, rules: workspaces.flatMap(\.settings.rulesInForce), &outcome)
        return outcome
    }

    /// Holds back what the baseline of a workspace knows, and sees whether the rest fails the run.
    func settle(
        _ part: inout ReportBuilder.Part, _ workspace: Int, _ baselines: [KnownBaseline?],
        rules: [RuleInfo], _ failOn: Severity, _ outcome: inout CheckOutcome
    ) {
        if let baseline = baselines[workspace] {
            let use = holdBack(
                &part, baseline, drafts[workspace].plan, inForce: Set(rules.map(\.id)))
            outcome.baselines.append(use)
            if request.isRatchet, !use.match.fixed.isEmpty { outcome.hasFailures = true }
        } else {
            part.notices += noticesWithoutBaseline(drafts[workspace].plan)
        }
        part.leaveOutWhatIsNoNews()
        if part.findings.contains(where: { $0.severity >= max(failOn, .warning) }) {
            outcome.hasFailures = true
        }
    }

    /// Makes the report of the run from the parts of its workspaces.
    /// - Parameter rules: that are in force somewhere.
    func finish(_ parts: [ReportBuilder.Part], rules: [RuleInfo], _ outcome: inout CheckOutcome) {
        var seen: Set<RuleID> = []
        let report = ReportMerger(
            roots: drafts.map(\.plan.root), parts: parts, workingFolder: workingFolder,
            rules: rules.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id },
            seconds: start.secondsSince
        ).report
        outcome.isIncomplete =
            report.summary.partial > 0 || parts.contains { $0.skipped.contains(where: \.isIncomplete) }
        if let repository = Repository.around(report.workspace) {
            outcome.workspaceInRepository = relative(report.workspace, to: repository.root) ?? ""
        }
        outcome.report = report
    }

    /// - Parameter tree: nil where nothing is compared.
    /// - Returns: nil where there was nothing to compare with, which is then among the problems.
    private func analyse(_ workspace: Workspace, _ tree: ChangedTree?, _ outcome: inout CheckOutcome)
        -> ReportBuilder.Part?
    {
        let plan = workspace.plan
        var files = files(of: workspace, tree, &outcome.problems, &outcome.times)
        guard let tree else { return judge(workspace, files, &outcome).part }
        do throws(InputProblem) {
            let states = try WorkspaceStates(files, tree, root: plan.root, languages: languages)
            outcome.times.end("git", tree.title)
            files.take(states)
            var judged = judge(workspace, files, isWorkTree: states.isWorkTree, &outcome)
            compare(&judged, workspace, states, tree, &outcome)
            return judged.part
        } catch {
            outcome.problems.append(error)
            return nil
        }
    }

    /// What came of one state of a workspace.
    struct Judged {
        var part: ReportBuilder.Part
        /// By the index of the input; empty where an earlier run had looked at them.
        var outcomes: [SourceOutcome] = []
        /// Of those inputs whose bytes are known.
        var hashes: [ContentHash?] = []
    }

    /// - Parameter isWorkTree: whether the files lie on disk as they are to be read, but for a request's overlay.
    private func judge(
        _ workspace: Workspace, _ files: WorkspaceFiles, isWorkTree: Bool = true,
        _ outcome: inout CheckOutcome
    ) -> Judged {
        let plan = workspace.plan
        var memory = workspace.memory
        defer { outcome.cacheNotices += memory?.cache.notices ?? [] }
        // What came of a run stands for a later one only where nothing was wrong with what it was given.
        let isSound = outcome.problems.isEmpty && request.readsDisk
        var known = Known()
        if isSound, let memory {
            known =
                isWorkTree
                ? self.known(files, memory, root: plan.root)
                : Known(hashes: memory.cache.hashes(of: files.inputs, jobs: jobs))
            for (index, input) in files.inputs.enumerated() where input.overlay != nil {
                known.hashes[index] = nil
            }
        }
        if let remembered = known.outcome, var cache = memory {
            keep(
                &cache, facts: nil, flows: nil, files, root: plan.root,
                hashes: known.hashes.compactMap(\.self),
                outcome: { _ in remembered.stored })
            memory = cache
            return Judged(part: remembered.part, hashes: known.hashes)
        }
        outcome.times.end("recall")
        let engine = Engine(workspace.rules, settings: workspace.settings.analysis)
        let analysis = analysis(files, engine, memory, hashes: known.hashes, &outcome.times)
        outcome.cacheNotices += [noticeOfFacts(analysis)].compactMap(\.self)
        let part = part(of: analysis, workspace, files, &outcome)
        if var cache = memory, request.readsDisk {
            let hashes = analysis.outcomes.compactMap(\.bytesHash)
            keep(
                &cache, analysis, files, root: plan.root,
                hashes: isSound && isWorkTree && hashes.count == files.inputs.count ? hashes : nil
            ) { content in
                StoredOutcome(
                    part, workspace.settings, content: content, holdsByTree: files.trail != nil)
            }
            memory = cache
            outcome.times.end("keep")
        }
        return Judged(part: part, outcomes: analysis.outcomes, hashes: analysis.outcomes.map(\.bytesHash))
    }

    /// What goes into the report of what was found in a workspace. Files that the user named and that cannot be read are
    /// among the problems of the outcome.
    func part(
        of analysis: SourceAnalysis, _ workspace: Workspace, _ files: WorkspaceFiles,
        texts: [ContentHash: Report.Text] = [:], _ outcome: inout CheckOutcome
    ) -> ReportBuilder.Part {
        let plan = workspace.plan
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
            workingFolder: workingFolder, isReported: isReported, texts: texts)
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
        outcome.times.end("report")
        outcome.problems += refusedByName(files, analysis, plan)
        return part
    }

    /// Begins to measure anew.
    mutating func restart() { start = .now }

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
