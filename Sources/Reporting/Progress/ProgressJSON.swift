import Findings

/// Progress as one JSON object, keys in a fixed order. It is an interface: keys may be added, none changes its meaning
/// or goes away.
///
/// `share` is from 0 to 1 and null where there is nothing to count; a metric whose goal is `none` has nothing that is
/// `done`. Files are relative to the workspace, lines and columns 1-based, columns count code points. `trend` is null where
/// the history says nothing of a pace, `outlook` for a gate that is open and where there is no history.
/// - Parameter now: when files that are no commit were counted, in seconds since 1970-01-01 UTC.
public func progressJSON(_ progress: Progress, now: Int64? = nil) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
        json.field("version", progress.version)
        json.field("tool", "sessionlint")
        json.field("workspace", progress.workspace)
        json.key("revision")
        if let revision = progress.revision { write(revision, to: &json) } else { json.null() }
        json.array("metrics") { json in
            for metric in progress.metrics { write(metric, progress.trend(of: metric, now: now), to: &json) }
        }
        json.array("gates") { json in
            for gate in progress.gates { write(gate, progress.outlook(for: gate, now: now), to: &json) }
        }
        json.array("history") { json in
            for point in progress.history {
                json.object { json in
                    json.key("revision")
                    write(point.revision, to: &json)
                    json.object("counts") { json in
                        for (id, count) in point.counts.sorted(by: { $0.key < $1.key }) {
                            json.object(id, inline: true) { write(count, to: &$0) }
                        }
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

func write(_ revision: Progress.Revision, to json: inout JSONWriter) {
    json.object(inline: true) { json in
        json.field("hash", revision.hash)
        json.field("time", Int(revision.time))
        json.field("subject", revision.subject)
        if let tag = revision.tag { json.field("tag", tag) }
    }
}

func write(_ count: Progress.Count, to json: inout JSONWriter) {
    json.field("total", count.total)
    json.field("done", count.done)
    json.field("left", count.left)
    json.key("share")
    if let share = count.share { json.value((share * 10_000).rounded(.down) / 10_000) } else { json.null() }
}

private func write(_ metric: Progress.Metric, _ trend: ProgressTrend?, to json: inout JSONWriter) {
    json.object { json in
        json.field("id", metric.id)
        json.field("title", metric.title)
        json.field("summary", metric.summary)
        json.field("goal", metric.goal.rawValue)
        write(metric.count, to: &json)
        json.key("trend")
        if let trend { write(trend, to: &json) } else { json.null() }
        json.array("items") { json in for item in metric.left { write(item, to: &json) } }
        for (key, groups) in [
            ("folders", metric.folders), ("roles", metric.roles), ("owners", metric.owners),
        ] {
            json.array(key) { json in
                for group in groups {
                    json.object(inline: true) { json in
                        json.field("name", group.name)
                        write(group.count, to: &json)
                    }
                }
            }
        }
    }
}

private func write(_ trend: ProgressTrend, to json: inout JSONWriter) {
    json.object(inline: true) { json in
        json.field("pace", trend.pace)
        json.field("slowest", trend.slowest)
        json.field("fastest", trend.fastest)
        json.field("projected", trend.projected?.description)
        json.field("earliest", trend.earliest?.description)
        json.field("latest", trend.latest?.description)
        for (key, fewer) in [
            ("lastFourWeeks", trend.lastFourWeeks), ("fourWeeksBefore", trend.fourWeeksBefore),
        ] {
            json.key(key)
            if let fewer { json.value(fewer) } else { json.null() }
        }
    }
}

private func write(_ item: Progress.Item, to json: inout JSONWriter) {
    json.object { writeFields(of: item, to: &$0) }
}

func writeFields(of item: Progress.Item, to json: inout JSONWriter) {
    json.field("file", item.file)
    json.field("line", item.line)
    json.field("column", item.column)
    json.field("function", item.function)
    json.field("role", item.role)
    json.array("owners", inline: true) { json in for owner in item.owners { json.value(owner) } }
    json.field("todo", item.todo)
    json.array("rules", inline: true) { json in for rule in item.rules { json.value(rule) } }
    json.field("findings", item.findings)
    json.field("callers", item.callers)
}

private func write(_ outlook: ProgressOutlook, due: CalendarDate?, to json: inout JSONWriter) {
    json.object(inline: true) { json in
        switch outlook {
        case .noTrend(let metric):
            json.field("kind", "no-trend")
            json.field("metric", metric)
        case .notApproached(let metric):
            json.field("kind", "not-approached")
            json.field("metric", metric)
        case .projected(let metric, let reach):
            json.field("kind", "projected")
            json.field("metric", metric)
            json.field("projected", reach.projected?.description)
            json.field("earliest", reach.earliest?.description)
            json.field("latest", reach.latest?.description)
            json.key("weeksLate")
            if let due, let projected = reach.projected {
                json.value(ProgressOutlook.weeksLate(projected, due: due))
            } else {
                json.null()
            }
        }
    }
}

private func write(_ gate: Progress.Gate, _ outlook: ProgressOutlook?, to json: inout JSONWriter) {
    json.object { json in
        json.field("name", gate.name)
        json.field("due", gate.due?.description)
        json.field("open", gate.isOpen)
        json.key("outlook")
        if let outlook { write(outlook, due: gate.due, to: &json) } else { json.null() }
        json.array("conditions") { json in
            for condition in gate.conditions {
                json.object(inline: true) { json in
                    json.field("metric", condition.metric)
                    json.field("target", condition.target)
                    json.key("actual")
                    if let actual = condition.actual { json.value(actual) } else { json.null() }
                    json.field("holds", condition.holds)
                }
            }
        }
    }
}
