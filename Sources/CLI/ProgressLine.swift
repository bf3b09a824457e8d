import Driver
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A line on standard error that says how far a long run is: on a terminal only, after half a second.
final class ProgressLine: Sendable {
    private let isShown: Bool
    /// What is done, in the plural.
    private let things: StaticString
    private let start = Moment.now
    /// Tenths of a second at which the line was last written.
    private let last = Atomic(0)

    init(isShown: Bool, of things: StaticString = "files") {
        self.isShown = isShown
        self.things = things
    }

    /// To be called for every thing, from any thread; nil where nothing is shown.
    var callback: (@Sendable (Int, Int) -> Void)? {
        guard isShown else { return nil }
        return { [self] done, all in update(done, all) }
    }

    private func update(_ done: Int, _ all: Int) {
        let now = Int(start.secondsSince * 10)
        let before = last.load(ordering: .relaxed)
        // Whoever comes first in a tenth of a second writes.
        guard now >= 5, now > before,
            last.compareExchange(expected: before, desired: now, ordering: .relaxed).exchanged
        else { return }
        try? Driver.write(Array("\r\(done) of \(all) \(things)\u{1b}[K".utf8), to: STDERR_FILENO)
    }

    /// Takes the line away before anything else is written.
    func clear(_ terminal: Terminal) {
        guard last.load(ordering: .relaxed) > 0 else { return }
        terminal.writeError(Array("\r\u{1b}[K".utf8))
    }
}
