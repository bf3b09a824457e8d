import Findings
import SourceText

extension SARIFLog {
    /// One result.
    func write(_ finding: Finding, isNew: Bool, to json: inout JSONWriter) {
        let related = Array(finding.related.prefix(Self.mostRelated))
        json.field("ruleId", finding.rule.description)
        json.field("ruleIndex", ruleIndices[finding.rule] ?? 0)
        json.field("level", finding.severity.name)
        if options.includesBaselined || report.comparison != nil {
            json.field("baselineState", isNew ? "new" : "unchanged")
        }
        json.object("message", inline: true) { $0.field("text", message(of: finding, related: related)) }
        json.array("locations") { json in
            json.object(inline: true) { json in
                writePhysicalLocation(of: finding.place, withLine: true, to: &json)
                if let function = finding.function {
                    json.array("logicalLocations") { json in
                        json.object { $0.field("fullyQualifiedName", function) }
                    }
                }
            }
        }
        if !related.isEmpty {
            json.array("relatedLocations") { json in
                for (index, place) in related.enumerated() {
                    json.object(inline: true) { json in
                        json.field("id", index + 1)
                        writePhysicalLocation(of: place, to: &json)
                        json.object("message") { $0.field("text", plainText(label(of: place))) }
                    }
                }
            }
        }
        if !finding.trace.isEmpty { writeCodeFlow(finding.trace, to: &json) }
        json.object("partialFingerprints", inline: true) { json in
            if let text = locator.text(finding.place.file),
                let hash = hashes[finding.place.file]?[text.lines.line(at: finding.place.range.start)]
            {
                json.field("primaryLocationLineHash", hash)
            }
            json.field("sessionlint/v1", finding.fingerprint.description)
        }
        if let fix = finding.fix { write(fix, to: &json) }
        json.object("properties", inline: true) { json in
            json.field("confidence", finding.confidence.rawValue)
            if let role = finding.role { json.field("role", role) }
            json.field("cause", finding.cause)
            if let reason = finding.cameBy { json.field("cameBy", reason) }
        }
    }

    /// What is wrong, what to do, and links to the places that belong to it.
    private func message(of finding: Finding, related: [Finding.Place]) -> String {
        var message = plainText(ended(finding.message))
        if locator.text(finding.place.file) == nil { message += " (\(staleNote))" }
        if !finding.help.isEmpty { message += " " + plainText(ended(finding.help)) }
        let links = related.enumerated().map { index, place in "[\(linkText(label(of: place)))](\(index + 1))"
        }
        return links.isEmpty ? message : "\(message) See: \(links.joined(separator: ", "))."
    }

    private func label(of place: Finding.Place) -> String {
        place.message.isEmpty ? "here" : place.message
    }

    private func ended(_ text: String) -> String {
        let isEnded = text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?")
        return isEnded ? text : text + "."
    }

    private func writeCodeFlow(_ trace: [Finding.Place], to json: inout JSONWriter) {
        let shown =
            trace.count > Self.mostSteps ? trace.prefix(Self.mostSteps - 1) + trace.suffix(1) : trace[...]
        json.array("codeFlows") { json in
            json.object { json in
                json.array("threadFlows") { json in
                    json.object { json in
                        json.array("locations") { json in
                            for place in shown {
                                json.object(inline: true) { json in
                                    json.object("location") { json in
                                        writePhysicalLocation(of: place, to: &json)
                                        guard !place.message.isEmpty else { return }
                                        json.object("message") {
                                            $0.field("text", plainText(place.message))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Left out where a file's text is not there.
    private func write(_ fix: Finding.Fix, to json: inout JSONWriter) {
        guard !fix.edits.isEmpty, fix.edits.allSatisfy({ locator.text($0.file) != nil }) else { return }
        var files: [Int] = []
        for edit in fix.edits where !files.contains(edit.file) { files.append(edit.file) }
        json.array("fixes") { json in
            json.object { json in
                json.object("description", inline: true) { json in
                    let caution = fix.safety == .unsafe ? " (unsafe: it may change what the code does)" : ""
                    json.field("text", plainText(fix.title) + caution)
                }
                json.array("artifactChanges") { json in
                    for file in files {
                        json.object { json in
                            writeArtifactLocation(of: file, to: &json)
                            json.array("replacements") { json in
                                for edit in fix.edits where edit.file == file { write(edit, to: &json) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func write(_ edit: Finding.Fix.Edit, to json: inout JSONWriter) {
        let span = locator.span(edit.range, inFile: edit.file)
        json.object(inline: true) { json in
            json.object("deletedRegion") { json in
                json.field("startLine", span.start.line)
                json.field("startColumn", span.start.column)
                json.field("endLine", span.end.line)
                json.field("endColumn", span.end.column)
            }
            json.object("insertedContent") { $0.field("text", edit.text) }
        }
    }
}

extension SARIFLog {
    /// A file and one line of it, with the text there; `withLine` adds the whole line for viewers without the file.
    func writePhysicalLocation(of place: Finding.Place, withLine: Bool = false, to json: inout JSONWriter) {
        let span = locator.span(place)
        json.object("physicalLocation") { json in
            writeArtifactLocation(of: place.file, to: &json)
            json.object("region") { json in
                json.field("startLine", span.start.line)
                json.field("startColumn", span.start.column)
                json.field("endLine", span.start.line)
                json.field("endColumn", span.firstLineEndColumn)
                guard let text = locator.text(place.file) else { return }
                writeSnippet(firstLine(of: place.range, in: text), of: text, to: &json)
            }
            guard withLine, let text = locator.text(place.file) else { return }
            let line = text.lines.range(ofLine: span.start.line, in: text.bytes)
            json.object("contextRegion") { json in
                json.field("startLine", span.start.line)
                writeSnippet(line, of: text, to: &json)
            }
        }
    }

    /// A snippet must be the whole text of its region, so one that would be huge is left out.
    private func writeSnippet(_ range: ByteRange, of text: Report.Text, to json: inout JSONWriter) {
        guard !range.isEmpty, range.count <= 2_000 else { return }
        json.object("snippet") { json in
            json.key("text")
            json.value(bytes: text.bytes[range.clamped(to: text.bytes.count).indices])
        }
    }

    private func writeArtifactLocation(of file: Int, to json: inout JSONWriter) {
        let location = SARIFPaths(options).uri(ofWorkspacePath: locator.file(file)?.workspacePath ?? "?")
        json.object("artifactLocation", inline: true) { json in
            json.field("uri", location.uri)
            if !location.isAbsolute { json.field("uriBaseId", SARIFPaths.baseID) }
        }
    }
}

/// Text that no consumer takes for a link: brackets are escaped where they would make one, and only there, since
/// not every consumer takes the escapes out again.
private func plainText(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let hasLink = zip(bytes, bytes.dropFirst()).contains {
        $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: "(")
    }
    return hasLink ? linkText(text) : text
}

/// Text between the brackets of a link.
private func linkText(_ text: String) -> String {
    var escaped: [UInt8] = []
    for byte in text.utf8 {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") {
            escaped.append(UInt8(ascii: "\\"))
        }
        escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
}
