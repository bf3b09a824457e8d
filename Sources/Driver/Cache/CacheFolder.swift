import SourceText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder `.sessionlint_cache` of a workspace: private to its user, ignored by git by itself, and reached
/// without following a link.
///
/// A cache file counts only where this user made it in this folder: it names the folder's `identity`, which no
/// repository can carry. So a cache that comes with somebody's commit says nothing.
final class CacheFolder: Sendable {
    static let name = ".sessionlint_cache"
    private static let ignoreFile = ".gitignore"

    private let descriptor: Int32
    /// What tells this folder from every other, copies of it among them.
    let identity: ContentHash

    /// - Parameters:
    ///   - root: the workspace's folder.
    ///   - creates: whether it is made where it is missing.
    /// - Returns: nil where it is missing and not to be made.
    init?(in root: String, creates: Bool) throws(CacheTrouble) {
        let path = joined(root, Self.name)
        var descriptor = Self.openFolder(path)
        if descriptor < 0, errno == ENOENT {
            guard creates else { return nil }
            // Another process may be quicker.
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(.current) }
            descriptor = Self.openFolder(path)
        }
        guard descriptor >= 0 else {
            throw errno == ELOOP || errno == ENOTDIR ? .noFolder : .system(.current)
        }
        do throws(CacheTrouble) {
            identity = try Self.identity(of: descriptor, creates: creates)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func openFolder(_ path: String) -> Int32 {
        open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    private static func identity(of folder: Int32, creates: Bool) throws(CacheTrouble) -> ContentHash {
        var status = stat()
        guard fstat(folder, &status) == 0 else { throw .system(.current) }
        guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else { throw .notPrivate }
        var writer = CacheWriter()
        writer.add(UInt64(truncatingIfNeeded: status.st_ino))
        if creates {
            let file = openat(
                folder, ignoreFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if file >= 0 {
                defer { close(file) }
                do throws(SystemError) { try write(Array("*\n".utf8), to: file) } catch {
                    throw .system(error)
                }
            } else if errno != EEXIST {
                throw .system(.current)
            }
        }
        if fstatat(folder, ignoreFile, &status, AT_SYMLINK_NOFOLLOW) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else { throw .noFolder }
            writer.add(FileStamp(status).digest)
        }
        return writer.digest
    }

    /// Opens a file of the folder for reading.
    /// - Returns: nil where it is missing.
    func file(_ name: String) throws(CacheTrouble) -> OpenCacheFile? {
        let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw errno == ELOOP ? .noFile : .system(.current)
        }
        return try OpenCacheFile(file)
    }

    /// Replaces a file of the folder as a whole or not at all: the bytes go to a new file beside it, which then takes
    /// its name. Of two processes at once the later one wins.
    func replace(
        _ name: String, _ write: (_ descriptor: Int32) throws(SystemError) -> Void
    ) throws(CacheTrouble) {
        let temporary = "\(name).\(getpid()).\(WallClock.now).tmp"
        let file = openat(
            descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system(.current) }
        do throws(SystemError) {
            try write(file)
        } catch {
            close(file)
            unlinkat(descriptor, temporary, 0)
            throw .system(error)
        }
        guard close(file) == 0, renameat(descriptor, temporary, descriptor, name) == 0 else {
            let error = SystemError.current
            unlinkat(descriptor, temporary, 0)
            throw .system(error)
        }
    }

    /// Takes away what processes that were ended while they wrote have left behind.
    /// - Parameter path: of the workspace's folder.
    func sweep(in path: String) {
        var old: [String] = []
        try? listFolder(joined(path, Self.name)) { bytes, kind in
            let name = String(decoding: bytes, as: UTF8.self)
            if kind == .file, name.hasSuffix(".tmp") { old.append(name) }
        }
        for name in old {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            if WallClock.now - FileStamp(status).changed > 3600 * WallClock.second {
                unlinkat(descriptor, name, 0)
            }
        }
    }
}

/// A cache file that is open for reading. What is read is what was opened, even if another process replaces it.
final class OpenCacheFile: Sendable {
    private let descriptor: Int32
    /// In bytes.
    let size: Int

    /// Takes over a descriptor.
    fileprivate init(_ descriptor: Int32) throws(CacheTrouble) {
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            size = 0
            throw .system(.current)
        }
        size = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else { throw .noFile }
    }

    /// Opens a file that the user names, whoever owns it.
    init(at path: String) throws(ReadRefusal) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            size = 0
            throw .system(.current)
        }
        size = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads bytes at an offset, all that were asked for or none.
    func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
        var filled = 0
        while filled < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
                off_t(offset + filled))
            if count > 0 {
                filled += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// Why there is no cache.
enum CacheTrouble: Error, Hashable, Sendable {
    case system(SystemError)
    /// Something else has the folder's name, or a link does.
    case noFolder
    /// Something else has a file's name, or it is another user's.
    case noFile
    case notPrivate

    /// A phrase in lower case without a full stop.
    var phrase: String {
        switch self {
        case .system(let error): error.phrase
        case .noFolder: "not a folder, or a link"
        case .noFile: "what it holds is not this user's own file"
        case .notPrivate: "others may write there, or it is another user's"
        }
    }
}
