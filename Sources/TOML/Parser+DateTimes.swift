import SourceText

/// Dates and times.
extension Parser {
    /// Whether a value begins as only a date does.
    func isDate(at start: Int) -> Bool {
        (start..<start + 4).allSatisfy { $0 < bytes.count && isDigit(bytes[$0]) }
            && start + 4 < bytes.count && bytes[start + 4] == UInt8(ascii: "-")
    }

    /// Whether a value begins as only a time does.
    func isTime(at start: Int) -> Bool {
        start + 2 < bytes.count && isDigit(bytes[start]) && isDigit(bytes[start + 1])
            && bytes[start + 2] == UInt8(ascii: ":")
    }

    /// A time that takes all bytes of `token`, where the cursor stands; it ends behind them.
    mutating func localTime(_ token: Range<Int>) throws(TOMLError) -> TOMLDateTime {
        let time = try time(of: token)
        guard index == token.upperBound else { throw notADateTime(token) }
        return TOMLDateTime(.localTime(time))
    }

    /// The same for a date, alone or with a time.
    mutating func dateTime(_ token: Range<Int>) throws(TOMLError) -> TOMLDateTime {
        let date = try date(of: token)
        if index == token.upperBound { return TOMLDateTime(.localDate(date)) }
        guard take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(UInt8(ascii: " ")) else {
            throw notADateTime(token)
        }
        let time = try time(of: token)
        if index == token.upperBound { return TOMLDateTime(.localDateTime(date, time)) }
        let offset = try offset(of: token)
        guard index == token.upperBound else { throw notADateTime(token) }
        return TOMLDateTime(.offsetDateTime(date, time, offset: offset))
    }

    private mutating func date(of token: Range<Int>) throws(TOMLError) -> TOMLDateTime.Date {
        let year = try digits(4, of: token)
        try separator(UInt8(ascii: "-"), of: token)
        let month = try digits(2, of: token)
        try separator(UInt8(ascii: "-"), of: token)
        let day = try digits(2, of: token)
        guard 1...12 ~= month else { throw error(token, "months go from 01 to 12; correct the date") }
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let dayCount =
            switch month {
            case 2: isLeapYear ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        guard 1...dayCount ~= day else {
            throw error(token, "the days of this month go from 01 to \(dayCount); correct the date")
        }
        return TOMLDateTime.Date(year: year, month: month, day: day)
    }

    private mutating func time(of token: Range<Int>) throws(TOMLError) -> TOMLDateTime.Time {
        let (hour, minute) = try hourAndMinute(of: token)
        try separator(UInt8(ascii: ":"), of: token)
        let second = try digits(2, of: token)
        guard second <= 59 else {
            throw error(
                token, "seconds go from 00 to 59, and leap seconds are not supported; correct the time")
        }
        var time = TOMLDateTime.Time(hour: hour, minute: minute, second: second)
        guard take(UInt8(ascii: ".")) else { return time }
        guard isDigit(byte) else { throw notADateTime(token) }
        var worth = 100_000
        while let byte, isDigit(byte) {
            time.microsecond += Int(byte - UInt8(ascii: "0")) * worth
            worth /= 10
            index += 1
        }
        return time
    }

    private mutating func offset(of token: Range<Int>) throws(TOMLError) -> Int {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let isNegative = byte == UInt8(ascii: "-")
        if !isNegative { try separator(UInt8(ascii: "+"), of: token) } else { index += 1 }
        let (hour, minute) = try hourAndMinute(of: token)
        return (isNegative ? -1 : 1) * (hour * 60 + minute)
    }

    private mutating func hourAndMinute(of token: Range<Int>) throws(TOMLError) -> (hour: Int, minute: Int) {
        let hour = try digits(2, of: token)
        try separator(UInt8(ascii: ":"), of: token)
        let minute = try digits(2, of: token)
        guard hour <= 23 else { throw error(token, "hours go from 00 to 23; correct the time") }
        guard minute <= 59 else { throw error(token, "minutes go from 00 to 59; correct the time") }
        return (hour, minute)
    }

    private mutating func digits(_ count: Int, of token: Range<Int>) throws(TOMLError) -> Int {
        var number = 0
        for _ in 0..<count {
            guard let byte, isDigit(byte) else { throw notADateTime(token) }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        return number
    }

    private mutating func separator(_ expected: UInt8, of token: Range<Int>) throws(TOMLError) {
        guard take(expected) else { throw notADateTime(token) }
    }

    private func notADateTime(_ token: Range<Int>) -> TOMLError {
        error(token, "this is not a date or time; write it like 1979-05-27, 07:32:00 or 1979-05-27T07:32:00Z")
    }
}
