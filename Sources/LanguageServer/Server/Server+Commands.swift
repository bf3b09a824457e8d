import Driver
import Findings
import Reporting

/// The commands of code actions and lenses, which a plug-in may give as well.
extension Server {
    mutating func execute(_ id: RequestID, _ params: Params.Command) {
        guard let command = Command(rawValue: params.command) else {
            return outgoing.refuse(id, .wrongParams, "there is no command `\(params.command)` here")
        }
        let arguments = params.arguments ?? []
        guard let first = arguments.first?.text else {
            return outgoing.refuse(id, .wrongParams, "`\(command.rawValue)` needs its arguments")
        }
        switch command {
        case .explainRule: explain(id, first)
        case .why:
            guard let position = arguments.dropFirst().first?.position else {
                return outgoing.refuse(id, .wrongParams, "`\(command.rawValue)` needs a position")
            }
            wait(id, first, .why(position))
        case .report:
            wait(id, first, .report(format: arguments.dropFirst().first?.text ?? ReportFormat.text.rawValue))
        case .addToBaseline, .suppress:
            guard let (index, snapshot, finding) = finding(first, arguments.dropFirst().first?.text) else {
                return outgoing.refuse(id, .failed, "the finding is not there any more")
            }
            if command == .addToBaseline { return addToBaseline(id, index, snapshot, finding) }
            suppress(id, snapshot, finding, reason: arguments.dropFirst(2).first?.text)
        }
    }

    private mutating func explain(_ id: RequestID, _ rule: String) {
        let rules = folders.compactMap { $0.snapshot?.report?.rules }.joined()
        guard let info = rules.first(where: { $0.id.description == rule }) else {
            return outgoing.refuse(id, .failed, "`\(rule)` is no rule that is in force here")
        }
        let page = renderRulePageMarkdown(info)
        outgoing.answer(id) { $0.value(bytes: page) }
    }

    /// A finding of a document as it is now.
    private func finding(_ uri: String, _ fingerprint: String?) -> (Int, Snapshot, Finding)? {
        let path = documents[uri]?.path ?? FileURI.path(uri).map(settledPath)
        guard let path, let index = folder(of: path), let snapshot = folders[index].present,
            let finding = snapshot.findings(at: path).first(where: {
                $0.finding.fingerprint.description == fingerprint
            })
        else { return nil }
        return (index, snapshot, finding.finding)
    }

    private mutating func addToBaseline(
        _ id: RequestID, _ index: Int, _ snapshot: Snapshot, _ finding: Finding
    ) {
        do throws(InputProblem) {
            let path = try folders[index].workspace.addToBaseline(finding, of: snapshot)
            folders[index].workspace.noteChangeOnDisk()
            outgoing.answer(id) { $0.value(path) }
        } catch {
            outgoing.refuse(id, .failed, terminalSafe(error.message))
        }
    }

    private mutating func suppress(
        _ id: RequestID, _ snapshot: Snapshot, _ finding: Finding, reason: String?
    ) {
        guard let reason, !reason.isEmpty else {
            return outgoing.refuse(id, .wrongParams, "a suppression needs a reason")
        }
        guard let change = snapshot.change(suppressing: finding, reason: reason) else {
            return outgoing.refuse(id, .failed, "no comment with this reason fits here")
        }
        let request = outgoing.request("workspace/applyEdit") { [self] json in
            json.field("label", "Suppress \(finding.rule)")
            write([change], &json)
        }
        asked[request] = .nothing
        outgoing.answer(id) { $0.null() }
    }
}
