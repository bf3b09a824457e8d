import RuleEngine
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many processors there are, at least 1.
public func availableProcessors() -> Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// Bytes of stack of a worker. The parsers' depth bound is set so that this is enough; see `StackTests`.
let workerStackSize = 8 << 20

/// Runs `body` for every index below `count` on up to `jobs` threads, each with a state of its own, and
/// returns the results by index: the same whatever the number of threads.
///
/// Threads of our own rather than tasks: a parser needs a stack whose size is known. Where the system gives
/// fewer threads than asked, the others do all the work.
func inParallel<State, Result: Sendable>(
    count: Int, jobs: Int, state makeState: @autoclosure @escaping @Sendable () -> State,
    _ body: @Sendable @escaping (inout State, Int) -> Result
) -> [Result] {
    guard count > 0 else { return [] }
    let shared = SharedWork<Result>(count)
    let work: @Sendable () -> Void = {
        var state = makeState()
        while let index = shared.takeIndex() { shared.put(body(&state, index), at: index) }
    }
    var threads: [pthread_t] = []
    for _ in 0..<min(jobs, count) {
        guard let thread = startThread(work) else { break }
        threads.append(thread)
    }
    if threads.isEmpty { work() }
    for thread in threads { pthread_join(thread, nil) }
    return shared.takeAll()
}

/// The threads of a run.
struct Threads: Spreading {
    var jobs: Int

    func map<State, Result: Sendable>(
        count: Int, state: @autoclosure @escaping @Sendable () -> State,
        _ body: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        inParallel(count: count, jobs: jobs, state: state(), body)
    }
}

/// The indices that are still to be worked on, and room for what comes of each.
///
/// The results lie side by side from the start: an array for each worker, put in order in the end, costs more than the
/// work does where there are thousands of small things.
private final class SharedWork<Result: Sendable>: Sendable {
    private let next = Atomic(0)
    /// Every index is given to one worker, who alone fills its place; nobody looks before all have ended.
    nonisolated(unsafe) private let room: UnsafeMutableBufferPointer<Result>

    init(_ count: Int) {
        room = .allocate(capacity: count)
    }

    deinit {
        room.deallocate()
    }

    /// An index that nobody else gets; nil where all are taken.
    func takeIndex() -> Int? {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < room.count ? index : nil
    }

    func put(_ result: Result, at index: Int) {
        room.initializeElement(at: index, to: result)
    }

    /// What came of all indices, once all workers have ended.
    func takeAll() -> [Result] {
        [Result](unsafeUninitializedCapacity: room.count) { results, count in
            _ = results.moveInitialize(fromContentsOf: room)
            count = room.count
        }
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

/// A thread with a stack of `workerStackSize`, or nil where the system refuses one.
func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, workerStackSize)
    let body = Unmanaged.passRetained(ThreadBody(run))
    #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { runBody($0) }, body.toOpaque())
    #else
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { runBody($0) }, body.toOpaque())
    #endif
    guard status == 0 else {
        body.release()
        return nil
    }
    return thread
}

private func runBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer { Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run() }
    return nil
}
