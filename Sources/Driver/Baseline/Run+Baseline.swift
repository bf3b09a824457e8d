import Facts
import Findings
import SourceText

/// The part of a run that holds back what a baseline knows.
extension Run {
    /// The baseline of a workspace, read.
    struct KnownBaseline {
        var file: BaselineFile
        var baseline: Baseline
    }

    /// Reads the baselines of all workspaces. A run without one that is wrong would report what nobody asked for.
    func readBaselines(_ plans: [WorkspacePlan]) -> (baselines: [KnownBaseline?], problems: [InputProblem]) {
        var problems: [InputProblem] = []
        if case .file(let given) = request.baseline, plans.count > 1 {
            problems.append(
                InputProblem(
                    "one baseline is for one workspace, and the paths lie in \(plans.count) of them",
                    help: "check them one by one", file: InputProblem.File(path: given)))
            return (plans.map { _ in nil }, problems)
        }
        let baselines = plans.map { plan -> KnownBaseline? in
            do throws(InputProblem) {
                guard var file = try BaselineFile.chosen(request.baseline, plan, workingFolder: workingFolder)
                else { return nil }
                // Whoever reads the gate's configuration from a commit has its baseline from there, too.
                if request.baseline == .found { file.commit = plan.configuration?.commit }
                if file.origin == .standard, try !file.isThere() { return nil }
                return KnownBaseline(file: file, baseline: try file.read())
            } catch {
                problems.append(error)
                return nil
            }
        }
        return (baselines, problems)
    }

    /// What is to be said where no baseline is used.
    func noticesWithoutBaseline(_ plan: WorkspacePlan) -> [String] {
        var notices: [String] = []
        if request.isRatchet {
            notices.append("there is no baseline here, so `--ratchet` asks for nothing")
        }
        // A folder without a configuration is its own workspace, and its entries would have other paths.
        guard request.baseline == .found, plan.configuration == nil else { return notices }
        var folder = plan.root
        while !exists(joined(folder, ".git")), let parent = parentFolder(folder) {
            folder = parent
            let path = joined(folder, BaselineFile.usualName)
            guard exists(path) else { continue }
            let shown = relative(path, to: workingFolder) ?? path
            notices.append(
                "\(shown) is not used, since its folder is not the workspace; a `sessionlint.toml` beside it makes it that"
            )
            break
        }
        return notices
    }

    /// Takes the findings that a baseline knows out of a part of the report.
    /// - Parameter inForce: the rules of the workspace.
    func holdBack(
        _ part: inout ReportBuilder.Part, _ known: KnownBaseline, _ plan: WorkspacePlan, inForce: Set<RuleID>
    ) -> BaselineUse {
        let findings = part.findings.map { Baseline.Entry($0, in: part.files) }
        let match = BaselineMatch(
            known.baseline, findings, tree(part, plan, inForce: inForce))
        let places = part.findings.map { finding in
            let file = part.files[finding.place.file]
            let line = file.text?.lines.line(at: finding.place.range.start) ?? 1
            return BaselineUse.Place(path: file.path, line: line)
        }
        var held = match.known
        if !request.isGrouped {
            // The places of a cause that the baseline knows are not news one by one.
            let causes = Set(held.map { part.findings[$0].cause })
            held.formUnion(part.findings.indices.filter { causes.contains(part.findings[$0].cause) })
        }
        let all = part.findings
        part.baselined = all.indices.filter { held.contains($0) }.map { all[$0] }
        part.findings = all.indices.filter { !held.contains($0) }.map { all[$0] }
        let use = BaselineUse(
            file: known.file, baseline: known.baseline, findings: findings, places: places, match: match)
        part.notices += use.notices(isRatchet: request.isRatchet)
        return use
    }

    private func tree(_ part: ReportBuilder.Part, _ plan: WorkspacePlan, inForce: Set<RuleID>)
        -> BaselineMatch.Tree
    {
        let selection = SelectionSet(plan.selections)
        let root = plan.root
        // What was not read, or not in full, may hold what was not found.
        let unread = part.skipped.filter(\.isIncomplete).map { absolute($0.path, from: workingFolder) }
        let partial = Set(part.problems.map { part.files[$0.place.file].workspacePath })
        var declared: [String: Set<String>?] = [:]
        return BaselineMatch.Tree(
            isGone: { !exists(joined(root, $0)) },
            hasLost: { declaration, path in
                if declared[path] == nil { declared[path] = .some(declarations(in: path, root)) }
                guard let known = declared[path] ?? nil else { return false }
                return !known.contains(declaration)
            },
            isJudged: { entry in
                inForce.contains(entry.rule) && selection.contains(Array(entry.path.utf8))
                    && !partial.contains(entry.path)
                    && !unread.contains { relative(joined(root, entry.path), to: $0) != nil }
            })
    }

    /// The dotted paths of everything that a file declares; nil where it cannot be read.
    private func declarations(in path: String, _ root: String) -> Set<String>? {
        guard let language = languages.firstIndex(where: { $0.endings.contains(ending(of: path)) }) else {
            return nil
        }
        return declarations(
            in: SourceInput(path: path, location: joined(root, path), language: language))
    }

    /// The dotted paths of everything that a file declares; nil where it cannot be read.
    func declarations(in input: SourceInput) -> Set<String>? {
        var reader = SourceReader(languages)
        guard reader.reads(input, as: languages[input.language]) else { return nil }
        let facts = reader.facts(language: input.language)
        var names: Set<String> = []
        for id in 0..<facts.functionCount { names.insert(facts.string(facts.function(id).path)) }
        for id in 0..<facts.typeCount { names.insert(facts.string(facts.type(id).path)) }
        return names
    }
}
