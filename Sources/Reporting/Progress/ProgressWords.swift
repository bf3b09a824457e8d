import Findings

/// Numbers and days of progress as people read them.
enum ProgressWords {
    /// `12,345`.
    static func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `82.4%`, rounded down, so that only what is over reads as 100%; nil where there is nothing to count.
    static func percent(_ count: Progress.Count) -> String? {
        guard count.total > 0 else { return nil }
        let (whole, tenth) = (count.done * 1000 / count.total).quotientAndRemainder(dividingBy: 10)
        return whole >= 100 ? "100%" : "\(whole).\(tenth)%"
    }

    /// `82%`, for a column of a terminal; rounded down as well.
    static func shortPercent(_ count: Progress.Count) -> String? {
        count.total > 0 ? "\(count.done * 100 / count.total)%" : nil
    }

    /// A share from 0 to 1 that was set by hand: `80%`, `82.5%`.
    static func percent(_ share: Double) -> String { "\(decimal(share * 100))%" }

    /// With one digit behind the point, and none where it is 0; a dash for what is no number.
    static func decimal(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard let whole = Int(exactly: tenths) else { return "–" }
        let text = number(whole.magnitude > UInt(Int.max) ? 0 : Int(whole.magnitude) / 10)
        let tenth = whole.magnitude % 10
        return (whole < 0 ? "−" : "") + text + (tenth == 0 ? "" : ".\(tenth)")
    }

    /// `31 Jan 2027`.
    static func day(_ date: CalendarDate) -> String { "\(date.day) \(month(date)) \(date.year)" }

    /// `Jan`.
    static func month(_ date: CalendarDate) -> String { months[date.month - 1] }

    /// The day in an element that programs read as well.
    static func time(_ date: CalendarDate) -> String { "<time datetime=\"\(date)\">\(day(date))</time>" }

    /// How many fewer or more are left each week.
    static func pace(_ trend: ProgressTrend) -> String {
        let text = decimal(abs(trend.pace))
        return text == "0" ? "stands still" : trend.pace > 0 ? "\(text) fewer" : "\(text) more"
    }

    /// How many fewer or more are left than before.
    static func change(_ fewer: Int) -> String {
        fewer == 0 ? "the same" : fewer < 0 ? "\(number(-fewer)) more" : "\(number(fewer)) fewer"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
