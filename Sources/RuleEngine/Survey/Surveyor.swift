import Facts
import Findings
import Linking
import SourceText

/// Looks at every file of a tree for what a configuration should say.
/// - Parameter files: sorted by path.
public func survey(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings) -> Survey {
    let engine = Engine(rules, settings: settings, isFollowing: true)
    var surveyor = Surveyor(engine: engine, program: engine.link(files.map(engine.scan)), rules: rules)
    for file in files.indices { surveyor.look(at: file) }
    return surveyor.result(describeRoles(engine, surveyor.program))
}

private struct Surveyor {
    let engine: Engine
    let program: LinkedProgram
    let rules: RuleSet
    var fileCount = 0
    var holderCount = 0
    /// By the index of the model: how many files import it.
    var libraries: [Int: Int] = [:]
    var openers: [String: Uses] = [:]
    var strangers: [NameKey: Uses] = [:]
    var folders: [String: Folder] = [:]

    struct NameKey: Hashable {
        var list: NameList
        var name: String
    }

    /// Where something is used, in the order of the files.
    struct Uses {
        var count = 0
        var files: Set<Int> = []
        var place: Finding.Place
        var methods: [String] = []
        var effects: EffectSet = []
        /// Whether one of the methods is one of sessions alone.
        var hasOwnMethod = false
        /// The functions that show nothing but methods which all kinds of things have.
        var plainCount = 0

        mutating func add(in file: Int) {
            count += 1
            files.insert(file)
        }
    }

    struct Folder {
        var borrowing = 0
        var opening = 0
        /// Functions with sessions of which is not known whose they are.
        var doubtful = 0
        /// How many functions that work with sessions have which role.
        var roles: [Role: Int] = [:]
        var place: Finding.Place
    }

    mutating func look(at index: Int) {
        var judge = FileJudge(engine, program, index)
        guard !(judge.roles.file?.role?.isLeftOut ?? false) else { return }
        fileCount += 1
        countLibraries(judge)
        let methods = judge.language.models.sessionMethods
        judge.evaluation.seesHandouts = true
        for id in 0..<judge.facts.functionCount {
            judge.evaluation.evaluate(id)
            let role = judge.role(ofFunction: id)
            guard !(role?.role?.isLeftOut ?? false) else { continue }
            for stranger in judge.evaluation.strangers(in: id, methods) { note(stranger, judge) }
        }
        countHolders(judge)
    }

    private mutating func countLibraries(_ judge: FileJudge) {
        let facts = judge.facts
        let modules = Set((0..<facts.importCount).map { facts.string(facts.importFact($0).module) })
        for (number, model) in rules.models.enumerated() where model.languages.contains(judge.language.name) {
            let isImported = modules.contains { module in
                model.modules.contains { module == $0 || module.hasPrefix($0 + ".") }
            }
            if isImported { libraries[number, default: 0] += 1 }
        }
    }

    /// Counts who opens and who borrows, and where nothing says what the code is.
    private mutating func countHolders(_ judge: FileJudge) {
        var uses: [Int: Holding] = [:]
        for event in judge.evaluation.events {
            let isOpening = event.effect == .opens
            if isOpening, !(judge.role(ofFunction: event.function)?.role?.isLeftOut ?? false) {
                note(event, judge)
            }
            let use: Holding = isOpening ? .opens : isGiven(event.origin) ? .borrows : .doubtful
            uses[event.function] = max(uses[event.function] ?? .doubtful, use)
        }
        let folder = folderPath(of: program.files[judge.index].file.path)
        for (id, use) in uses.sorted(by: { $0.key < $1.key }) {
            let role = judge.role(ofFunction: id)
            if role?.role?.isLeftOut ?? false { continue }
            if use != .doubtful { holderCount += 1 }
            let place = Finding.Place(file: judge.index, range: judge.facts.function(id).nameRange)
            var found = folders[folder] ?? Folder(place: place)
            if let role {
                if let role = role.role { found.roles[role, default: 0] += 1 }
            } else {
                switch use {
                case .opens: found.opening += 1
                case .borrows: found.borrowing += 1
                case .doubtful: found.doubtful += 1
                }
            }
            folders[folder] = found
        }
    }

    /// What a function does with sessions, what says least first.
    private enum Holding: Comparable { case doubtful, borrows, opens }

    private func isGiven(_ origin: Origin) -> Bool {
        origin.kind == .parameter || origin.isBorrowed && origin.root == .given
    }

    private mutating func note(_ event: Event, _ judge: FileJudge) {
        let body = Body(judge.facts, function: event.function)
        var op = body[event.op]
        if op.kind == .entered { op = body[op.value] }
        if op.kind == .await { op = body[op.value] }
        guard op.kind == .call, !op.value.isNone else { return }
        let name = body.spelling(op.value)
        guard !name.contains("?") else { return }
        let place = Finding.Place(file: judge.index, range: event.range)
        openers[name, default: Uses(place: place)].add(in: judge.index)
    }

    private mutating func note(_ stranger: Stranger, _ judge: FileJudge) {
        guard let key = key(of: stranger, judge) else { return }
        let place = Finding.Place(file: judge.index, range: stranger.range)
        var uses = strangers[key] ?? Uses(place: place)
        uses.add(in: judge.index)
        for method in stranger.methods.map(judge.facts.string) where !uses.methods.contains(method) {
            uses.methods.append(method)
        }
        uses.effects.formUnion(stranger.effects)
        uses.hasOwnMethod = uses.hasOwnMethod || stranger.hasOwnMethod
        if !stranger.hasOwnMethod, stranger.effects.isDisjoint(with: Self.ends) { uses.plainCount += 1 }
        strangers[key] = uses
    }

    /// What a configuration would say to make a session of it.
    private func key(of stranger: Stranger, _ judge: FileJudge) -> NameKey? {
        let body = Body(judge.facts, function: stranger.function)
        switch stranger.source {
        case .called(let callee):
            return importedPath(callee, body, judge).map { NameKey(list: .sessionFactories, name: $0) }
        case .parameter(let id):
            guard id < judge.facts.parameterCount else { return nil }
            let fact = judge.facts.parameter(id)
            // What a closure is given without a name of its own has none that could be configured.
            guard judge.facts.function(stranger.function).kind != .closure else { return nil }
            guard !fact.annotation.isNone else {
                return NameKey(list: .sessionNames, name: judge.facts.string(fact.name))
            }
            let outer = Body(judge.facts, function: judge.facts.function(stranger.function).parent ?? 0)
            return importedPath(fact.annotation, outer, judge).map {
                NameKey(list: .sessionTypes, name: $0)
            }
        }
    }

    /// The dotted path of something imported from outside the tree; nil for anything else.
    private func importedPath(_ value: Value, _ body: Body, _ judge: FileJudge) -> String? {
        let facts = judge.facts
        var parts: [String] = []
        var current = value
        while !current.isNone, parts.count < 8 {
            let op = body[current]
            if op.kind == .attribute {
                parts.append(facts.string(op.member))
                current = op.value
                continue
            }
            guard op.kind == .name else { return nil }
            for id in 0..<facts.importCount {
                let fact = facts.importFact(id)
                let bound = fact.alias.isNone ? fact.name : fact.alias
                guard bound == op.symbol || bound.isNone && !fact.isFrom && fact.module == op.symbol else {
                    continue
                }
                if program.program.file(of: fact, in: judge.index) != nil { return nil }
                if !fact.name.isNone { parts.append(facts.string(fact.name)) }
                let module = facts.string(fact.module)
                guard !module.hasPrefix(".") else { return nil }
                parts.append(module)
                return parts.reversed().joined(separator: ".")
            }
            return nil
        }
        return nil
    }

    // MARK: What came of it

    func result(_ roles: [RoleDescription]) -> Survey {
        var survey = Survey()
        survey.fileCount = fileCount
        survey.holderCount = holderCount
        survey.libraries = libraries.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { number, count in
            let model = rules.models[number]
            return Survey.Library(id: model.id, name: title(model.summary, model.id), fileCount: count)
        }
        survey.packs = packs()
        survey.openers = openers.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
            Survey.Opener(
                name: $0, count: $1.count, fileCount: $1.files.count, place: $1.place)
        }
        survey.roles = counts(roles)
        survey.names = strangers.filter { isSession($1) }
            .sorted { ($1.value.count, $0.key.name) < ($0.value.count, $1.key.name) }
            .map { key, uses in
                Survey.NameProposal(
                    list: key.list, name: key.name, methods: uses.methods, functionCount: uses.count,
                    fileCount: uses.files.count, place: uses.place)
            }
        survey.folders = folders.filter { $0.value.borrowing + $0.value.opening > 0 }
            .sorted { $0.key < $1.key }.map { folder, found in
                let most = found.roles.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
                return Survey.FolderProposal(
                    folder: folder, role: Self.role(of: found), neighbours: most?.key,
                    neighbourCount: most?.value ?? 0, borrowing: found.borrowing, opening: found.opening,
                    place: found.place)
            }
        return survey
    }

    /// The packs that are on by imports.
    private func packs() -> [Survey.Library] {
        let packs = engine.packs.indices.compactMap { number -> Survey.Library? in
            let pack = engine.packs[number]
            let count = program.files.count { $0.packs.contains(number) }
            guard count > 0, program.packs.contains(pack.id) else { return nil }
            return Survey.Library(id: pack.id, name: title(pack.summary, pack.id), fileCount: count)
        }
        return packs.sorted { ($1.fileCount, $0.id) < ($0.fileCount, $1.id) }
    }

    /// What a pack is called: its summary up to the colon.
    private func title(_ summary: String, _ id: String) -> String {
        summary.split(separator: ":").first.map(String.init) ?? id
    }

    private static let ends: EffectSet = [EffectSet(.commits), EffectSet(.rollsBack), EffectSet(.flushes)]

    /// Whether what is called on something leaves little doubt: it ends transactions, it has a method that connections,
    /// clients and the like do not have, and what has the name elsewhere is not mostly something else.
    private func isSession(_ uses: Uses) -> Bool {
        uses.hasOwnMethod && uses.methods.count >= 2 && !uses.effects.isDisjoint(with: Self.ends)
            && uses.plainCount * 2 <= uses.count
    }

    /// Code that only ever borrows is taken for a service where there is enough of it.
    private static func role(of folder: Folder) -> Role? {
        folder.opening + folder.doubtful == 0 && folder.borrowing >= 3 ? .service : nil
    }

    private func counts(_ roles: [RoleDescription]) -> [Survey.RoleCount] {
        var byRole: [Role: [String: Int]] = [:]
        for line in roles {
            guard let role = line.role else { continue }
            // Which class it was says less than that it was the name.
            let because = line.because.hasPrefix("name ") ? "by name" : line.because
            byRole[role, default: [:]][because, default: 0] += 1
        }
        return Role.allCases.compactMap { role in
            guard let reasons = byRole[role] else { return nil }
            return Survey.RoleCount(
                role: role, count: reasons.values.reduce(0, +),
                reasons: reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { ($0.key, $0.value) })
        }
    }
}

/// The folder of a path with `/`; empty where it has none.
private func folderPath(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
}

/// How many findings of each rule a tree would have, the most frequent first. Suppressions are not looked at.
/// - Parameter files: sorted by path.
public func estimate(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [(rule: RuleID, severity: Severity, count: Int)]
{
    var counts: [RuleID: (severity: Severity, count: Int)] = [:]
    for finding in KnownProgram(files, rules: rules, settings: settings).findings {
        let before = counts[finding.rule]
        counts[finding.rule] = (max(before?.severity ?? .note, finding.severity), (before?.count ?? 0) + 1)
    }
    return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
        (rule: $0.key, severity: $0.value.severity, count: $0.value.count)
    }
}
