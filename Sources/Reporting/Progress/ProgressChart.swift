import Findings

/// The drawing of one burn-down: what was left as a line over its area, all there was as a thin line, and where the
/// pace leads, between its bounds.
struct ProgressChart {
    private let samples: [Progress.Sample]
    private let trend: ProgressTrend?
    private let showsTotal: Bool
    private let scale: ChartScale

    /// - Parameter samples: at least one, the oldest first.
    init(_ samples: [Progress.Sample], _ trend: ProgressTrend?, showsTotal: Bool) {
        self.samples = samples
        self.trend = trend
        self.showsTotal = showsTotal
        let first = Double(samples.first?.time ?? 0)
        var last = Double(samples.last?.time ?? 0)
        // What is to come may take as much room as half of what was.
        if let trend, let projected = trend.projected {
            let end = Double((trend.latest ?? projected).secondsSinceEpoch)
            last = max(last, min(end, last + (last - first) / 2))
        }
        let most = samples.map { showsTotal ? max($0.count.total, $0.count.left) : $0.count.left }.max() ?? 0
        scale = ChartScale(
            left: 44, right: 408, top: 12, bottom: 188, first: first, last: last, most: most)
    }

    var svg: String {
        var text = "<g aria-hidden=\"true\">\n"
        for value in scale.values {
            let y = SVGNumber.text(scale.y(Double(value)))
            text += "<line class=\"grid\" x1=\"44\" x2=\"408\" y1=\"\(y)\" y2=\"\(y)\"/>"
            text += "<text class=\"tick\" x=\"38\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">"
            text += "\(ProgressWords.number(value))</text>\n"
        }
        for (time, name) in scale.dates {
            let x = scale.x(time)
            text +=
                "<line class=\"grid\" x1=\"\(SVGNumber.text(x))\" x2=\"\(SVGNumber.text(x))\" y1=\"188\" y2=\"193\"/>"
            let anchor = x > 380 ? "end" : x < 64 ? "start" : "middle"
            let place = SVGNumber.text(min(x, 412))
            text += "<text class=\"tick\" x=\"\(place)\" y=\"208\" text-anchor=\"\(anchor)\">\(name)</text>\n"
        }
        let line = samples.map { point(Double($0.time), Double($0.count.left)) }
        if let first = samples.first, let last = samples.last {
            let corners = [point(Double(last.time), 0), point(Double(first.time), 0)]
            text += "<polygon class=\"area\" points=\"\((line + corners).joined(separator: " "))\"/>\n"
        }
        if showsTotal {
            let total = samples.map { point(Double($0.time), Double($0.count.total)) }
            text += "<polyline class=\"total\" points=\"\(total.joined(separator: " "))\"/>\n"
        }
        text += future
        text += "<polyline class=\"left\" points=\"\(line.joined(separator: " "))\"/>\n"
        if let last = samples.last {
            let x = SVGNumber.text(scale.x(Double(last.time)))
            let y = SVGNumber.text(scale.y(Double(last.count.left)))
            text += "<circle class=\"now\" cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>\n"
        }
        return text + "</g>\n"
    }

    /// The pace and its bounds as far as the drawing goes.
    private var future: String {
        guard let trend, let last = samples.last, trend.projected != nil else { return "" }
        let way = { (pace: Double) in self.way(from: last, pace) }
        let area = way(trend.fastest) + way(trend.slowest).reversed().dropLast()
        return "<polygon class=\"range\" points=\"\(area.joined(separator: " "))\"/>\n"
            + "<polyline class=\"pace\" points=\"\(way(trend.pace).joined(separator: " "))\"/>\n"
    }

    /// A line that falls until nothing is left, or rises to what the drawing shows, and goes on level from there.
    private func way(from sample: Progress.Sample, _ pace: Double) -> [String] {
        let (start, left) = (Double(sample.time), Double(sample.count.left))
        let perSecond = pace / (7 * 86_400)
        let bound = pace > 0 ? 0 : Double(scale.values.last ?? 0)
        var way = [point(start, left)]
        let end = scale.times.last
        let meeting = perSecond == 0 ? .infinity : start + (left - bound) / perSecond
        if meeting < end { way.append(point(meeting, bound)) }
        way.append(point(end, meeting < end ? bound : left - perSecond * (end - start)))
        return way
    }

    private func point(_ time: Double, _ value: Double) -> String {
        "\(SVGNumber.text(scale.x(time))),\(SVGNumber.text(scale.y(value)))"
    }
}
