/// Days as numbers, in UTC.
extension CalendarDate {
    /// The day of a moment; nil before the year 1 and after 9999.
    /// - Parameter seconds: since 1970-01-01 UTC.
    public init?(secondsSinceEpoch seconds: Int64) {
        let (quotient, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let days = rest < 0 ? quotient - 1 : quotient
        guard days > -720_000, days < 2_940_000 else { return nil }
        // Years that begin in March have their leap day at the end; an era is the 400 years after which all repeats.
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// When the day begins, in seconds since 1970-01-01 UTC.
    public var secondsSinceEpoch: Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400
    }
}
