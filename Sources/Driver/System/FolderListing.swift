#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a folder's entry is, as its listing says: without a look at the entry itself wherever the file system
/// tells.
enum EntryKind: Sendable {
    case file, folder, link, other
}

/// Calls `body` with the name and kind of every entry of a folder, in the order of the file system, `.` and
/// `..` left out. The bytes of the name are valid during the call alone, and need not be UTF-8.
func listFolder(
    _ path: String, _ body: (_ name: UnsafeBufferPointer<UInt8>, _ kind: EntryKind) -> Void
) throws(SystemError) {
    guard let folder = opendir(path) else { throw .current }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    while true {
        errno = 0
        guard let entry = readdir(folder) else {
            if errno != 0 { throw .current }
            return
        }
        let type = entry.pointee.d_type
        withUnsafePointer(to: &entry.pointee.d_name) { name in
            let characters = UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
            let bytes = UnsafeBufferPointer(
                start: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), count: strlen(characters))
            if bytes.first == 0x2E, bytes.count == 1 || (bytes.count == 2 && bytes[1] == 0x2E) { return }
            body(bytes, entryKind(type, characters, in: descriptor))
        }
    }
}

private func entryKind(_ type: UInt8, _ name: UnsafePointer<CChar>, in folder: Int32) -> EntryKind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    default: return .other
    }
}

/// All files below a folder, relative to it, sorted by their bytes.
func filesBelow(_ root: String) throws(SystemError) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let folder = pending.popLast() {
        try listFolder(joined(root, folder)) { bytes, kind in
            let name = joined(folder, String(decoding: bytes, as: UTF8.self))
            if kind == .folder { pending.append(name) }
            if kind == .file { found.append(name) }
        }
    }
    return found.sorted { isBefore(Array($0.utf8), Array($1.utf8)) }
}
