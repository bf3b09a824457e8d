import Findings
import SourceText

/// One finding in format `text`.
struct FindingText {
    let finding: Finding
    let locator: Locator
    let options: RenderOptions
    let style: TerminalWriter.Style
    /// Columns of the widest line number and the blank before it, the same for all excerpts of the finding.
    let gutter: Int
    private let near: [Finding.Place]
    private let far: [Finding.Place]

    private static let context = 1
    /// How many lines further a related place may be and still stand in the same excerpt.
    private static let nearLines = 12
    /// How many related places are shown with their code.
    private static let mostPlaces = 8

    init(finding: Finding, locator: Locator, options: RenderOptions) {
        self.finding = finding
        self.locator = locator
        self.options = options
        style = TerminalWriter.Style(finding.severity)
        let shown = finding.related.prefix(Self.mostPlaces)
        let near = Self.placesNear(finding.place, of: Array(shown), locator)
        self.near = shown.filter(near.contains)
        far = shown.filter { !near.contains($0) }
        var lastLine = 1
        for place in [finding.place] + shown {
            guard let text = locator.text(place.file) else { continue }
            lastLine = max(lastLine, Excerpt.lastLine(of: [place.range], in: text, context: Self.context))
        }
        for edit in finding.fix?.edits ?? [] {
            guard let text = locator.text(edit.file) else { continue }
            lastLine = max(lastLine, Excerpt.lastLine(of: [edit.range], in: text, context: 0))
        }
        gutter = String(lastLine).utf8.count + 1
    }

    /// The places of the same file that are few lines from the main place or from another such one.
    private static func placesNear(
        _ main: Finding.Place, of places: [Finding.Place], _ locator: Locator
    ) -> Set<Finding.Place> {
        guard let text = locator.text(main.file) else { return [] }
        let line = { (place: Finding.Place) in text.lines.line(at: place.range.start) }
        let sorted = places.filter { $0.file == main.file }.sorted { $0.range < $1.range }
        var near: Set<Finding.Place> = []
        var reach = line(main)
        for place in sorted where line(place) >= line(main) && line(place) - reach <= nearLines {
            near.insert(place)
            reach = line(place)
        }
        reach = line(main)
        for place in sorted.reversed() where line(place) < line(main) && reach - line(place) <= nearLines {
            near.insert(place)
            reach = line(place)
        }
        return near
    }

    func write(to writer: inout TerminalWriter) {
        writeHeadline(to: &writer)
        writeExcerpt(to: &writer)
        for place in far { write(place, to: &writer) }
        if finding.related.count > Self.mostPlaces {
            writeNote("more", to: &writer)
            writer.put(finding.related.count - Self.mostPlaces)
            writer.put(" more places of the same cause; `--format json` has them all")
            writer.newline()
        }
        writeTrace(to: &writer)
        if let function = finding.function {
            writeNote("in", to: &writer)
            writer.show(function)
            if let role = finding.role {
                writer.put(" (")
                writer.show(role)
                writer.put(")")
            }
            writer.newline()
        }
        if let reason = finding.cameBy {
            writeNote("new", to: &writer)
            writer.show(reason)
            writer.newline()
        }
        if !finding.help.isEmpty {
            writeNote("help", to: &writer)
            write(wrapped: finding.help, indentedBy: gutter + 9, to: &writer)
        }
        if let fix = finding.fix { writeFix(fix, to: &writer) }
    }

    func writeHeadline(to writer: inout TerminalWriter) {
        let span = locator.span(finding.place)
        writer.show(locator.path(finding.place.file), .bold)
        writer.putPosition(span.start.line, span.start.column)
        writer.put(": ")
        writer.put(finding.severity.label, style)
        writer.put("[", style)
        writer.show(finding.rule.description, style)
        writer.put("]", style)
        if finding.confidence == .likely { writer.put(" (likely)") }
        writer.put(" ")
        writer.show(finding.message, .bold)
        writer.newline()
    }

    private func writeExcerpt(to writer: inout TerminalWriter) {
        guard let text = locator.text(finding.place.file) else {
            writeNote("note", to: &writer)
            writer.put(staleNote)
            writer.newline()
            return
        }
        let main = Excerpt.Mark(range: finding.place.range, label: finding.place.message, isMain: true)
        let marks = near.map { Excerpt.Mark(range: $0.range, label: $0.message, isMain: false) }
        Excerpt(
            text: text, marks: [main] + marks, gutter: gutter, width: codeWidth, mainStyle: style,
            context: Self.context
        ).write(to: &writer)
    }

    /// A related place that stands elsewhere.
    private func write(_ place: Finding.Place, to writer: inout TerminalWriter) {
        writer.spaces(gutter)
        writer.put("--> ", .gutter)
        writePosition(of: place, to: &writer)
        guard let text = locator.text(place.file) else {
            writer.put(": ")
            writer.show(place.message)
            writer.newline()
            return
        }
        writer.newline()
        let mark = Excerpt.Mark(range: place.range, label: place.message, isMain: false)
        Excerpt(text: text, marks: [mark], gutter: gutter, width: codeWidth, mainStyle: style).write(
            to: &writer)
    }

    func writePosition(of place: Finding.Place, to writer: inout TerminalWriter) {
        let span = locator.span(place)
        writer.show(locator.path(place.file))
        guard span.isKnown else { return }
        writer.putPosition(span.start.line, span.start.column)
    }

    private func writeFix(_ fix: Finding.Fix, to writer: inout TerminalWriter) {
        let diff = FixDiff(fix, locator: locator)
        writeNote("fix", to: &writer)
        writer.show(fix.title)
        switch fix.safety {
        case .safe: break
        case .unsafe: writer.put(" (unsafe: it may change what the code does)")
        }
        if diff == nil { writer.put(" (not shown: a file has changed since it was analysed)") }
        writer.newline()
        diff?.write(to: &writer, gutter: gutter, width: codeWidth, mainFile: finding.place.file)
    }

    /// The beginning of a line below the excerpt: `= help: `.
    func writeNote(_ name: StaticString, to writer: inout TerminalWriter) {
        writer.gutter(width: gutter, bar: "=")
        writer.spaces(1)
        writer.put(name, .bold)
        writer.put(": ")
    }

    private func write(wrapped text: String, indentedBy indent: Int, to writer: inout TerminalWriter) {
        let width = options.width.map { max(40, $0 - indent) }
        for (index, line) in wrap(text, width: width).enumerated() {
            if index > 0 { writer.spaces(indent) }
            writer.show(line)
            writer.newline()
        }
    }

    /// Most columns of code beside the gutter.
    var codeWidth: Int {
        max(40, (options.width ?? 160) - gutter - 3)
    }
}
