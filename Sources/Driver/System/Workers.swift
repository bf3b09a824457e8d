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
    let shared = SharedWork<Result>()
    let work: @Sendable () -> Void = {
        var state = makeState()
        var results: [(index: Int, result: Result)] = []
        while true {
            let index = shared.next.add(1, ordering: .relaxed).oldValue
            guard index < count else { break }
            results.append((index, body(&state, index)))
        }
        shared.results.withLock { $0.append(results) }
    }
    var threads: [pthread_t] = []
    for _ in 0..<min(jobs, count) {
        guard let thread = startThread(work) else { break }
        threads.append(thread)
    }
    if threads.isEmpty { work() }
    for thread in threads { pthread_join(thread, nil) }
    let parts = shared.results.withLock { $0 }
    if parts.count == 1 { return parts[0].map(\.result) }
    var order = [(part: Int, place: Int)](repeating: (0, 0), count: count)
    for (number, part) in parts.enumerated() {
        for (place, entry) in part.enumerated() { order[entry.index] = (number, place) }
    }
    return order.map { parts[$0.part][$0.place].result }
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

private final class SharedWork<Result: Sendable>: Sendable {
    let next = Atomic(0)
    let results = Mutex<[[(index: Int, result: Result)]]>([])
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
