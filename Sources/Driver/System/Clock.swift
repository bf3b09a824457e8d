import Findings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A moment on a clock that only runs forward.
public struct Moment: Sendable {
    private let nanoseconds: Int64

    public static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    public var secondsSince: Double { Double(Moment.now.nanoseconds - nanoseconds) / 1e9 }
}

/// Today in UTC, so that a suppression runs out at the same moment everywhere.
func today() -> CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard gmtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
}

/// The time of day, in seconds since 1970-01-01 UTC; or the one that `SOURCE_DATE_EPOCH` names, so that a report can be
/// made again byte for byte.
func secondsSinceEpoch() -> Int64 {
    let name = "SOURCE_DATE_EPOCH="
    let set = environmentVariables().first { $0.hasPrefix(name) }
    return set.flatMap { Int64($0.dropFirst(name.count)) } ?? Int64(time(nil))
}
