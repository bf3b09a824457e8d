#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a path leads to, links followed.
enum FileKind: Sendable {
    case file, folder
    /// A named pipe, socket or device: reading one may never end.
    case other
}

/// Why a file was not read.
public enum ReadRefusal: Error, Hashable, Sendable {
    case system(SystemError)
    case notRegular
    case larger(thanBytes: Int)

    /// A phrase in lower case without a full stop.
    public var phrase: String {
        switch self {
        case .system(let error): error.phrase
        case .notRegular: "not a regular file"
        case .larger(let limit):
            limit >= 1 << 20 ? "\((limit + 1) >> 20) MiB or larger" : "larger than \(limit) bytes"
        }
    }
}

/// Reads a whole regular file into `buffer`, whose memory is kept for the next one.
///
/// The file is opened without waiting and looked at before a byte is read, so that a pipe or device in its
/// place is refused, and a file above `limit` bytes costs nothing.
func readFile(_ path: String, into buffer: inout [UInt8], limit: Int) throws(ReadRefusal) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
        // A socket cannot be opened at all.
        throw errno == ENXIO ? .notRegular : .system(.current)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(.current) }
    guard status.st_mode & S_IFMT == S_IFREG else {
        throw status.st_mode & S_IFMT == S_IFDIR ? .system(SystemError(code: EISDIR)) : .notRegular
    }
    guard status.st_size <= limit else { throw .larger(thanBytes: limit) }
    // One byte more than the size: a read that leaves it empty has met the end of the file.
    let expected = Int(status.st_size) + 1
    if buffer.count < expected { buffer.append(contentsOf: repeatElement(0, count: expected - buffer.count)) }
    var filled = 0
    while true {
        let capacity = buffer.count
        let count = try readMore(from: descriptor, into: &buffer, at: filled)
        filled += count
        if count == 0 || (filled < capacity && filled >= Int(status.st_size)) { break }
        guard filled <= limit else { throw .larger(thanBytes: limit) }
        // The file grew while it was read.
        if filled == capacity { buffer.append(contentsOf: repeatElement(0, count: 65_536)) }
    }
    buffer.removeLast(buffer.count - filled)
}

/// The bytes of a small file, such as a configuration.
func readFile(_ path: String, limit: Int = 1 << 20) throws(ReadRefusal) -> [UInt8] {
    var buffer: [UInt8] = []
    try readFile(path, into: &buffer, limit: limit)
    return buffer
}

/// Reads once into what is free of a buffer from `filled` on, again where a signal interrupts it.
/// - Returns: the number of bytes; 0 at the end of the file.
private func readMore(
    from descriptor: Int32, into buffer: inout [UInt8], at filled: Int
) throws(ReadRefusal) -> Int {
    while true {
        let free = buffer.count - filled
        let count = buffer.withUnsafeMutableBytes { raw in
            read(descriptor, raw.baseAddress.map { $0 + filled }, free)
        }
        if count >= 0 { return count }
        guard errno == EINTR else { throw .system(.current) }
    }
}

/// Everything on standard input.
public func readStandardInput() throws(ReadRefusal) -> [UInt8] {
    try readAll(from: STDIN_FILENO, limit: SourceReader.largestFile)
}

/// Everything that comes from a descriptor.
func readAll(from descriptor: Int32, limit: Int) throws(ReadRefusal) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var filled = 0
    while true {
        let count = try readMore(from: descriptor, into: &buffer, at: filled)
        if count == 0 { break }
        filled += count
        guard filled <= limit else { throw .larger(thanBytes: limit) }
        if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: filled)) }
    }
    buffer.removeLast(buffer.count - filled)
    return buffer
}

/// What stands at a path, links followed.
func fileKind(_ path: String) throws(SystemError) -> FileKind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .current }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
}

/// Whether anything stands at a path; a link that leads nowhere counts.
func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
}

/// The path with every link and every `.` and `..` resolved.
func canonicalPath(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw .current }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The absolute path of the working directory, links resolved.
public func workingDirectory() throws(SystemError) -> String {
    try canonicalPath(".")
}
