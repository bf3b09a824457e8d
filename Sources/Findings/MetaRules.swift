/// The rules about the run itself rather than about sessions: suppressions that do not do what they say, and
/// files that were understood only in part.
///
/// They are switched on and off and given severities like every other rule. A suppression cannot silence the
/// rules about suppressions.
public enum MetaRule: String, CaseIterable, Sendable {
    case suppressionWithoutReason = "suppression-without-reason"
    case suppressionUnknownRule = "suppression-unknown-rule"
    case suppressionExpired = "suppression-expired"
    case suppressionUnused = "suppression-unused"
    case suppressionMalformed = "suppression-malformed"
    case filePartlyUnderstood = "file-partly-understood"

    public init?(_ id: RuleID) {
        self.init(rawValue: id.description)
    }

    public var id: RuleID { RuleID(known: rawValue) }

    /// Whether a suppression may name it.
    public var canBeSuppressed: Bool { self == .filePartlyUnderstood }

    public var info: RuleInfo {
        switch self {
        case .suppressionWithoutReason: withoutReason
        case .suppressionUnknownRule: unknownRule
        case .suppressionExpired: expired
        case .suppressionUnused: unused
        case .suppressionMalformed: malformed
        case .filePartlyUnderstood: partlyUnderstood
        }
    }

    private func info(
        summary: String, severity: Severity = .warning, help: String, finds: String, why: String,
        example: [(String, String)], instead: [(String, String)], exceptions: String = ""
    ) -> RuleInfo {
        RuleInfo(
            id: id, family: "meta", summary: summary, severity: severity, languages: ["python", "swift"],
            since: "0.1.0", help: help,
            page: RuleInfo.Page(
                finds: finds, why: why, example: example.map { (language: $0.0, code: $0.1) },
                instead: instead.map { (language: $0.0, code: $0.1) }, exceptions: exceptions, references: []),
            fix: self == .suppressionUnused ? .safe : nil)
    }
}

extension MetaRule {
    private var withoutReason: RuleInfo {
        info(
            summary: "a suppression gives no reason",
            help: "Say behind a colon why the code is right as it is.",
            finds: """
                A suppression with nothing behind its closing bracket, or with nothing that holds a letter or a \
                digit. It suppresses nothing until it has a reason.
                """,
            why: """
                Who reads the line a year later has to decide whether the exception still holds. Without the \
                reason they can only guess, so exceptions stay for ever.
                """,
            example: [("python", "await db.commit()  # sessionlint: allow(commit-on-borrowed-session)")],
            instead: [
                (
                    "python",
                    """
                    # sessionlint: allow(commit-on-borrowed-session): a batch must survive the crash of the next one
                    await db.commit()
                    """
                )
            ])
    }

    private var unknownRule: RuleInfo {
        info(
            summary: "a suppression names a rule that does not exist",
            help: "Correct the name; `sessionlint rules` lists all rules.",
            finds: """
                A rule id in a suppression that belongs to no rule, neither a built-in one nor one of the rule \
                packs in use. The other ids of the same suppression hold.
                """,
            why: "A misspelt id suppresses nothing, while it looks as if it did.",
            example: [
                ("swift", "try await db.save() // sessionlint: allow(comit-on-borrowed-session): import tool")
            ],
            instead: [
                (
                    "swift",
                    "try await db.save() // sessionlint: allow(commit-on-borrowed-session): import tool"
                )
            ])
    }

    private var expired: RuleInfo {
        info(
            summary: "the day until which a suppression held has gone by",
            help: "Mend the code and remove the suppression, or give it a new day.",
            finds: """
                A suppression with `until` and a day before today. It suppresses nothing any more, so what it \
                suppressed is reported beside it. On the day itself it still holds.
                """,
            why: "A date makes an exception a promise; somebody has to be reminded of it.",
            example: [
                (
                    "python",
                    "await db.commit()  # sessionlint: allow(commit-on-borrowed-session) until 2024-06-30: old importer"
                )
            ],
            instead: [("python", "await db.flush()")])
    }

    private var unused: RuleInfo {
        info(
            summary: "a suppression suppresses nothing",
            help: "Remove it.",
            finds: """
                A rule id in a suppression where that rule reports nothing: on its line, on the line or \
                declaration below it, or for `allow-file` in the file. Only rules that were in force in the run \
                count.
                """,
            why: """
                It hides the next real finding at that place, and it tells the reader of a problem that is no \
                longer there.
                """,
            example: [
                (
                    "python",
                    "await db.flush()  # sessionlint: allow(commit-on-borrowed-session): the caller knows"
                )
            ],
            instead: [("python", "await db.flush()")],
            exceptions:
                "An id whose rule is switched off in this run, for the file or altogether, is not reported.")
    }

    private var malformed: RuleInfo {
        info(
            summary: "a comment addressed to SessionLint is not understood",
            help: "Write `sessionlint: allow(rule-id): reason`.",
            finds: """
                A comment that begins with `sessionlint:` and is not a suppression: another verb, no bracket, an \
                id that cannot be one, a day that does not exist, a reason without a colon before it, or one of \
                the rules about suppressions, which only the configuration can switch off.
                """,
            why: "Ignored in silence, it would look like a suppression and be none.",
            example: [("python", "await db.commit()  # sessionlint: ignore commit-on-borrowed-session")],
            instead: [
                (
                    "python",
                    "await db.commit()  # sessionlint: allow(commit-on-borrowed-session): last step of the job"
                )
            ])
    }

    private var partlyUnderstood: RuleInfo {
        info(
            summary: "a part of a file could not be understood",
            severity: .note,
            help: "Correct the syntax there; the rest of the file was analysed.",
            finds: """
                A file with text that does not follow the grammar of its language, once for the file, at the \
                first such place. Everything else in the file is analysed; findings that depend on it are \
                `likely` at most.
                """,
            why: """
                A session opened in the part that was skipped is not seen. A report that does not say so looks \
                more complete than it is.
                """,
            example: [("python", "def rename(asset, name:\n    asset.name = name")],
            instead: [("python", "def rename(asset, name):\n    asset.name = name")],
            exceptions: """
                Files that are meant to be broken, such as test data, belong in the configuration's `exclude`, \
                or carry `sessionlint: allow-file(file-partly-understood): reason`.
                """)
    }
}
