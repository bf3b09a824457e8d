import Findings

/// Progress as OpenMetrics 1.0, for a collector that reads text files.
///
/// Every family is a gauge: counts of code rise and fall, which a counter may not, and a reader of Prometheus' older
/// format knows gauges too. For the same reason no name ends in `_total` or another of the suffixes that OpenMetrics
/// keeps for itself. No sample has a time: collectors of text files refuse these. Folders are left out, since each
/// would be a series of its own for ever.
/// - Parameter now: when the files were counted, in seconds since 1970-01-01 UTC, for a state that is no commit.
public func progressOpenMetrics(_ progress: Progress, now: Int64? = nil) -> [UInt8] {
    var text = OpenMetricsText()
    let metrics = progress.metrics
    text.family("sessionlint_progress_state", "The state that was counted; always 1.") { add in
        add(
            [
                ("version", progress.version), ("workspace", progress.workspace),
                ("revision", progress.revision?.hash ?? ""),
            ], "1")
    }
    text.family(
        "sessionlint_progress_state_timestamp_seconds", "When that state was committed, or else counted.",
        unit: "seconds"
    ) { add in
        if let time = progress.revision?.time ?? now { add([], String(time)) }
    }
    text.family("sessionlint_progress_counted", "How many things there are.") { add in
        for metric in metrics { add([("metric", metric.id)], String(metric.count.total)) }
    }
    text.family("sessionlint_progress_done", "How many of them are done.") { add in
        for metric in metrics { add([("metric", metric.id)], String(metric.count.done)) }
    }
    text.family("sessionlint_progress_left", "How many of them are left.") { add in
        for metric in metrics { add([("metric", metric.id)], String(metric.count.left)) }
    }
    text.family(
        "sessionlint_progress_done_ratio", "The share that is done, of metrics whose goal is all.",
        unit: "ratio"
    ) { add in
        for metric in metrics where metric.goal == .all {
            if let share = metric.count.share { add([("metric", metric.id)], "\(share)") }
        }
    }
    text.family("sessionlint_progress_findings", "How many findings stand in the way.") { add in
        for metric in metrics {
            add([("metric", metric.id)], String(metric.left.reduce(0) { $0 + $1.findings }))
        }
    }
    text.family("sessionlint_progress_owner_left", "How many things are left, by owner.") { add in
        for metric in metrics {
            for group in metric.owners {
                add([("metric", metric.id), ("owner", group.name)], String(group.count.left))
            }
        }
    }
    text.family("sessionlint_progress_role_left", "How many things are left, by role.") { add in
        for metric in metrics {
            for group in metric.roles {
                add([("metric", metric.id), ("role", group.name)], String(group.count.left))
            }
        }
    }
    text.addTrends(progress, now: now)
    text.addGates(progress.gates)
    return Array((text.text + "# EOF\n").utf8)
}

extension OpenMetricsText {
    fileprivate mutating func addTrends(_ progress: Progress, now: Int64?) {
        let trends = progress.metrics.compactMap { metric in
            progress.trend(of: metric, now: now).map { (metric.id, $0) }
        }
        family("sessionlint_progress_weekly_pace", "How many fewer are left each week.") { add in
            for (id, trend) in trends { add([("metric", id)], "\(trend.pace)") }
        }
        family(
            "sessionlint_progress_projected_end_timestamp_seconds",
            "When nothing would be left at that pace.", unit: "seconds"
        ) { add in
            for (id, trend) in trends {
                if let day = trend.projected { add([("metric", id)], String(day.secondsSinceEpoch)) }
            }
        }
    }

    fileprivate mutating func addGates(_ gates: [Progress.Gate]) {
        family("sessionlint_progress_gate_open", "Whether the phase may begin: 1 for yes.") { add in
            for gate in gates { add([("gate", gate.name)], gate.isOpen ? "1" : "0") }
        }
        family(
            "sessionlint_progress_gate_due_timestamp_seconds", "The day by which it is meant to.",
            unit: "seconds"
        ) { add in
            for gate in gates {
                if let due = gate.due { add([("gate", gate.name)], String(due.secondsSinceEpoch)) }
            }
        }
    }
}

/// Families of gauges, one behind the other. A family without samples is left out.
private struct OpenMetricsText {
    var text = ""

    /// - Parameters:
    ///   - name: ends in the unit where there is one.
    ///   - fill: calls what it is given with the labels and the value of each sample; of two with the same labels,
    ///     which a reader would refuse with everything else, the first counts.
    mutating func family(
        _ name: String, _ help: String, unit: String? = nil,
        fill: ((_ labels: [(name: String, value: String)], _ value: String) -> Void) -> Void
    ) {
        var samples = ""
        var seen: Set<String> = []
        fill { labels, value in
            let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            guard seen.insert(list).inserted else { return }
            samples += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
        }
        guard !samples.isEmpty else { return }
        text += "# TYPE \(name) gauge\n"
        if let unit { text += "# UNIT \(name) \(unit)\n" }
        text += "# HELP \(name) \(help)\n\(samples)"
    }

    /// By the rules of OpenMetrics, which know three escapes and take every other character as it is: two names that
    /// differ must stay two series.
    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
