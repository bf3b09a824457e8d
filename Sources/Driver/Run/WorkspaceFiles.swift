/// The source files of one workspace, and what the given paths select of them.
struct WorkspaceFiles: Sendable {
    /// Sorted by path.
    var inputs: [SourceInput] = []
    /// What was found or named and is not read, as far as the given paths select it.
    private(set) var skipped: [Skip] = []
    private(set) var problems: [InputProblem] = []
    private(set) var nestedConfigurations: [String] = []
    let selection: SelectionSet
    /// What the walk has looked at; nil where that does not decide alone which files there are.
    private(set) var trail: Walk.Trail?
    private let plan: WorkspacePlan
    private let languages: [Language]
    let walk: Walk
    private var paths: Set<[UInt8]> = []
    /// Sources that are not on disk, and that the checked state may have.
    private let elsewhere: Set<[UInt8]>

    /// - Parameters:
    ///   - overlay: stands in for one file.
    ///   - drafts: texts that files would have, by absolute path.
    ///   - tracked: what ignore files do not hide.
    ///   - elsewhere: paths in the workspace that the checked state has, on disk or not.
    init(
        _ plan: WorkspacePlan, _ settings: EffectiveSettings, languages: [Language], jobs: Int,
        overlay: SourceOverlay? = nil, drafts: [String: [UInt8]] = [:], tracked: TrackedAnyway? = nil,
        elsewhere: Set<[UInt8]> = []
    ) {
        self.plan = plan
        self.languages = languages
        walk = Walk(
            root: plan.root, exclude: settings.exclude.value, include: settings.include.value,
            tracked: tracked, languages: languages)
        self.elsewhere = elsewhere.filter { [walk] in
            guard let path = String(validating: $0, as: UTF8.self) else { return false }
            return languages.contains { $0.endings.contains(ending(of: path)) } && walk.reads(path)
        }
        selection = SelectionSet(plan.selections)
        var found = walk.files(jobs: jobs)
        if !settings.honoursExcludes.value { addExcluded(to: &found, jobs: jobs) }
        nestedConfigurations = found.nestedConfigurations
        trail = settings.honoursExcludes.value && overlay == nil ? found.trail : nil
        paths = Set(found.files.map(\.path))
        inputs = found.files.map { file in
            let path = String(decoding: file.path, as: UTF8.self)
            return SourceInput(path: path, location: joined(plan.root, path), language: file.language)
        }
        skipped = found.skipped.filter { [selection] in selection.contains(Array($0.path.utf8)) }
        if let overlay { place(overlay, isForced: !settings.honoursExcludes.value) }
        for chosen in plan.selections { judge(chosen) }
        inputs.sort { isBefore(Array($0.path.utf8), Array($1.path.utf8)) }
        for pattern in settings.include.value { checkInclude(pattern) }
        for index in inputs.indices where !drafts.isEmpty {
            if let draft = drafts[inputs[index].location] { inputs[index].overlay = draft }
        }
    }

    /// Lays texts over files of the workspace, and adds those that are not on disk, unless they are left out.
    /// - Parameter documents: by absolute path without links.
    mutating func lay(_ documents: [String: [UInt8]]) {
        guard !documents.isEmpty else { return }
        var rest = documents
        for index in inputs.indices {
            if let bytes = rest.removeValue(forKey: inputs[index].location) { inputs[index].overlay = bytes }
        }
        let count = inputs.count
        for (location, bytes) in rest {
            guard let path = relative(location, to: plan.root),
                walk.exclusion(of: path, isFolder: false) == nil,
                let language = languages.firstIndex(where: { $0.endings.contains(ending(of: path)) })
            else { continue }
            add(path, language: language, overlay: bytes)
        }
        if inputs.count > count { inputs.sort { isBefore(Array($0.path.utf8), Array($1.path.utf8)) } }
    }

    /// Goes over to the files of the checked state.
    mutating func take(_ states: WorkspaceStates) {
        let there = Set(states.checked.map { Array($0.path.utf8) })
        for chosen in plan.selections {
            guard case .file = chosen.kind else { continue }
            let path = Array(chosen.path.utf8)
            if paths.contains(path), !there.contains(path) {
                skipped.append(Skip(path: chosen.path, reason: "not in the index, which is what is checked"))
            }
        }
        inputs = states.checked
        paths = there
    }

    /// Adds what the given paths hold and rules leave out.
    private mutating func addExcluded(to found: inout Walk.Found, jobs: Int) {
        let open = Walk(root: plan.root, excludes: false, languages: languages)
        var known = Set(found.files.map(\.path))
        var folders = plan.selections.map { selection in
            if case .folder = selection.kind { selection.path } else { "" }
        }
        if folders.contains("") { folders = [""] }
        found.skipped.removeAll { !$0.isIncomplete }
        for folder in folders {
            let more = open.files(below: folder, jobs: jobs)
            found.files += more.files.filter { selection.contains($0.path) && known.insert($0.path).inserted }
            found.skipped += more.skipped.filter { !found.skipped.contains($0) }
        }
        found.files.sort { isBefore($0.path, $1.path) }
    }

    private mutating func place(_ overlay: SourceOverlay, isForced: Bool) {
        let path = Array(overlay.path.utf8)
        if paths.contains(path) {
            if let index = inputs.firstIndex(where: { $0.path.utf8.elementsEqual(path) }) {
                inputs[index].overlay = overlay.bytes
            }
            return
        }
        guard isForced || walk.exclusion(of: overlay.path, isFolder: false) == nil else { return }
        let ending = overlay.path.utf8.split(separator: UInt8(ascii: ".")).last.map { String(Substring($0)) }
        let language = languages.firstIndex { ending.map($0.endings.contains) ?? false }
        add(overlay.path, language: language ?? 0, overlay: overlay.bytes)
    }

    private mutating func add(_ path: String, language: Int, overlay: [UInt8]? = nil) {
        paths.insert(Array(path.utf8))
        inputs.append(
            SourceInput(
                path: path, location: joined(plan.root, path), language: language, overlay: overlay))
    }

    /// What a given path that exists brought, or why it brought nothing.
    private mutating func judge(_ chosen: Selection) {
        switch chosen.kind {
        case .file:
            guard !paths.contains(Array(chosen.path.utf8)) else { return }
            trail = nil
            if skipped.contains(where: { $0.path.utf8.elementsEqual(chosen.path.utf8) }) { return }
            if elsewhere.contains(Array(chosen.path.utf8)) { return }
            if let exclusion = walk.exclusion(of: chosen.path, isFolder: false) {
                skipped.append(Skip(path: chosen.path, reason: exclusion.reason))
            } else if let language = scriptLanguage(joined(plan.root, chosen.path)) {
                add(chosen.path, language: language)
            } else {
                skipped.append(Skip(path: chosen.path, reason: nameOfNoSource(chosen.path)))
            }
        case .folder, .glob:
            guard !paths.contains(where: chosen.contains), !elsewhere.contains(where: chosen.contains) else {
                return
            }
            problems.append(problem(ofEmpty: chosen))
        }
    }

    /// A source file in all but its ending is one that `include` does not name.
    private func nameOfNoSource(_ path: String) -> String {
        let isSource = languages.contains { $0.endings.contains { path.hasSuffix(".\($0)") } }
        return isSource ? "not in the configuration's `include`" : "not a \(titles) file"
    }

    private var titles: String { languages.map(\.title).joined(separator: " or ") }

    private func problem(ofEmpty chosen: Selection) -> InputProblem {
        guard case .folder = chosen.kind else {
            return InputProblem(
                "the pattern matches no source file", help: help(for: nil),
                file: InputProblem.File(path: chosen.given))
        }
        let exclusion = chosen.path.isEmpty ? nil : walk.exclusion(of: chosen.path, isFolder: true)
        return InputProblem(
            "no source file to check here", help: help(for: exclusion),
            file: InputProblem.File(path: chosen.given))
    }

    private func help(for exclusion: ExcludeRules.Exclusion?) -> String {
        if let exclusion { return "the folder is \(exclusion.reason); `--no-exclude` reads it all the same" }
        let endings = languages.flatMap(\.endings).map { "`.\($0)`" }.joined(separator: " or ")
        if let first = skipped.first {
            return "\(first.path) was skipped (\(first.reason)); `--no-exclude` reads what rules leave out"
        }
        return "files whose names end in \(endings) are read, unless ignore files or `exclude` leave them out"
    }

    /// The language of a script without an ending, by its first line.
    private func scriptLanguage(_ path: String) -> Int? {
        guard !lastComponent(path).contains("."),
            let bytes = try? readFile(path, limit: SourceReader.largestFile), bytes.starts(with: "#!".utf8)
        else { return nil }
        let line = String(decoding: bytes.prefix(256).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        let words = line.dropFirst(2).split { $0 == " " || $0 == "\t" || $0 == "/" }
        return languages.firstIndex { language in
            words.contains { word in language.interpreters.contains { word.hasPrefix($0) } }
        }
    }

    private mutating func checkInclude(_ pattern: String) {
        let selection = Selection(
            given: pattern, path: pattern, kind: .glob(IgnoreList([pattern], name: "")))
        guard !pattern.hasPrefix("!"), !paths.contains(where: selection.contains),
            !elsewhere.contains(where: selection.contains)
        else { return }
        let element = plan.configuration?.table?["include"]?.array?.first { $0.string == pattern }
        guard let element, let file = plan.configuration else { return }
        problems.append(
            file.problem("the pattern `\(pattern)` matches no source file", at: element.range))
    }
}

/// Bytes in the place of a file's own.
struct SourceOverlay: Sendable {
    /// Relative to the workspace.
    var path: String
    var bytes: [UInt8]
}
