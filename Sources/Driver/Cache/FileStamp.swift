import SourceText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What tells without reading it that a file is still the one that was read: its size, its number, and when its
/// bytes and its entry were changed last. The device is left out: some systems number it anew at every start.
struct FileStamp: Hashable, Sendable {
    private var size: Int64
    private var number: UInt64
    /// Nanoseconds since 1970.
    private var modified: Int64
    /// Nanoseconds since 1970. A program that sets the other time cannot set this one.
    private(set) var changed: Int64

    init(_ status: stat) {
        size = Int64(status.st_size)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        #if canImport(Darwin)
            modified = WallClock.nanoseconds(status.st_mtimespec)
            changed = WallClock.nanoseconds(status.st_ctimespec)
        #else
            modified = WallClock.nanoseconds(status.st_mtim)
            changed = WallClock.nanoseconds(status.st_ctim)
        #endif
    }

    /// Of what stands at a path; nil where nothing does.
    init?(at path: String, followsLinks: Bool = true) {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        self.init(status)
    }

    var digest: ContentHash {
        withUnsafeBytes(of: (size, number, modified, changed)) { ContentHash($0) }
    }

    /// Whether a change since `moment` could have left the stamp as it is: file systems tell no times closer than
    /// two seconds for sure.
    func isTooYoung(for moment: Int64) -> Bool {
        max(modified, changed) >= moment - 2 * WallClock.second
    }
}

/// The time of day, for comparing with that of files.
enum WallClock {
    static let second: Int64 = 1_000_000_000

    /// Nanoseconds since 1970.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* second &+ Int64(time.tv_nsec)
    }
}
