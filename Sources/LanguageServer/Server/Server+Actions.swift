import Driver
import Findings
import Reporting
import SourceText

/// What the server does when it is told to.
enum Command: String, CaseIterable {
    /// The page of a rule, as Markdown: `[rule]`.
    case explainRule = "sessionlint.explainRule"
    /// What `why` and `explain` say of a place: `[uri, position]`.
    case why = "sessionlint.why"
    /// Writes a finding into the baseline: `[uri, fingerprint]`.
    case addToBaseline = "sessionlint.addToBaseline"
    /// Writes a suppression with a reason: `[uri, fingerprint, reason]`.
    case suppress = "sessionlint.suppress"
    /// The report of the folder around a file, as `check --format` prints it: `[uri, format]`.
    case report = "sessionlint.report"
}

/// Code actions and commands.
extension Server {
    /// The kind of the action that applies all safe fixes of a document.
    static let fixAll = "source.fixAll.sessionlint"

    mutating func answerActions(
        _ id: RequestID, _ uri: String, _ range: Range, only: [String]?, _ snapshot: Snapshot
    ) {
        guard let path = documents[uri]?.path,
            documents[uri].map({ snapshot.holds($0.bytes, at: path) }) == true
        else { return outgoing.answer(id) { json in json.array { _ in } } }
        let isWanted = { (kind: String) in
            only.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } } ?? true
        }
        let found = snapshot.findings(at: path)
        outgoing.answer(id) { [self] json in
            json.array { json in
                if isWanted("quickfix") {
                    for (finding, isBaselined) in found where touches(finding, range, snapshot) {
                        writeActions(finding, isBaselined: isBaselined, uri, snapshot, &json)
                    }
                }
                guard isWanted(Self.fixAll) else { return }
                let safe = found.filter { !$0.isBaselined && $0.finding.fix?.safety == .safe }
                let changes = snapshot.changes(fixing: safe.map(\.finding))
                guard !changes.isEmpty else { return }
                writeAction("Apply all safe fixes of SessionLint", Self.fixAll, &json) { json in
                    write(changes, &json)
                }
            }
        }
    }

    /// Whether a finding stands on the lines of a range.
    private func touches(_ finding: Finding, _ range: Range, _ snapshot: Snapshot) -> Bool {
        guard let text = snapshot.report?.files[finding.place.file].text else { return false }
        let place = encoding.range(of: finding.place.range, in: text.lines, text.bytes)
        return place.start.line <= range.end.line && range.start.line <= place.end.line
    }

    /// The safest first.
    private func writeActions(
        _ finding: Finding, isBaselined: Bool, _ uri: String, _ snapshot: Snapshot, _ json: inout JSONWriter
    ) {
        let isPlain = capabilities.textDocument?.codeAction?.codeActionLiteralSupport == nil
        let rule = finding.rule.description
        let fingerprint = finding.fingerprint.description
        if let fix = finding.fix, !isPlain {
            let changes = snapshot.changes(fixing: [finding])
            let title = fix.title + (fix.safety == .safe ? "" : " (may change what the code does)")
            if !changes.isEmpty {
                writeAction(terminalSafe(title), "quickfix", &json) { json in
                    if fix.safety == .safe { json.field("isPreferred", true) }
                    json.array("diagnostics") {
                        write(finding, isBaselined: isBaselined, snapshot, &$0)
                    }
                    write(changes, &json)
                }
            }
        }
        if !isPlain, let change = snapshot.change(suppressing: finding, reason: nil) {
            writeAction("Suppress `\(rule)` here: write the reason behind the colon", "quickfix", &json) {
                json in
                json.array("diagnostics") { write(finding, isBaselined: isBaselined, snapshot, &$0) }
                write([change], &json)
            }
        }
        let addition = isBaselined ? nil : Command.addToBaseline
        let commands =
            [(addition, "Add to the baseline", [uri, fingerprint])]
            + [(.explainRule, "Explain `\(rule)`", [rule])]
        for (command, title, arguments) in commands {
            guard let command else { continue }
            write(command, title, arguments, isPlain: isPlain, &json)
        }
    }

    private func writeAction(
        _ title: String, _ kind: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.field("title", title)
            json.field("kind", kind)
            body(&json)
        }
    }

    /// A command; for a client that knows actions, as one of them.
    private func write(
        _ command: Command, _ title: String, _ arguments: [String], isPlain: Bool, _ json: inout JSONWriter
    ) {
        let body = { (json: inout JSONWriter) in
            json.field("title", title)
            json.field("command", command.rawValue)
            json.array("arguments") { json in for argument in arguments { json.value(argument) } }
        }
        json.object { json in
            guard !isPlain else { return body(&json) }
            json.field("title", title)
            json.field("kind", "quickfix")
            json.object("command", body)
        }
    }

    /// The field `edit`.
    func write(_ changes: [FileChange], _ json: inout JSONWriter) {
        let isVersioned = capabilities.workspace?.workspaceEdit?.documentChanges == true
        json.object("edit") { json in
            if isVersioned {
                json.array("documentChanges") { json in
                    for change in changes { writeVersioned(change, &json) }
                }
            } else {
                json.object("changes") { json in
                    for change in changes {
                        json.array(uri(change.location)) { write(change, &$0) }
                    }
                }
            }
        }
    }

    private func writeVersioned(_ change: FileChange, _ json: inout JSONWriter) {
        let uri = uri(change.location)
        json.object { json in
            json.object("textDocument") { json in
                json.field("uri", uri)
                json.key("version")
                if let version = documents[uri]?.version { json.value(version) } else { json.null() }
            }
            json.array("edits") { write(change, &$0) }
        }
    }

    private func write(_ change: FileChange, _ json: inout JSONWriter) {
        for edit in change.edits {
            json.object { json in
                json.field(
                    "range", encoding.range(of: edit.range, in: change.text.lines, change.text.bytes))
                json.field("newText", edit.text)
            }
        }
    }
}
