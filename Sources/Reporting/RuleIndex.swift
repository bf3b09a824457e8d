import Findings

/// All rules at a glance, by family and id, and the packs and metrics below them: what `rules` prints. A rule that offers a fix has
/// `fix` behind its severity.
public func renderRuleIndex(
    _ rules: [RuleInfo], packs: [PackInfo] = [], metrics: [MetricInfo] = [], color: Bool, width: Int? = nil
) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    let idWidth = rules.map { $0.id.description.utf8.count }.max() ?? 0
    let families = Dictionary(grouping: rules, by: \.family)
    for family in families.keys.sorted() {
        writer.show(family, .bold)
        writer.newline()
        for rule in families[family, default: []].sorted(by: { $0.id < $1.id }) {
            writer.spaces(2)
            writer.show(rule.id.description)
            writer.spaces(idWidth - rule.id.description.utf8.count + 2)
            writer.put(rule.severity.label, TerminalWriter.Style(rule.severity))
            writer.spaces(9 - rule.severity.name.utf8.count)
            writer.put(rule.fix == nil ? "     " : "fix  ", .help)
            let indent = 2 + idWidth + 2 + 9 + 5
            for (index, line) in wrap(rule.summary, width: width.map { max(30, $0 - indent) }).enumerated() {
                if index > 0 { writer.spaces(indent) }
                writer.show(line)
                writer.newline()
            }
        }
        writer.newline()
    }
    show(packs, width: width, &writer)
    show(metrics, width: width, &writer)
    writer.show(counted(rules.count, "rule"))
    writer.put("; `sessionlint explain RULE` has the page of each")
    writer.newline()
    return writer.bytes
}

/// Each pack with what it is about and where it counts.
private func show(_ packs: [PackInfo], width: Int?, _ writer: inout TerminalWriter) {
    guard !packs.isEmpty else { return }
    writer.put("packs", .bold)
    writer.newline()
    let idWidth = packs.map(\.id.utf8.count).max() ?? 0
    for pack in packs {
        writer.spaces(2)
        writer.show(pack.id)
        writer.spaces(idWidth - pack.id.utf8.count + 2)
        let indent = idWidth + 4
        let when =
            pack.isAlwaysOn ? "always" : "where " + pack.modules.joined(separator: ", ") + " is imported"
        let text = "\(pack.summary) (\(pack.languages.joined(separator: ", ")); \(when))"
        for (index, line) in wrap(text, width: width.map { max(30, $0 - indent) }).enumerated() {
            if index > 0 { writer.spaces(indent) }
            writer.show(line)
            writer.newline()
        }
    }
    writer.newline()
}

/// Each metric with what it counts.
private func show(_ metrics: [MetricInfo], width: Int?, _ writer: inout TerminalWriter) {
    guard !metrics.isEmpty else { return }
    writer.put("metrics", .bold)
    writer.newline()
    let idWidth = metrics.map(\.id.utf8.count).max() ?? 0
    for metric in metrics {
        writer.spaces(2)
        writer.show(metric.id)
        writer.spaces(idWidth - metric.id.utf8.count + 2)
        let indent = idWidth + 4
        let text = "\(metric.summary) (\(metric.languages.joined(separator: ", ")))"
        for (index, line) in wrap(text, width: width.map { max(30, $0 - indent) }).enumerated() {
            if index > 0 { writer.spaces(indent) }
            writer.show(line)
            writer.newline()
        }
    }
    writer.newline()
}
