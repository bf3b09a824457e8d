#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a program that has ended left.
struct EndedProgram: Sendable {
    /// Its exit code; nil where a signal ended it.
    var status: Int32?
    /// What it wrote to standard output.
    var output: [UInt8] = []
    /// What it wrote to standard error.
    var errors: [UInt8] = []
}

/// The most bytes that `runProgram` gives a program to read: what any pipe takes at once.
let mostInput = 4096

/// Runs a program without a shell, and waits for its end.
/// - Parameters:
///   - words: the program, looked for in `PATH`, and its arguments.
///   - environment: all of it, as `NAME=value`.
///   - input: for its standard input; at most `mostInput` bytes.
///   - limit: of its output, in bytes; what answers more is stopped.
func runProgram(_ words: [String], environment: [String], input: [UInt8] = [], limit: Int)
    throws(SystemError) -> EndedProgram
{
    guard let name = words.first, input.count <= mostInput else { throw SystemError(code: EINVAL) }
    var pipes = Pipes()
    try pipes.open()
    defer { pipes.closeAll() }
    // The pipe takes it all before anybody reads, so nobody waits for anybody.
    try write(input, to: pipes.input[1])
    pipes.close(\.input[1])
    #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
    #else
        var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.output[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors[1], STDERR_FILENO)
    var child: pid_t = 0
    let failure = withCStrings(words) { arguments in
        withCStrings(environment) { variables in
            posix_spawnp(&child, name, &actions, nil, arguments, variables)
        }
    }
    guard failure == 0 else { throw SystemError(code: failure) }
    pipes.close(\.input[0])
    pipes.close(\.output[1])
    pipes.close(\.errors[1])
    var ended = EndedProgram()
    let isWhole = pipes.read(into: &ended, limit: limit)
    if !isWhole { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { throw .current } }
    guard isWhole else { throw .tooLarge }
    if status & 0x7F == 0 { ended.status = (status >> 8) & 0xFF }
    return ended
}

/// The pipes to and from a program: their ends are closed on its start, but for those it takes as its own.
private struct Pipes {
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]

    mutating func open() throws(SystemError) {
        for path in [\Pipes.input, \Pipes.output, \Pipes.errors] {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else {
                let error = SystemError.current
                closeAll()
                throw error
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            self[keyPath: path] = ends
        }
    }

    mutating func close(_ end: WritableKeyPath<Pipes, Int32>) {
        if self[keyPath: end] >= 0 { systemClose(self[keyPath: end]) }
        self[keyPath: end] = -1
    }

    mutating func closeAll() {
        for path in [\Pipes.input, \Pipes.output, \Pipes.errors] {
            for end in self[keyPath: path] where end >= 0 { systemClose(end) }
            self[keyPath: path] = [-1, -1]
        }
    }

    /// Reads both streams to their ends, whichever has something: a program that waits to be rid of its complaints
    /// does not end.
    /// - Returns: whether the output is whole.
    func read(into ended: inout EndedProgram, limit: Int) -> Bool {
        var streams = [
            pollfd(fd: output[0], events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors[0], events: Int16(POLLIN), revents: 0),
        ]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while streams.contains(where: { $0.fd >= 0 }) {
            guard poll(&streams, nfds_t(streams.count), -1) >= 0 else {
                if errno == EINTR { continue }
                return false
            }
            for index in streams.indices where streams[index].fd >= 0 && streams[index].revents != 0 {
                let count = systemRead(streams[index].fd, &buffer)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                if count <= 0 {
                    streams[index].fd = -1
                } else if index == 0 {
                    ended.output += buffer[..<count]
                    guard ended.output.count <= limit else { return false }
                } else if ended.errors.count < 65_536 {
                    ended.errors += buffer[..<count]
                }
            }
        }
        return true
    }
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }

private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}

/// Calls `body` with texts as C wants a list of them, with a null behind the last.
private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
