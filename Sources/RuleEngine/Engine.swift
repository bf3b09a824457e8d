import Facts
import Findings
import Linking
import SourceText

/// One file as the analysis sees it.
public struct AnalysedFile: Sendable {
    /// Relative to the workspace, with `/`.
    public var path: String
    /// Name of the language, such as `python`.
    public var language: String
    public var facts: FileFacts

    public init(path: String, language: String, facts: FileFacts) {
        self.path = path
        self.language = language
        self.facts = facts
    }
}

/// What an analysis found.
public struct AnalysisResult: Sendable {
    /// Sorted by path, offset and rule. `Place.file` is an index into the files that were analysed.
    public var findings: [Finding]
    /// Sentences about the run, such as that a scope of the configuration matched nothing.
    public var notices: [String]
    /// Where it was counted: by metric.
    public var counts: [MetricCount] = []

    public init(findings: [Finding] = [], notices: [String] = []) {
        self.findings = findings
        self.notices = notices
    }
}

/// Rules compiled against a configuration. The work on one file is a pure function of that file and of the
/// program, so that a driver may spread `scan` and `evaluate` over its workers in any order; `link` and
/// `finish` are cheap and run once.
public struct Engine: Sendable {
    /// What holds in the files of each language.
    let languages: [LanguageRules]
    /// The rules in force, in the order of their ids.
    let rules: [Rule]
    let settings: AnalysisSettings
    /// What is counted; nothing where nobody asked for it.
    let metrics: [Metric]
    /// Roles that are left out but that a rule names.
    let asked: RoleMask
    /// Whether a rule asks for what is reached through calls.
    private(set) var followsCalls: Bool
    /// Whether a rule asks which sessions are live at a call.
    let asksForLive: Bool
    /// Whether a rule asks which transaction a call stands in.
    let asksForNested: Bool
    /// Whether a rule asks for members that are not there.
    let asksForAbsent: Bool
    /// Types of the models that hand out one session a thread, where a rule asks for that.
    let threadTypes: Set<String>
    /// Whether every function is followed, and not only those that a rule speaks of.
    private(set) var followsAll: Bool
    let packs: [PackInfo]
    let packSigns: PackSigns

    public init(_ set: RuleSet, settings: AnalysisSettings) {
        self.init(set, settings: settings, isFollowing: false)
    }

    /// An engine that counts. The rules that metrics ask hold whether they are selected or not, and each place of a
    /// cause by itself; where an override switches one off, it is off.
    public init(counting set: RuleSet, settings: AnalysisSettings) {
        var settings = settings
        let asked = set.metrics.reduce(into: Set<RuleID>()) { $0.formUnion($1.asked) }
        settings.isGrouped = false
        settings.selected = (settings.selected ?? Set(set.infos.filter { !$0.isOff }.map(\.id))).union(asked)
        settings.disabled.subtract(asked)
        self.init(set, settings: settings, isFollowing: false, metrics: set.metrics)
    }

    var isCounting: Bool { !metrics.isEmpty }

    /// The same, but every function is followed.
    var followingAll: Engine {
        var engine = self
        engine.followsCalls = true
        engine.followsAll = true
        return engine
    }

    /// - Parameter isFollowing: calls are followed even where no rule asks for it.
    init(_ set: RuleSet, settings: AnalysisSettings, isFollowing: Bool, metrics: [Metric] = []) {
        rules = set.rules.filter { rule in
            !settings.disabled.contains(rule.info.id)
                && settings.selected?.contains(rule.info.id) ?? !rule.info.isOff
        }
        var names: [String] = []
        for name in set.rules.flatMap(\.info.languages) where !names.contains(name) { names.append(name) }
        languages = names.map { [rules] in LanguageRules($0, set, rules, settings) }
        asked = rules.flatMap(\.checks).reduce(into: []) { $0.formUnion(RoleMask($1.roles ?? [])) }
        followsAll = isFollowing
        followsCalls =
            isFollowing || !metrics.isEmpty
            || rules.flatMap(\.checks).contains { $0.subject.isThroughCalls }
        asksForLive = rules.flatMap(\.checks).contains {
            if case .reach(let reach) = $0.subject { reach.isBesideLive } else { false }
        }
        asksForNested = rules.flatMap(\.checks).contains {
            if case .reach(let reach) = $0.subject { reach.isInTransaction } else { false }
        }
        asksForAbsent = rules.flatMap(\.checks).contains {
            if case .declared(let declared) = $0.subject { declared.of.contains(.member) } else { false }
        }
        threadTypes = rules.flatMap(\.checks).reduce(into: []) { types, check in
            if case .reach(let reach) = check.subject { types.formUnion(reach.threadTypes) }
        }
        self.settings = settings
        self.metrics = metrics
        packs = set.packs
        packSigns = PackSigns(set.packs, chosen: settings.packs)
    }

    /// What one file contributes to the program. May run in parallel.
    public func scan(_ file: AnalysedFile) -> ScannedFile {
        let index = languages.firstIndex { $0.name == file.language } ?? 0
        let language = languages.isEmpty ? LanguageRules.none : languages[index]
        let scan = FileScan(file.facts, language.models)
        return ScannedFile(
            file, language: index, scan,
            makesFactories: scan.makesFactory(file.facts, language.models),
            packs: packSigns.shown(by: file.facts))
    }

    /// Joins the files; they must be sorted by path.
    public func link(_ files: [ScannedFile], _ workers: some Spreading = InTurn()) -> LinkedProgram {
        place(files, in: join(files, workers), workers)
    }

    /// Joins the files: modules, names, hierarchies, what modules export and what functions hand out.
    /// - Parameter isFollowed: whether there will be programs in which a few of the files are others.
    public func join(
        _ files: [ScannedFile], _ workers: some Spreading = InTurn(), isFollowed: Bool = false
    ) -> Program {
        let program = Program(
            files.map(\.inProgram), languages.map(\.models), workers, isFollowed: isFollowed)
        return followsCalls ? program.withHandouts(workers) : program
    }

    /// What the rules have to say about one file of the program. May run in parallel.
    public func evaluate(_ program: LinkedProgram, file: Int) -> FileOutcome {
        guard file < program.files.count else { return FileOutcome() }
        let plan = plan(program, file)
        guard let plan else { return FileOutcome() }
        var judge = FileJudge(self, program, file)
        judge.evaluation.seesHandouts = followsCalls
        return judge.outcome(plan)
    }

    /// Joins the outcomes of all files, in the order of the files.
    /// - Parameter following: followed to the end, where a rule asks for it.
    public func finish(
        _ program: LinkedProgram, _ outcomes: [FileOutcome], _ following: Following?,
        _ workers: some Spreading = InTurn()
    ) -> AnalysisResult {
        finish(program, outcomes, following.map { Ownership(program.program, $0.flows) }, workers)
    }

    func finish(
        _ program: LinkedProgram, _ outcomes: [FileOutcome], _ ownership: Ownership?,
        _ workers: some Spreading = InTurn()
    ) -> AnalysisResult {
        let lives = lives(outcomes)
        let imported = ImportedPaths.Shared()
        let decided = workers.map(count: outcomes.count, state: ReachMemory(imported)) {
            decide(program, outcomes[$1], $1, ownership, lives, &$0)
        }
        return tell(program, outcomes, decided, ownership, workers)
    }

    /// What is known of the sessions of each file, where a rule asks for it.
    func lives(_ outcomes: [FileOutcome]) -> [SessionLives] {
        guard asksForLive || asksForNested || !threadTypes.isEmpty else { return [] }
        return outcomes.map(\.lives)
    }

    /// What a file has done through calls is added to what it does itself.
    func decide(
        _ program: LinkedProgram, _ outcome: FileOutcome, _ index: Int, _ ownership: Ownership?,
        _ lives: [SessionLives], _ memory: inout ReachMemory, noting reads: Reads? = nil
    ) -> DecidedFile {
        var decided = DecidedFile(candidates: outcome.candidates, examined: outcome.examined)
        if let ownership {
            // What is remembered has one owner at a time: a copy of it would cost more than to find it out again.
            let remembered = memory
            memory = ReachMemory(remembered.imported)
            var judge = ReachJudge(
                self, program, ownership, index, consume remembered, lives, noting: reads)
            judge.settle(&decided.candidates)
            decided.candidates += judge.outcome(outcome.openings)
            judge.keepWrites(&decided.candidates)
            judge.reachCallers(&decided.candidates)
            memory = judge.memory
            decided.examined += judge.examined
        } else {
            dropUnprovenFixes(&decided.candidates)
        }
        guard !decided.candidates.isEmpty else { return decided }
        var writer = FindingWriter(self, reads.map(program.noting) ?? program, index, decided.candidates)
        decided.candidates = writer.grouped()
        return decided
    }

    /// Makes findings of what was decided about all files, in their order.
    func tell(
        _ program: LinkedProgram, _ outcomes: [FileOutcome], _ decided: [DecidedFile],
        _ ownership: Ownership?, _ workers: some Spreading
    ) -> AnalysisResult {
        var result = AnalysisResult()
        var candidates = decided.map(\.candidates)
        if settings.isGrouped { joinEnds(&candidates, program) }
        let told = workers.map(count: outcomes.count, state: ()) { [candidates] _, index -> [Told] in
            guard !candidates[index].isEmpty else { return [] }
            var writer = FindingWriter(self, program, index, candidates[index])
            return writer.told()
        }
        for told in told { result.findings += told.map(\.finding) }
        if isCounting {
            let judged = zip(decided, told).map { JudgedFile(examined: $0.examined, told: $1) }
            let counter = MetricCounter(engine: self, program: program, ownership: ownership, judged: judged)
            result.counts = metrics.map { counter.count($0, workers) }
        }
        result.notices = notices(program, outcomes)
        return result
    }

    /// The overrides that hold for a file.
    func overrides(of path: String) -> [PathOverride] {
        guard !settings.overrides.isEmpty else { return [] }
        let parts = PathParts(path)
        return settings.overrides.filter { override in
            override.globs.contains { Glob($0).depth(in: parts) != nil }
        }
    }

    private func notices(_ program: LinkedProgram, _ outcomes: [FileOutcome]) -> [String] {
        var notices: [String] = []
        if program.isRoleless, outcomes.contains(where: \.usedFallback) {
            notices.append(
                "nothing here has a role that the rules know, so every function that borrows a session was taken for a service; set `[roles]` to say what is what"
            )
        }
        guard !settings.roles.isEmpty || !settings.overrides.isEmpty else { return notices }
        let paths = program.files.map { PathParts($0.file.path) }
        for override in settings.roles where !matchesAny(override.globs, paths) {
            notices.append("the role override for \(quoted(override.globs)) matches no file")
        }
        for override in settings.overrides where !matchesAny(override.globs, paths) {
            notices.append("the override for \(quoted(override.globs)) matches no file")
        }
        return notices
    }

    private func matchesAny(_ globs: [String], _ paths: [PathParts]) -> Bool {
        if globs.isEmpty { return true }
        let globs = globs.map(Glob.init)
        return paths.contains { path in globs.contains { $0.depth(in: path) != nil } }
    }

    private func quoted(_ globs: [String]) -> String { globs.map { "`\($0)`" }.joined(separator: ", ") }
}

/// Runs all stages one after the other.
public func analyse(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings) -> AnalysisResult {
    let engine = Engine(rules, settings: settings)
    let program = engine.link(files.map(engine.scan))
    let outcomes = files.indices.map { engine.evaluate(program, file: $0) }
    let following = engine.following(program, outcomes).map { engine.followed(program, $0) }
    return engine.finish(program, outcomes, following)
}

extension Engine {
    /// Follows everything to the end.
    /// - Parameters:
    ///   - begun: with what to begin.
    ///   - memory: of earlier runs, where what comes of this one is kept as well.
    ///   - changes: since an earlier analysis, whose flows are taken over where they hold.
    public func followed(
        _ program: LinkedProgram, _ begun: Following, _ workers: some Spreading = InTurn(),
        memory: FlowMemory? = nil, after changes: Changes? = nil
    ) -> Following {
        var following = begun
        while true {
            let files = following.pending
            if files.isEmpty { return following }
            following.take(
                workers.map(count: files.count) { [following] number in
                    follow(program, following, file: files[number], memory: memory, after: changes)
                })
        }
    }
}
