import Findings

/// Where values and moments stand in a chart, and which of them are named on its axes.
struct ChartScale {
    /// In the units of the drawing.
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    /// In seconds since 1970-01-01 UTC; the second is greater.
    let times: (first: Double, last: Double)
    /// The values that have a line, from 0 to the greatest.
    let values: [Int]

    /// - Parameter most: the greatest value that is shown.
    init(left: Double, right: Double, top: Double, bottom: Double, first: Double, last: Double, most: Int) {
        (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
        times = (first, max(last, first + 1))
        values = Self.values(to: most)
    }

    func x(_ time: Double) -> Double {
        left + (right - left) * (time - times.first) / (times.last - times.first)
    }

    func y(_ value: Double) -> Double {
        bottom - (bottom - top) * value / Double(max(values.last ?? 1, 1))
    }

    /// From 0 in equal steps of 1, 2 or 5 times a power of ten, at most five of them.
    private static func values(to most: Int) -> [Int] {
        var step = 1
        while step < Int.max / 10, most / step >= 5 {
            // 1, 2, 5, 10, 20, 50 and so on.
            step = String(step).utf8.first == UInt8(ascii: "2") ? step / 2 * 5 : step * 2
        }
        let count = max(1, most / step + (most % step > 0 ? 1 : 0))
        return (0...min(count, 5)).map { $0 * step }
    }

    /// The moments that have a name: the first days of months, or days where there are few of these.
    var dates: [(time: Double, name: String)] {
        guard let first = CalendarDate(secondsSinceEpoch: Int64(times.first)),
            let last = CalendarDate(secondsSinceEpoch: Int64(times.last))
        else { return [] }
        let months = (last.year - first.year) * 12 + last.month - first.month
        guard months >= 3 else { return days(first) }
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120_000]
        let step = steps.first { months / $0 <= 4 } ?? 120_000
        var dates: [(time: Double, name: String)] = []
        var month = first.year * 12 + first.month - 1
        month += (step - month % step) % step
        while let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1) {
            let time = Double(date.secondsSinceEpoch)
            guard time <= times.last else { break }
            let name = step % 12 == 0 ? "\(date.year)" : "\(ProgressWords.month(date)) \(date.year)"
            if time >= times.first { dates.append((time, name)) }
            month += step
        }
        return dates
    }

    private func days(_ first: CalendarDate) -> [(time: Double, name: String)] {
        let whole = Int((times.last - times.first) / 86_400)
        let step = [1, 2, 7, 14, 28].first { whole / $0 <= 4 } ?? 28
        let start = first.secondsSinceEpoch
        return (0...5).compactMap { number in
            let time = start + Int64(number * step) * 86_400
            guard Double(time) >= times.first, Double(time) <= times.last,
                let date = CalendarDate(secondsSinceEpoch: time)
            else { return nil }
            return (Double(time), "\(date.day) \(ProgressWords.month(date))")
        }
    }
}
