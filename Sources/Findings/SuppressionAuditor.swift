import SourceText

/// Judges the suppressions of one file and makes the findings about them.
struct SuppressionAuditor {
    let file: FileDirectives
    /// Of the rules in force.
    let severities: [RuleID: Severity]
    let known: Set<RuleID>
    let today: CalendarDate
    private(set) var findings: [Finding] = []
    private var ordinals: [UInt64: Int] = [:]

    init(file: FileDirectives, severities: [RuleID: Severity], known: Set<RuleID>, today: CalendarDate) {
        self.file = file
        self.severities = severities
        self.known = known
        self.today = today
    }

    mutating func report(_ problem: Directive.Problem) {
        report(.suppressionMalformed, at: problem.range, problem.message, help: problem.help)
    }

    /// Reports what is wrong with a suppression and returns those of the covered findings that it suppresses.
    mutating func judge(
        _ suppression: Suppression, in comment: ByteRange, covers covered: [Int], of all: [Finding]
    ) -> [Int] {
        var named: [Suppression.NamedRule] = []
        for rule in suppression.rules {
            if let meta = MetaRule(rule.id), !meta.canBeSuppressed {
                report(
                    .suppressionMalformed, at: rule.range, "A comment cannot allow `\(rule.id)`",
                    help: "Only the configuration switches the rules about suppressions off")
            } else if !known.contains(rule.id) {
                reportUnknown(rule)
            } else {
                named.append(rule)
            }
        }
        guard !named.isEmpty else { return [] }
        if suppression.reason.isEmpty {
            report(
                .suppressionWithoutReason, at: suppression.range,
                "This suppression gives no reason, so it suppresses nothing",
                help: "Say behind a colon why the code is right as it is: "
                    + "`sessionlint: allow(\(named[0].id)): …`")
            return []
        }
        let suppressed = covered.filter { index in named.contains { $0.id == all[index].rule } }
        if let until = suppression.until, until < today {
            report(
                .suppressionExpired, at: suppression.range, "This suppression held until \(until)",
                help: suppressed.isEmpty
                    ? "Remove it: nothing is reported here any more"
                    : "Mend the code and remove the suppression, or give it a new day")
            return []
        }
        let hit = Set(suppressed.map { all[$0].rule })
        reportUnused(named.filter { !hit.contains($0.id) && isInForce($0.id) }, of: suppression, in: comment)
        return suppressed
    }

    private func isInForce(_ rule: RuleID) -> Bool {
        severities[rule] != nil && !file.switchedOff.contains(rule)
    }

    private mutating func reportUnknown(_ rule: Suppression.NamedRule) {
        let near = closest(to: rule.id.description, among: known.sorted().map(\.description))
        report(
            .suppressionUnknownRule, at: rule.range, "There is no rule `\(rule.id)`",
            help: near.map { "Did you mean `\($0)`?" } ?? "`sessionlint rules` lists all rules")
    }

    /// One finding for a suppression that is of no use at all, otherwise one for each rule in vain.
    private mutating func reportUnused(
        _ unused: [Suppression.NamedRule], of suppression: Suppression, in comment: ByteRange
    ) {
        let place = suppression.scope == .file ? "in this file" : "here"
        guard unused.count == suppression.rules.count, let first = unused.first else {
            for rule in unused {
                report(
                    .suppressionUnused, at: rule.range, "`\(rule.id)` reports nothing \(place)",
                    help: "Remove it from the suppression",
                    fix: removal(of: rule, from: suppression))
            }
            return
        }
        let subject = unused.count == 1 ? "`\(first.id)` reports" : "The \(unused.count) rules named report"
        report(
            .suppressionUnused, at: suppression.range, "\(subject) nothing \(place)",
            help: "Remove the suppression",
            fix: removal(of: suppression, in: comment))
    }

    private mutating func report(
        _ rule: MetaRule, at range: ByteRange, _ message: String, help: String, fix: Finding.Fix? = nil
    ) {
        guard let severity = severities[rule.id], isInForce(rule.id) else { return }
        let text = file.text.bytes[range.clamped(to: file.text.bytes.count).indices].filter { $0 > 0x20 }
        let first = Fingerprint(
            rule: rule.id, path: file.path, declaration: "",
            shape: UInt32(truncatingIfNeeded: ContentHash(text).low))
        ordinals[first.value, default: 0] += 1
        let fingerprint = first.numbered(ordinals[first.value, default: 1])
        findings.append(
            Finding(
                rule: rule.id, severity: severity, confidence: .certain, message: message, help: help,
                place: Finding.Place(file: file.file, range: range), fingerprint: fingerprint,
                cause: fingerprint.description, fix: fix))
    }
}

extension SuppressionAuditor {
    /// Takes the comment out, with its line where it has that to itself; nil where more stands in the comment.
    private func removal(of suppression: Suppression, in comment: ByteRange) -> Finding.Fix? {
        let bytes = file.text.bytes
        let comment = comment.clamped(to: bytes.count)
        guard comment.contains(suppression.range) else { return nil }
        let isBare =
            bytes[Int(comment.start)..<Int(suppression.range.start)].allSatisfy { isPadding($0) }
            && bytes[Int(suppression.range.end)..<Int(comment.end)].allSatisfy { isPadding($0) }
        guard isBare else { return nil }
        let line = file.text.lines.line(at: comment.start)
        let extent = file.text.lines.range(ofLine: line, in: bytes)
        var range = comment
        while range.start > extent.start, isBlank(bytes[Int(range.start) - 1]) { range.start -= 1 }
        if range.start == extent.start, range.end >= extent.end {
            let starts = file.text.lines.starts
            range.end = line < starts.count ? max(range.end, starts[line]) : range.end
        } else if range.start == extent.start {
            range.start = comment.start
        }
        return Finding.Fix(
            safety: .safe, title: "Remove the suppression",
            edits: [Finding.Fix.Edit(file: file.file, range: range, text: "")])
    }

    /// Takes one id out with the comma that goes with it.
    private func removal(of rule: Suppression.NamedRule, from suppression: Suppression) -> Finding.Fix? {
        guard let index = suppression.rules.firstIndex(of: rule), suppression.rules.count > 1 else {
            return nil
        }
        let range =
            index + 1 < suppression.rules.count
            ? ByteRange(rule.range.start, suppression.rules[index + 1].range.start)
            : ByteRange(suppression.rules[index - 1].range.end, rule.range.end)
        return Finding.Fix(
            safety: .safe, title: "Remove `\(rule.id)` from the suppression",
            edits: [Finding.Fix.Edit(file: file.file, range: range, text: "")])
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func isPadding(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "*")
    }
}
