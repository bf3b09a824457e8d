import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a program that serves somebody waits: for what comes on a descriptor, and for what its own threads have done,
/// whichever is first.
public final class Inbox<Note: Sendable>: Sendable {
    private let input: Int32
    /// A pipe that ends the waiting; both -1 where there is none.
    private let wake: (read: Int32, write: Int32)
    private let notes = Mutex<[Note]>([])

    /// What there is.
    public enum Arrival: Sendable {
        case bytes([UInt8])
        /// Nothing will come any more.
        case end
        /// From a thread.
        case note(Note)
    }

    /// - Parameter input: to be read from; standard input if not given.
    public init(_ input: Int32 = STDIN_FILENO) {
        self.input = input
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        wake = (ends[0], ends[1])
    }

    deinit {
        if wake.read >= 0 { close(wake.read) }
        if wake.write >= 0 { close(wake.write) }
    }

    /// Leaves a note; from any thread.
    public func post(_ note: Note) {
        notes.withLock { $0.append(note) }
        var byte: UInt8 = 0
        _ = write(wake.write, &byte, 1)
    }

    /// Does some work on a thread of its own, and leaves a note of what came of it.
    public func start(_ work: @escaping @Sendable () -> Note) {
        let thread = startThread { [self] in post(work()) }
        guard let thread else { return post(work()) }
        pthread_detach(thread)
    }

    /// Waits until something is there, but no longer than the time; nothing where that is over.
    /// - Parameter milliseconds: negative for ever.
    public func wait(milliseconds: Int) -> [Arrival] {
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
        ]
        let hasNotes = notes.withLock { !$0.isEmpty }
        let time = hasNotes ? 0 : Int32(clamping: max(-1, milliseconds))
        guard poll(&descriptors, 2, time) >= 0 || errno == EINTR else { return [.end] }
        var arrivals: [Arrival] = []
        if descriptors[1].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 256)
            while read(wake.read, &bytes, bytes.count) == bytes.count {}
        }
        for note in notes.withLock({ notes in
            defer { notes = [] }
            return notes
        }) { arrivals.append(.note(note)) }
        if descriptors[0].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(input, &bytes, bytes.count)
            if count > 0 {
                arrivals.append(.bytes(Array(bytes.prefix(count))))
            } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
                arrivals.append(.end)
            }
        }
        return arrivals
    }
}

/// Whether a process is there.
public func isAlive(process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
}
