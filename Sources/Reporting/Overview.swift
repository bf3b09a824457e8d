import Findings

/// What was seen, in sections of rows: what `init` prints.
public struct Overview: Sendable {
    public struct Section: Sendable {
        public var title: String
        public var rows: [Row]
        /// What stands below the rows.
        public var note: String?

        public init(_ title: String, _ rows: [Row], note: String? = nil) {
            self.title = title
            self.rows = rows
            self.note = note
        }
    }

    public struct Row: Sendable {
        /// A number or a word, such as `12` or `error`; stands to the right of its column.
        public var count: String
        public var name: String
        public var detail: String
        public var severity: Severity?

        public init(_ count: Int, _ name: String, _ detail: String = "", severity: Severity? = nil) {
            self.init(String(count), name, detail, severity: severity)
        }

        /// - Parameter word: what stands in the column of the numbers.
        public init(_ word: String, _ name: String, _ detail: String = "", severity: Severity? = nil) {
            count = word
            self.name = name
            self.detail = detail
            self.severity = severity
        }
    }

    public var sections: [Section]

    public init(_ sections: [Section]) {
        self.sections = sections
    }
}

/// An overview as text; empty sections are left out.
/// - Parameter width: of the terminal, in columns; nil for no limit.
public func render(_ overview: Overview, color: Bool, width: Int? = nil) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    for section in overview.sections where !section.rows.isEmpty || section.note != nil {
        writer.show(section.title, .bold)
        writer.newline()
        let counts = section.rows.map { $0.count.utf8.count }.max() ?? 0
        let names = section.rows.map { displayWidth(terminalSafe($0.name)) }.max() ?? 0
        for row in section.rows {
            writer.spaces(2 + counts - row.count.utf8.count)
            writer.show(row.count, row.severity.map { TerminalWriter.Style($0) } ?? .plain)
            writer.spaces(2)
            writer.show(row.name)
            guard !row.detail.isEmpty else {
                writer.newline()
                continue
            }
            let column = min(names, 48)
            writer.spaces(max(2, column + 2 - displayWidth(terminalSafe(row.name))))
            let indent = 2 + counts + 2 + column + 2
            for (index, line) in wrap(row.detail, width: width.map { max(30, $0 - indent) }).enumerated() {
                if index > 0 { writer.spaces(indent) }
                writer.show(line, .faint)
                writer.newline()
            }
        }
        if let note = section.note {
            for line in wrap(note, width: width.map { max(30, $0 - 2) }) {
                writer.spaces(2)
                writer.show(line, .faint)
                writer.newline()
            }
        }
        writer.newline()
    }
    return writer.bytes
}

private func displayWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
}
