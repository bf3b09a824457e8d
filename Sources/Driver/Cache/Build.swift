import Facts
import SourceText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Digest of what this program is: its version, the forms it writes, and the stamp of its own file, so that a build of
/// changed code never believes what another one left. Nil where the file cannot be found.
func buildDigest() -> ContentHash? {
    guard let path = executablePath(), let stamp = FileStamp(at: path) else { return nil }
    var writer = CacheWriter()
    writer.add(sessionLintVersion)
    writer.add(FileFacts.version)
    writer.add(BlockFile.format)
    writer.add(Language.all) { $0.add($1.name) }
    writer.add(stamp.digest)
    return writer.digest
}

/// Digest of what this program is wherever it lies: its forms and the bytes of its file. Nil where the file cannot be
/// read; looked at once, when somebody first asks.
let programDigest: ContentHash? = {
    guard let path = executablePath(), let bytes = try? readFile(path, limit: 1 << 30) else { return nil }
    var writer = CacheWriter()
    writer.add(sessionLintVersion)
    writer.add(FileFacts.version)
    writer.add(BlockFile.format)
    writer.add(ContentHash(bytes))
    return writer.digest
}()

private func executablePath() -> String? {
    #if canImport(Darwin)
        var size = UInt32(PATH_MAX)
        var buffer = [CChar](repeating: 0, count: Int(size))
        guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
        return "/proc/self/exe"
    #endif
}
