#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why an output file was not written.
public enum WriteRefusal: Error, Hashable, Sendable {
    case system(SystemError)
    /// The path is a link: writing through it could change a file that nobody named.
    case link
    case notRegular
    /// It does not hold any more what it was read to hold.
    case changed

    /// A phrase in lower case without a full stop.
    public var phrase: String {
        switch self {
        case .system(let error): error.phrase
        case .link: "it is a link, and links are not written through"
        case .notRegular: "not a regular file"
        case .changed: "it has changed since it was read"
        }
    }
}

/// Whether a file may be replaced: nobody has taken the right to write from it, not even for the one who may do all.
func mayReplace(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o222 != 0 && access(path, W_OK) == 0
}

/// Replaces a file as a whole or not at all: the bytes go to a new file beside it, which then takes its name.
/// - Parameter known: what the file must still hold when it is replaced; nil where that does not matter.
public func writeFile(_ bytes: [UInt8], to path: String, replacing known: [UInt8]? = nil) throws(WriteRefusal)
{
    try writeFile(to: path, replacing: known) { (descriptor) throws(SystemError) in
        try write(bytes, to: descriptor)
    }
}

/// The same with what writes the bytes.
func writeFile(
    to path: String, replacing known: [UInt8]? = nil,
    _ write: (_ descriptor: Int32) throws(SystemError) -> Void
) throws(WriteRefusal) {
    var status = stat()
    var mode: mode_t = 0o666
    var isThere = false
    if lstat(path, &status) == 0 {
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            mode = status.st_mode & 0o777
            isThere = true
        case S_IFLNK: throw .link
        case S_IFDIR: throw .system(SystemError(code: EISDIR))
        default: throw .notRegular
        }
    }
    let (descriptor, temporary) = try newFile(beside: path, mode)
    do throws(SystemError) {
        try write(descriptor)
    } catch {
        close(descriptor)
        unlink(temporary)
        throw .system(error)
    }
    if isThere { fchmod(descriptor, mode) }
    guard close(descriptor) == 0 else {
        let error = SystemError.current
        unlink(temporary)
        throw .system(error)
    }
    if let known, (try? readFile(path, limit: max(known.count, 1))) != known {
        unlink(temporary)
        throw .changed
    }
    guard rename(temporary, path) == 0 else {
        let error = SystemError.current
        unlink(temporary)
        throw .system(error)
    }
}

/// Opens a new file in the folder of another. Its name is short, for the other's may be as long as a name can be; and a
/// run that was killed may have left one under the same number of a process, as it happens in containers.
private func newFile(
    beside path: String, _ mode: mode_t
) throws(WriteRefusal) -> (descriptor: Int32, path: String) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    for attempt in 0..<100 {
        let name = "\(folder).sessionlint-\(getpid())-\(attempt).tmp"
        // The umask applies to the mode of a new file; an existing one keeps its own.
        let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        if descriptor >= 0 { return (descriptor, name) }
        guard errno == EEXIST else { throw .system(.current) }
    }
    throw .system(SystemError(code: EEXIST))
}

/// Writes all bytes to a descriptor.
public func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    let problem = bytes.withUnsafeBytes { raw -> SystemError? in
        do throws(SystemError) {
            try write(raw, to: descriptor)
            return nil
        } catch {
            return error
        }
    }
    if let problem { throw problem }
}

/// Writes all bytes to a descriptor.
func write(_ raw: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < raw.count {
        let count = write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
        if count < 0 {
            if errno == EINTR { continue }
            if errno == EAGAIN {
                // The reader at the other end made the pipe non-blocking and is slow.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
                continue
            }
            throw .current
        }
        written += count
    }
}
