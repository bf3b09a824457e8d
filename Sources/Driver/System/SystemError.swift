#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the operating system refused something.
public struct SystemError: Error, Hashable, Sendable {
    /// The value of `errno`.
    public var code: Int32

    public init(code: Int32) {
        self.code = code
    }

    /// A file is above its limit.
    static let tooLarge = SystemError(code: EFBIG)

    /// Nothing stands at the path.
    static let missing = SystemError(code: ENOENT)

    /// The error of the call that failed last on this thread.
    static var current: SystemError { SystemError(code: errno) }

    /// A phrase in lower case without a full stop. Not `strerror`, whose wording differs between systems.
    public var phrase: String {
        switch code {
        case ENOENT: "no such file or folder"
        case EACCES, EPERM: "permission denied"
        case ELOOP: "a link that leads in a circle"
        case ENOTDIR: "a part of the path is not a folder"
        case EISDIR: "a folder, not a file"
        case ENAMETOOLONG: "its path is too long"
        case EMFILE, ENFILE: "too many open files"
        case ENOSPC: "no space left on the device"
        case EROFS: "the file system can only be read"
        case EIO: "the device reports an input or output error"
        case ENXIO: "not a regular file"
        case ENOMEM: "not enough memory"
        case EFBIG: "too large"
        default: "the system reports error \(code)"
        }
    }
}
