import Findings
import Linking
import RuleEngine

/// What a configuration file says, decoded and checked. A key that is not there is nil or empty; a value that
/// was wrong is left out and told as a problem, so that the rest of the run goes on.
struct Configuration: Sendable {
    var include: Setting<[String]>?
    var exclude: Setting<[String]>?
    /// Rules, families and prefixes as written; `rules` has what they mean.
    var select: Setting<[String]>?
    var ignore: Setting<[String]>?
    var failOn: Setting<Severity>?
    var severities: [(rule: RuleID, severity: Setting<Severity>)] = []
    var names: [(list: NameList, words: Setting<[String]>)] = []
    /// In the order of the file.
    var roles: [(pattern: String, isForClasses: Bool, role: Setting<Role?>)] = []
    /// In the order of the file.
    var overrides: [Override] = []
    var packs: Setting<[String]>?
    var usesCache: Setting<Bool>?
    /// The path of the baseline, as written.
    var baseline: Setting<String>?
    /// The last day on which the old way may stand beside the new one.
    var legacyUntil: Setting<CalendarDate>?

    /// In the order of the file.
    var goals: [Goal] = []

    /// One `[[goals]]`: what has to hold before a phase of the migration may begin.
    struct Goal: Sendable {
        var name: String
        /// The day by which it is meant to; nil for none.
        var due: CalendarDate?
        var conditions: [Condition] = []
        var origin: SettingOrigin

        init(name: String, origin: SettingOrigin) {
            self.name = name
            self.origin = origin
        }

        struct Condition: Sendable {
            /// The id of a metric.
            var metric: String
            /// The least share of a metric that counts what is over; the most of one that counts what is left.
            var target: Double
        }
    }

    /// One `[[overrides]]`: what holds in some paths only.
    struct Override: Sendable {
        var paths: Setting<[String]>
        /// Nil where it says nothing about which rules hold there.
        var select: [String]?
        var ignore: [String] = []
        var severities: [(rule: RuleID, severity: Severity)] = []
        /// Nil where it says nothing about roles, a nil inside for `none`.
        var role: Role??
    }
}
