#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs a program that answers a question, and waits for the answer.
///
/// It is given no input, and of the environment only what it needs to find itself and its settings: a hook's own
/// variables would lead `git` to another repository.
/// - Parameters:
///   - words: the program, looked for in `PATH`, and its arguments.
///   - limit: of its output, in bytes; what answers more is stopped.
/// - Returns: what it wrote to standard output; nil where it cannot be started, fails or writes too much.
func answer(of words: [String], limit: Int = 64 << 20) -> [UInt8]? {
    var ends: [Int32] = [0, 0]
    guard let name = words.first, pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
    #else
        var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let kept = ["PATH", "HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "TMPDIR"]
    let environment = kept.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    var child: pid_t = 0
    let failure = withCStrings(words) { arguments in
        withCStrings(environment + ["LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"]) { variables in
            posix_spawnp(&child, name, &actions, nil, arguments, variables)
        }
    }
    close(ends[1])
    guard failure == 0 else { return nil }
    let output = try? readAll(from: ends[0], limit: limit)
    if output == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status == 0 ? output : nil
}

/// Calls `body` with texts as C wants a list of them, with a null behind the last.
private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
