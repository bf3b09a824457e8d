/// What libFuzzer calls: one surface of the program, chosen by `FUZZ_SURFACE`, is handed bytes that may be anybody's.
///
/// A surface ends the process where a promise does not hold; a trap of the program itself does that anyway.

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A part of the program that reads bytes.
struct Surface {
    let name: String
    /// Reads an input.
    let read: ([UInt8]) -> Void
    /// What is not there as files to begin with.
    var seeds: () -> [[UInt8]] = { [] }
}

nonisolated(unsafe) private let surfaces = frontEnds + documents + caches + servers + [analysis]

nonisolated(unsafe) private let surface: Surface = {
    let name = getenv("FUZZ_SURFACE").map { String(cString: $0) } ?? ""
    guard let surface = surfaces.first(where: { $0.name == name }) else {
        fail("FUZZ_SURFACE is one of \(surfaces.map(\.name).joined(separator: " "))")
    }
    return surface
}()

/// Tells what does not hold, and ends the process as a crash.
func fail(_ message: String) -> Never {
    let line = Array("SURFACE FAILED: \(message)\n".utf8)
    write(2, line, line.count)
    abort()
}

/// Seconds of the processor that an input may take. libFuzzer counts those of the clock, which say nothing on a machine
/// that has other work.
private let longest = 20

private func startClock() {
    var timer = itimerval()
    timer.it_value.tv_sec = longest
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
}

/// Before the first input: with `FUZZ_SEEDS` the surface's own seeds are written into that folder, and that is all.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    signal(SIGPROF) { _ in fail("no end after \(longest) s of the processor") }
    guard let folder = getenv("FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
    for (number, seed) in surface.seeds().enumerated() {
        guard let file = fopen("\(folder)/own-\(number)", "w") else { fail("\(folder) cannot be written") }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    exit(0)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    startClock()
    surface.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
