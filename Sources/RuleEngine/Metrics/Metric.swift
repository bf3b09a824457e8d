import Findings
import Linking
import SourceText
import TOML

/// A metric of the migration: of which things it counts how many are over.
///
/// What keeps a thing from being over is what rules find in it, so that the number and the findings cannot disagree.
struct Metric: Sendable {
    var info: MetricInfo
    var subject: Subject
    /// Its place among those that are shown, from 1.
    var order = 1
    /// Also what is found in what a thing calls, any number of calls away, keeps it from being over.
    var isThroughCalls = false
    /// Things of which nothing but notes are told are not counted at all.
    var leavesOutNotes = false
    /// Where no file has one of these names, nothing is over: what would do it is not there yet.
    var unlessNamed: Set<String> = []
    /// What to do then.
    var todo = ""

    /// What is counted.
    struct Subject: Sendable {
        enum Kind: String, Sendable, CaseIterable {
            /// Functions and methods.
            case function
            /// Methods by which tools are run, and functions that a decorator makes tools.
            case entry
            /// Whatever rules have looked at, whether they found something or not.
            case examined
            /// What rules have found.
            case finding
            /// Whole files of a role.
            case file
        }

        enum Holding: String, Sendable, CaseIterable {
            /// The body works with a session.
            case session
            /// It works with one that somebody else owns.
            case borrowed
        }

        var kind: Kind
        /// The roles that hold in a function; every role that is not left out where nil.
        var roles: Set<Role>?
        /// Roles of which it has a sign besides its path.
        var like: Set<Role>?
        /// What it does to a session, itself or through calls.
        var does: EffectSet = []
        var holds: Holding?
        /// The roles of functions that it calls.
        var uses: Set<Role> = []
        /// For `examined` and `finding`.
        var rules: Set<RuleID> = []
    }

    /// The rules whose findings keep a thing from being over.
    var blaming: Set<RuleID> { Set(info.rules + info.honesty) }
    /// Every rule that has to hold for the metric to say something.
    var asked: Set<RuleID> { blaming.union(subject.rules) }
}

extension PackReader {
    /// - Parameter rules: ids of all rules there are.
    mutating func metric(_ root: TOMLTable, rules: [String]) -> Metric? {
        check(root, ["metric", "of", "left"], in: "a metric file")
        guard let head = root["metric"]?.table, let of = root["of"]?.table else {
            report(root.range, "a metric file has the tables `[metric]` and `[of]`")
            return nil
        }
        check(head, ["id", "title", "summary", "since", "languages", "goal", "order"], in: "`[metric]`")
        let goals = ["all", "none"]
        guard let id = requiredString(head, "id", in: "`[metric]`"),
            let title = requiredString(head, "title", in: "`[metric]`"),
            let summary = requiredString(head, "summary", in: "`[metric]`"),
            let since = requiredString(head, "since", in: "`[metric]`"),
            requiredString(head, "goal", in: "`[metric]`") != nil,
            let goal = word(head, "goal", among: goals, as: "goal", { Progress.Goal(rawValue: $0) }),
            let subject = subject(of, rules)
        else { return nil }
        let left = root["left"]?.table ?? TOMLTable(entries: [], range: root.range)
        check(
            left, ["rules", "kept-honest-by", "through-calls", "leaves-out-notes", "unless-named", "todo"],
            in: "`[left]`")
        var metric = Metric(
            info: MetricInfo(
                id: id, title: title, summary: summary, since: since, languages: texts(head, "languages"),
                goal: goal, rules: ids(left, "rules", rules), honesty: ids(left, "kept-honest-by", rules)),
            subject: subject)
        if subject.kind == .finding { metric.info.rules = subject.rules.sorted() }
        metric.order = ordinal(head, "order")
        metric.isThroughCalls = boolean(left, "through-calls")
        metric.leavesOutNotes = boolean(left, "leaves-out-notes")
        metric.unlessNamed = Set(texts(left, "unless-named"))
        metric.todo = string(left, "todo") ?? ""
        if metric.todo.isEmpty, !metric.unlessNamed.isEmpty || subject.kind == .file || goal == .none {
            report(left.range, "`[left]` does not say what to do", help: "add `todo = \"…\"`")
        }
        return metric
    }

    private mutating func subject(_ of: TOMLTable, _ rules: [String]) -> Metric.Subject? {
        check(of, ["kind", "roles", "like", "does", "holds", "uses", "rules"], in: "`[of]`")
        let kinds = Metric.Subject.Kind.allCases.map(\.rawValue)
        guard requiredString(of, "kind", in: "`[of]`") != nil,
            let kind = word(of, "kind", among: kinds, as: "kind", { Metric.Subject.Kind(rawValue: $0) })
        else { return nil }
        var subject = Metric.Subject(kind: kind)
        if of["roles"] != nil { subject.roles = roles(of, "roles") }
        if of["like"] != nil { subject.like = roles(of, "like") }
        subject.uses = roles(of, "uses")
        let effects = Effect.allCases.map(\.name)
        for effect in words(of, "does", among: effects, as: "effect", { Effect(name: $0) }) {
            subject.does.formUnion(EffectSet(effect))
        }
        let holdings = Metric.Subject.Holding.allCases.map(\.rawValue)
        subject.holds = word(of, "holds", among: holdings, as: "session") {
            Metric.Subject.Holding(rawValue: $0)
        }
        subject.rules = Set(ids(of, "rules", rules))
        let needsRules = kind == .examined || kind == .finding
        if needsRules == (of["rules"] == nil) {
            report(
                of["rules"]?.range ?? of.range,
                needsRules ? "`[of]` does not say by which rules" : "`rules` is for what rules look at",
                help: needsRules
                    ? "add `rules = [\"…\"]`" : "write it in `[left]`, or make the kind `examined`")
        }
        return subject
    }

    private mutating func ids(_ table: TOMLTable, _ key: String, _ rules: [String]) -> [RuleID] {
        words(table, key, among: rules, as: "rule") { rules.contains($0) ? RuleID($0) : nil }
    }
}
