/// A day of the Gregorian calendar, without a time or a zone: the last day on which a suppression holds.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil where there is no such day. Years run from 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length =
            switch month {
            case 2: isLeap ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        guard (1...length).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2027-01-31`, exactly ten bytes; nil for anything else and for a day that does not exist.
    public init?(_ text: some StringProtocol) {
        var numbers = [0, 0, 0]
        var position = 0
        for byte in text.utf8 {
            switch position {
            case 4, 7:
                guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<10:
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                let part = position < 4 ? 0 : position < 7 ? 1 : 2
                numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            position += 1
        }
        guard position == 10 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The form of ISO 8601, such as `2027-01-31`.
    public var description: String {
        let year = String(year)
        let digits = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return String(repeating: "0", count: 4 - year.utf8.count) + "\(year)-\(digits[0])-\(digits[1])"
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
