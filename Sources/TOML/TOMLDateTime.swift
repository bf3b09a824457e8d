/// A point in time as TOML writes it, in one of four precisions.
public struct TOMLDateTime: Sendable, Hashable {
    /// The precision, and the parts it has.
    public var kind: Kind

    /// A moment of these parts, which are not checked.
    public init(_ kind: Kind) {
        self.kind = kind
    }

    /// The four precisions.
    public enum Kind: Sendable, Hashable {
        /// The offset from UTC in minutes, from -1439 to 1439; `Z` and `-00:00` are 0.
        case offsetDateTime(Date, Time, offset: Int)
        /// A date and a time of no particular place.
        case localDateTime(Date, Time)
        /// A day without a time.
        case localDate(Date)
        /// A time without a day.
        case localTime(Time)
    }

    /// A day that exists in the Gregorian calendar, in the years 0 to 9999.
    public struct Date: Sendable, Hashable {
        /// 0 to 9999.
        public var year: Int
        /// 1 to 12.
        public var month: Int
        /// 1 to 31.
        public var day: Int

        /// A date of these numbers, which are not checked.
        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    /// A time of day.
    public struct Time: Sendable, Hashable {
        /// 0 to 23.
        public var hour: Int
        /// 0 to 59.
        public var minute: Int
        /// 0 to 59.
        public var second: Int
        /// 0 to 999,999; what the document writes beyond the sixth digit is cut off.
        public var microsecond: Int

        /// A time of these numbers, which are not checked.
        public init(hour: Int, minute: Int, second: Int, microsecond: Int = 0) {
            self.hour = hour
            self.minute = minute
            self.second = second
            self.microsecond = microsecond
        }
    }

    /// What TOML calls this precision.
    public var typeName: String {
        switch kind {
        case .offsetDateTime: "offset date-time"
        case .localDateTime: "local date-time"
        case .localDate: "local date"
        case .localTime: "local time"
        }
    }
}

extension TOMLDateTime: CustomStringConvertible {
    /// RFC 3339 with `T` between date and time, `Z` for the offset 0, and a fraction only where it is
    /// not 0, without zeros at its end.
    public var description: String {
        switch kind {
        case .offsetDateTime(let date, let time, let offset): "\(date)T\(time)\(offsetText(offset))"
        case .localDateTime(let date, let time): "\(date)T\(time)"
        case .localDate(let date): date.description
        case .localTime(let time): time.description
        }
    }
}

extension TOMLDateTime.Date: CustomStringConvertible {
    /// `1979-05-27`
    public var description: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

extension TOMLDateTime.Time: CustomStringConvertible {
    /// `07:32:00` or `07:32:00.5`
    public var description: String {
        let clock = "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
        guard microsecond != 0 else { return clock }
        var fraction = padded(microsecond, to: 6)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(clock).\(fraction)"
    }
}

private func offsetText(_ minutes: Int) -> String {
    guard minutes != 0 else { return "Z" }
    let distance = abs(minutes)
    return "\(minutes < 0 ? "-" : "+")\(padded(distance / 60, to: 2)):\(padded(distance % 60, to: 2))"
}

private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
