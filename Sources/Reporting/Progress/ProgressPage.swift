import Findings
import SourceText

/// Progress as one page of HTML that needs nothing else: no request leaves it, and its content security policy lets
/// nothing run but its own script. Without a script every number and the whole list are there; with it the list can be
/// searched and sorted.
/// - Parameter now: when the files were counted, in seconds since 1970-01-01 UTC, for a state that is no commit.
public func progressPage(_ progress: Progress, now: Int64? = nil) -> [UInt8] {
    let page = ProgressPage(progress, now: now)
    return Array(page.html.utf8)
}

/// What the parts of the page share.
struct ProgressPage {
    let progress: Progress
    /// When files that are no commit were counted.
    let now: Int64?
    /// The day of the state that is shown.
    let date: CalendarDate?
    let metrics: [Shown]

    /// A metric with what its history says.
    struct Shown {
        var metric: Progress.Metric
        var samples: [Progress.Sample]
        var trend: ProgressTrend?
    }

    init(_ progress: Progress, now: Int64?) {
        self.progress = progress
        self.now = now
        date = (progress.revision?.time ?? now).flatMap { CalendarDate(secondsSinceEpoch: $0) }
        metrics = progress.metrics.map { metric in
            let samples = progress.samples(of: metric, now: now)
            return Shown(metric: metric, samples: samples, trend: ProgressTrend(samples))
        }
    }

    var html: String {
        let sections = [
            ("gates", "Phase gates", gates), ("metrics", "Metrics", overview),
            ("history", "Over time", charts),
            ("parts", "By folder, role and owner", parts), ("work", "What is left", workList),
        ].filter { !$0.2.isEmpty }
        let style = "\n" + progressStyle + "\n"
        let script = "\n" + progressScript + "\n"
        var text = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy(style: style, script: script))">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="SessionLint \(markup(progress.version))">
            <title>Progress of \(markup(name))</title>
            <style>\(style)</style>
            </head>
            <body>
            \(header)
            <nav aria-label="On this page"><ul>

            """
        for section in sections { text += "<li><a href=\"#\(section.0)\">\(section.1)</a></li>\n" }
        text += "</ul></nav>\n<main>\n"
        for section in sections {
            text += "<section id=\"\(section.0)\" aria-labelledby=\"\(section.0)-title\">\n"
            text += "<h2 id=\"\(section.0)-title\">\(section.1)</h2>\n\(section.2)</section>\n"
        }
        text += "</main>\n<footer><p>Counted by SessionLint \(markup(progress.version)) from the code itself."
        if metrics.contains(where: { $0.trend != nil }) {
            text += " A pace is the median of the slopes between all pairs of weeks. Three of five longer"
            text +=
                " stretches of the history went at a pace within its range, which is wider where weeks are few."
        }
        return text + "</p></footer>\n<script>\(script)</script>\n</body>\n</html>\n"
    }

    /// Nothing is loaded, sent or framed; only these very texts are a style and a script.
    private static func policy(style: String, script: String) -> String {
        let hash = { (text: String) in "'sha256-\(base64(sha256(Array(text.utf8))))'" }
        return "default-src 'none'; style-src \(hash(style)); script-src \(hash(script)); base-uri 'none'; "
            + "form-action 'none'"
    }

    /// The last part of the workspace's path.
    private var name: String {
        progress.workspace.split(separator: "/").last.map(String.init) ?? progress.workspace
    }

    private var header: String {
        var text = "<header>\n<p class=\"kicker\">Migration progress</p>\n<h1>\(markup(name))</h1>\n"
        text += "<p class=\"state\"><span class=\"path\">\(markup(progress.workspace))</span>"
        if let revision = progress.revision {
            text += " <code>\(markup(String(revision.hash.prefix(10))))</code> "
            text += "<span class=\"subject\">\(markup(revision.subject))</span>"
        } else {
            text += " <span>files as they lie in the work tree</span>"
        }
        if let date { text += " <span>\(ProgressWords.time(date))</span>" }
        return text + "</p>\n\(summary)</header>"
    }

    /// The page in three numbers.
    private var summary: String {
        let counted = progress.metrics.filter { $0.count.total > 0 || $0.goal == .none }
        let reached = counted.count { $0.count.left == 0 }
        let left = progress.work.count
        var tiles = [
            ("\(reached)<small> of \(counted.count)</small>", "metrics at their goal"),
            (ProgressWords.number(left), left == 1 ? "thing left to do" : "things left to do"),
        ]
        if !progress.gates.isEmpty {
            let open = progress.gates.count(where: \.isOpen)
            tiles.append(("\(open)<small> of \(progress.gates.count)</small>", "phase gates open"))
        }
        let items = tiles.map { "<li><strong>\($0.0)</strong> <span>\($0.1)</span></li>\n" }.joined()
        return "<ul class=\"tiles\">\n\(items)</ul>\n"
    }
}
