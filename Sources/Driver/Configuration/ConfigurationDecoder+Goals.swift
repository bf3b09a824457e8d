import Findings
import TOML

/// Decodes `[[goals]]`: what has to hold before a phase of the migration may begin.
extension ConfigurationDecoder {
    mutating func goals(_ entry: TOMLTable.Entry) -> [Configuration.Goal] {
        guard let elements = entry.value.array else {
            wrongType(entry, "an array of tables", example: "[[goals]]")
            return []
        }
        var goals: [Configuration.Goal] = []
        for element in elements {
            guard let table = element.table else {
                report("`goals` holds tables, and this is \(article(element.typeName))", element.range)
                continue
            }
            guard let goal = goal(table) else { continue }
            if goals.contains(where: { $0.name == goal.name }) {
                report(
                    "there are two goals called `\(goal.name)`", table.range, help: "give one another name")
                continue
            }
            goals.append(goal)
        }
        return goals
    }

    private mutating func goal(_ table: TOMLTable) -> Configuration.Goal? {
        var name: String?
        var goal = Configuration.Goal(name: "", origin: file.origin(table.range))
        for entry in table.entries {
            switch entry.key {
            case "name":
                name = entry.value.string
                if name == nil { wrongType(entry, "a string", example: "name = \"phase 2\"") }
            case "due": goal.due = date(entry)?.value
            case "conditions": goal.conditions = conditions(entry)
            default: unknown(entry, among: ["name", "due", "conditions"], in: "`[[goals]]`")
            }
        }
        guard let name, !name.isEmpty else {
            if table.entry("name") == nil || name != nil {
                report("this goal has no name", table.range, help: "add `name = \"phase 2\"`")
            }
            return nil
        }
        if table.entry("conditions") == nil {
            report(
                "the goal `\(name)` has no conditions", table.range,
                help: "add `conditions = { session-ownership = 0.9 }`")
        }
        goal.name = name
        return goal
    }

    private mutating func conditions(_ entry: TOMLTable.Entry) -> [Configuration.Goal.Condition] {
        guard let table = entry.value.table else {
            wrongType(entry, "a table", example: "conditions = { session-ownership = 0.9 }")
            return []
        }
        return table.entries.compactMap { condition($0) }
    }

    private mutating func condition(_ entry: TOMLTable.Entry) -> Configuration.Goal.Condition? {
        guard let metric = catalogue.metrics.first(where: { $0.id == entry.key }) else {
            let ids = catalogue.metrics.map(\.id)
            report(
                "`\(entry.key)` is not a metric", entry.keyRange,
                help: closest(to: entry.key, among: ids).map { "did you mean `\($0)`?" }
                    ?? "the metrics are \(ids.map { "`\($0)`" }.joined(separator: ", "))")
            return nil
        }
        let number = entry.value.integer.map(Double.init) ?? entry.value.float
        switch metric.goal {
        case .all:
            guard let number, number >= 0, number <= 1 else {
                wrongType(entry, "the least share, from 0 to 1", example: "\(entry.key) = 0.9")
                return nil
            }
            return Configuration.Goal.Condition(metric: metric.id, target: number)
        case .none:
            guard let count = entry.value.integer, count >= 0 else {
                wrongType(entry, "the most that may be left", example: "\(entry.key) = 0")
                return nil
            }
            return Configuration.Goal.Condition(metric: metric.id, target: Double(count))
        }
    }
}
