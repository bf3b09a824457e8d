import Driver
import Findings
import Reporting
import SourceText

/// Findings as diagnostics: sent as soon as they change, or told when they are asked for.
extension Server {
    /// Sends what has changed since the last time, or asks the client to ask again.
    /// - Parameter before: the state of which diagnostics were sent last.
    mutating func publish(_ index: Int, after before: Snapshot?) {
        guard let snapshot = folders[index].snapshot else { return }
        let old = folders[index].published
        let isSame = snapshot.saysSame(as: before)
        var items: [String: [UInt8]] = [:]
        for (number, path) in snapshot.locations.enumerated() where isTold(path, by: index) {
            let uri = uri(path)
            let isKnown = isSame[number] && !folders[index].unsent.contains(uri)
            let text = (isKnown ? old[uri] : nil) ?? diagnostics(ofFile: number, snapshot)
            if let text { items[uri] = text }
        }
        // Of a document that has changed since, the next state will speak.
        folders[index].unsent = []
        for document in documents.values where !snapshot.holds(document.bytes, at: document.path) {
            items[document.uri] = old[document.uri]
            folders[index].unsent.insert(document.uri)
        }
        folders[index].published = items
        let changed = Set(items.keys).union(old.keys).filter { items[$0] != old[$0] }.sorted()
        refreshLenses(index, snapshot)
        guard capabilities.pullsDiagnostics else {
            for uri in changed { publish(items[uri] ?? [], to: uri) }
            return
        }
        let awaited = Set(waiting.compactMap(\.uri))
        if capabilities.workspace?.diagnostics?.refreshSupport == true, !awaited.isSuperset(of: changed) {
            let id = outgoing.request("workspace/diagnostic/refresh")
            asked[id] = .nothing
        }
    }

    /// Asks the client to ask again for the lenses of documents that have changed their meaning and not their text. Those
    /// of a document that is edited it asks for by itself.
    private mutating func refreshLenses(_ index: Int, _ snapshot: Snapshot) {
        let found = documents.mapValues { snapshot.findings(at: $0.path).map(\.finding.fingerprint) }
        let (before, touched) = (folders[index].found, folders[index].touched)
        folders[index].found = found
        folders[index].touched = []
        guard capabilities.workspace?.codeLens?.refreshSupport == true, options.codeLens != false,
            found.contains(where: { !touched.contains($0) && before[$0] != $1 })
        else { return }
        let id = outgoing.request("workspace/codeLens/refresh")
        asked[id] = .nothing
    }

    /// Whether a folder speaks for a file: a folder inside it may, and one that was opened for a document speaks of
    /// documents alone.
    private func isTold(_ path: String, by index: Int) -> Bool {
        guard folder(of: path) == index else { return false }
        return !folders[index].isLoose || documents.values.contains { $0.path == path }
    }

    /// - Parameter items: elements of the array, as JSON.
    mutating func publish(_ items: [UInt8], to uri: String) {
        let version = documents[uri]?.version
        outgoing.notify("textDocument/publishDiagnostics") { json in
            json.field("uri", uri)
            if let version { json.field("version", version) }
            json.array("diagnostics") { $0.elements(items) }
        }
    }

    // MARK: Asked for

    func writeDiagnostics(_ uri: String, _ snapshot: Snapshot, previous: String?, _ json: inout JSONWriter) {
        let path = documents[uri]?.path ?? FileURI.path(uri).map(settledPath)
        let number = path.flatMap(snapshot.number)
        let items = number.flatMap { diagnostics(ofFile: $0, snapshot) } ?? []
        writeReport(items, previous: previous, &json) { _ in }
    }

    func writeWorkspaceDiagnostics(previous: [String: String], _ json: inout JSONWriter) {
        json.object { json in
            json.array("items") { json in
                for index in folders.indices { writeFolder(index, previous, &json) }
            }
        }
    }

    private func writeFolder(_ index: Int, _ previous: [String: String], _ json: inout JSONWriter) {
        guard let snapshot = folders[index].snapshot else { return }
        var told: Set<String> = []
        for (number, path) in snapshot.locations.enumerated() where isTold(path, by: index) {
            guard let items = diagnostics(ofFile: number, snapshot) else { continue }
            let uri = uri(path)
            told.insert(uri)
            writeReport(items, previous: previous[uri], &json) { write(&$0, uri) }
        }
        // What had something to say and has no more.
        for uri in previous.keys.sorted() where !told.contains(uri) {
            guard let path = FileURI.path(uri).map(settledPath), isTold(path, by: index) else { continue }
            writeReport([], previous: previous[uri], &json) { write(&$0, uri) }
        }
    }

    private func write(_ json: inout JSONWriter, _ uri: String) {
        json.field("uri", uri)
        json.key("version")
        if let version = documents[uri]?.version { json.value(version) } else { json.null() }
    }

    private func writeReport(
        _ items: [UInt8], previous: String?, _ json: inout JSONWriter, _ more: (inout JSONWriter) -> Void
    ) {
        let id = ContentHash(items).description
        json.object { json in
            json.field("kind", previous == id ? "unchanged" : "full")
            json.field("resultId", id)
            if previous != id { json.array("items") { $0.elements(items) } }
            more(&json)
        }
    }

    // MARK: One finding

    /// The diagnostics of a file as elements of an array; nil where there are none.
    private func diagnostics(ofFile number: Int, _ snapshot: Snapshot) -> [UInt8]? {
        let found = snapshot.findings(ofFile: number)
        guard !found.isEmpty else { return nil }
        var json = JSONWriter()
        json.array { json in
            for (finding, isBaselined) in found {
                write(finding, isBaselined: isBaselined, snapshot, &json)
            }
        }
        let elements = Array(json.bytes.dropFirst().dropLast())
        return elements.isEmpty ? nil : elements
    }

    /// Writes a diagnostic; nothing where the file is no longer what was analysed.
    func write(
        _ finding: Finding, isBaselined: Bool, _ snapshot: Snapshot, _ json: inout JSONWriter
    ) {
        guard let range = range(finding.place, snapshot) else { return }
        json.object { json in
            json.field("range", range)
            json.field("severity", isBaselined ? 4 : finding.severity.number)
            json.field("code", finding.rule.description)
            if let page = page(of: finding.rule, snapshot) {
                json.object("codeDescription") { $0.field("href", page) }
            }
            json.field("source", "sessionlint")
            json.field("message", message(of: finding))
            if MetaRule(finding.rule) == .suppressionUnused {
                json.array("tags") { $0.value(1) }
            }
            let related = finding.trace + finding.related
            if !related.isEmpty { write(related, snapshot, &json) }
            json.object("data") { $0.field("fingerprint", finding.fingerprint.description) }
        }
    }

    private func message(of finding: Finding) -> String {
        let message = terminalSafe(finding.message) + (finding.confidence == .likely ? " (likely)" : "")
        return finding.help.isEmpty ? message : "\(message)\nhelp: \(terminalSafe(finding.help))"
    }

    private func write(_ places: [Finding.Place], _ snapshot: Snapshot, _ json: inout JSONWriter) {
        json.array("relatedInformation") { json in
            for place in places {
                guard let range = range(place, snapshot) else { continue }
                json.object { json in
                    json.object("location") { json in
                        json.field("uri", uri(snapshot.locations[place.file]))
                        json.field("range", range)
                    }
                    json.field("message", terminalSafe(place.message))
                }
            }
        }
    }

    /// Nil where the file's text is not known.
    private func range(_ place: Finding.Place, _ snapshot: Snapshot) -> Range? {
        guard let files = snapshot.report?.files, files.indices.contains(place.file),
            let text = files[place.file].text
        else { return nil }
        return encoding.range(of: place.range.clamped(to: text.bytes.count), in: text.lines, text.bytes)
    }

    /// Where the page of a rule can be read; nil where nobody has said where the pages lie.
    private func page(of rule: RuleID, _ snapshot: Snapshot) -> String? {
        guard let base = options.rulePages,
            let family = snapshot.report?.rules.first(where: { $0.id == rule })?.family
        else { return nil }
        return "\(base.hasSuffix("/") ? base : base + "/")\(family)/\(rule).md"
    }
}

extension Severity {
    /// As the protocol counts: an error is 1, a hint, which no finding is by itself, 4.
    fileprivate var number: Int {
        switch self {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }
}
