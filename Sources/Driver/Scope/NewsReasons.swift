import Findings
import Reporting
import SourceText

/// Says by what a new finding came where the line it stands on was not changed: by a line on its path, by another one
/// of its places, by its file, or by something it does not show.
struct NewsReasons {
    private let states: WorkspaceStates
    private let part: ReportBuilder.Part
    private let lines: [Int: Set<Int>]

    init(_ states: WorkspaceStates, _ part: ReportBuilder.Part, languages: [Language]) {
        self.states = states
        self.part = part
        let before = Dictionary(
            states.base.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let origins = Dictionary(
            states.renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        var lines: [Int: Set<Int>] = [:]
        var reader = SourceReader([])
        for (index, file) in part.files.enumerated() where states.changed.contains(file.workspacePath) {
            guard let text = file.text else { continue }
            let path = origins[file.workspacePath] ?? file.workspacePath
            guard let input = before[path], reader.reads(input, as: languages[input.language]) else {
                lines[index] = Set(1...max(1, text.lines.line(at: UInt32(clamping: text.bytes.count))))
                continue
            }
            lines[index] = changedLines(from: reader.bytes, to: text.bytes)
        }
        self.lines = lines
    }

    /// A phrase in lower case without a full stop; nil where the finding itself stands on a changed line.
    func reason(of finding: Finding) -> String? {
        if changedLine(at: finding.place) != nil { return nil }
        if let place = firstChanged(finding.trace) { return "\(place), on the way there, was changed" }
        if let place = firstChanged(finding.related) { return "\(place), which belongs to it, was changed" }
        let files = [finding.place] + finding.trace + finding.related
        if let place = files.first(where: { lines[$0.file] != nil }) {
            return "other lines of \(part.files[place.file].path) were changed"
        }
        let shown = states.changed.sorted { isBefore(Array($0.utf8), Array($1.utf8)) }
        let named = shown.prefix(3).joined(separator: ", ")
        let more = shown.count > 3 ? " and \(counted(shown.count - 3, "file")) more" : ""
        return "nothing that it shows was changed; what was are \(named)\(more)"
    }

    private func firstChanged(_ places: [Finding.Place]) -> String? {
        for place in places {
            if let line = changedLine(at: place) { return "\(part.files[place.file].path):\(line)" }
        }
        return nil
    }

    private func changedLine(at place: Finding.Place) -> Int? {
        guard let changed = lines[place.file], let text = part.files[place.file].text else { return nil }
        let first = text.lines.line(at: place.range.start)
        let last = max(first, text.lines.line(at: max(place.range.start, place.range.end)))
        return (first...last).first { changed.contains($0) }
    }
}

/// The lines of a text that are not those of an older one, 1-based.
func changedLines(from old: [UInt8], to new: [UInt8]) -> Set<Int> {
    func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            $0.last == 0x0D ? $0.dropLast() : $0
        }
    }
    let before = lines(old)
    let now = lines(new)
    var start = 0
    while start < min(before.count, now.count), before[start] == now[start] { start += 1 }
    var end = 0
    while end < min(before.count, now.count) - start,
        before[before.count - 1 - end] == now[now.count - 1 - end]
    {
        end += 1
    }
    let oldPart = before[start..<before.count - end]
    let newPart = now[start..<now.count - end]
    // Beyond this the search for the shortest way would cost more than its answer is worth.
    guard oldPart.count + newPart.count < 4000 else { return Set(newPart.indices.map { $0 + 1 }) }
    var changed: Set<Int> = []
    for change in Array(newPart).difference(from: Array(oldPart)) {
        if case .insert(let offset, _, _) = change { changed.insert(start + offset + 1) }
    }
    return changed
}
