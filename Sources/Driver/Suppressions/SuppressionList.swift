import Findings
import SourceText

/// The suppressions of a tree, with their ages: what `sessionlint suppressions` lists.
public struct SuppressionList: Sendable {
    /// By rule, the oldest first, then by path and line.
    public var items: [Item] = []
    public var notices: [String] = []
    public var problems: [InputProblem] = []

    /// One rule of one suppression.
    public struct Item: Sendable {
        public var rule: RuleID
        /// As the user would write it.
        public var path: String
        /// 1-based.
        public var line: Int
        public var scope: Suppression.Scope
        public var until: CalendarDate?
        /// Whether the last day has gone by.
        public var isExpired = false
        /// Empty where none is given.
        public var reason: String
        public var age: Age
    }

    /// The rules that are allowed somewhere, by id.
    public var rules: [RuleID] { Set(items.map(\.rule)).sorted() }

    /// How long a suppression has stood where it stands.
    public enum Age: Hashable, Sendable {
        case days(Int)
        /// A shallow history begins with it.
        case atLeastDays(Int)
        case notCommitted
        case unknown

        /// The oldest first; what is not known before what is not committed.
        var order: Int {
            switch self {
            case .days(let days), .atLeastDays(let days): -days
            case .unknown: 1
            case .notCommitted: 2
            }
        }
    }
}

/// Lists the suppressions in the files that the paths of a request select.
public func suppressions(_ request: CheckRequest) -> SuppressionList {
    var list = SuppressionList()
    let day = today()
    let now = Int(WallClock.now / 1_000_000_000)
    let working = (try? workingDirectory()) ?? "/"
    var malformed = 0
    var unknown: Set<String> = []
    var blames: [Repository: Blame] = [:]
    list.problems = forEachProgram(request, honouringExcludes: true) { program in
        for index in program.files.indices where program.isReported[index] {
            let text = program.texts[index]
            var found: [(line: Int, suppression: Suppression)] = []
            for comment in program.files[index].facts.directives {
                switch Directive(in: text.bytes, comment: comment) {
                case .suppression(let suppression):
                    found.append((text.lines.line(at: suppression.range.start), suppression))
                case .malformed: malformed += 1
                case nil: break
                }
            }
            guard !found.isEmpty else { continue }
            let path = program.shownPaths[index]
            let location = absolute(path, from: working)
            let repository = Repository.around(parentFolder(location) ?? "/")
            if let repository, blames[repository] == nil {
                blames[repository] = Blame(repository, workingFolder: working)
            }
            let blame = repository.flatMap { blames[$0] }
            let moments = blame?.moments(of: found.map(\.line), in: location)
            if moments == nil { unknown.insert(repository == nil ? "no repository" : "untold") }
            if blame?.isShallow == true { unknown.insert("shallow") }
            for (line, suppression) in found {
                for rule in suppression.rules {
                    list.items.append(
                        SuppressionList.Item(
                            rule: rule.id, path: path, line: line, scope: suppression.scope,
                            until: suppression.until,
                            isExpired: suppression.until.flatMap { until in day.map { until < $0 } } ?? false,
                            reason: suppression.reason, age: age(moments?[line] ?? .unknown, now: now)))
                }
            }
        }
    }
    list.items.sort { left, right in
        if left.rule != right.rule { return left.rule < right.rule }
        if left.age.order != right.age.order { return left.age.order < right.age.order }
        if left.path != right.path { return isBefore(Array(left.path.utf8), Array(right.path.utf8)) }
        return left.line < right.line
    }
    if malformed > 0 {
        list.notices.append("\(malformed) more cannot be understood; `sessionlint check` reports them")
    }
    if unknown.contains("no repository") {
        list.notices.append("ages are unknown where no git repository is around the files")
    }
    if unknown.contains("untold") {
        list.notices.append("ages are unknown where git is not installed, or does not know the file")
    }
    if unknown.contains("shallow") {
        list.notices.append(
            "the history is shallow, so some ages are only the least they can be; `git fetch --unshallow` gets the rest"
        )
    }
    return list
}

private func age(_ moment: Blame.Moment, now: Int) -> SuppressionList.Age {
    switch moment {
    case .written(let seconds): .days(max(0, now - seconds) / 86_400)
    case .before(let seconds): .atLeastDays(max(0, now - seconds) / 86_400)
    case .notCommitted: .notCommitted
    case .unknown: .unknown
    }
}
