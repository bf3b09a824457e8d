/// Paths as text: with `/`, compared byte for byte. Functions here look at no file system.

/// A path below a folder.
func joined(_ folder: String, _ path: String) -> String {
    if path.isEmpty { return folder }
    if folder.isEmpty { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : "\(folder)/\(path)"
}

/// A path as somebody wrote it, from the folder they stood in.
func absolute(_ path: String, from folder: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : joined(folder, path)
}

/// The folder around an absolute path; nil for the root.
func parentFolder(_ path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), path.utf8.count > 1 else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last component of a path.
func lastComponent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}

/// What follows the last dot of a path; all of it where there is none.
func ending(of path: String) -> String {
    path.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? path
}

/// What comes behind `folder` in `path`: empty for the folder itself, nil where the path is not below it.
/// Both are absolute and without links.
func relative(_ path: String, to folder: String) -> String? {
    if path.utf8.elementsEqual(folder.utf8) { return "" }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
}

/// Whether one path comes before another in every output: by bytes.
func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in
            let count = min(left.count, right.count)
            var index = 0
            while index + 8 <= count,
                left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                index += 8
            }
            while index < count {
                if left[index] != right[index] { return left[index] < right[index] }
                index += 1
            }
            return left.count < right.count
        }
    }
}
