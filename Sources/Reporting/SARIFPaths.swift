import Findings

/// Turns paths into the URI references that SARIF wants.
struct SARIFPaths {
    /// What relative URIs are relative to: the root of the repository.
    static let baseID = "SRCROOT"

    private let paths: RepositoryPaths

    init(_ options: RenderOptions) {
        paths = RepositoryPaths(options)
    }

    /// - Parameter path: relative to the workspace, or absolute for a file outside of it.
    /// - Returns: percent-escaped; relative to the root unless `isAbsolute`.
    func uri(ofWorkspacePath path: String) -> (uri: String, isAbsolute: Bool) {
        if path.hasPrefix("/") { return ("file://" + percentEscaped(path), true) }
        return (percentEscaped(paths.path(path)), false)
    }

    /// The root as an absolute URI with a slash at its end; nil where the workspace's path does not tell it.
    func rootURI(ofWorkspace path: String) -> String? {
        guard path.hasPrefix("/") else { return nil }
        var root = path
        while root.hasSuffix("/") { root.removeLast() }
        if !paths.prefix.isEmpty {
            guard root.hasSuffix("/\(paths.prefix)") else { return nil }
            root.removeLast(paths.prefix.count + 1)
        }
        return "file://" + percentEscaped(root) + "/"
    }
}

/// All bytes but RFC 3986's unreserved characters and `/`, as `%` and two upper-case digits.
func percentEscaped(_ path: String) -> String {
    var escaped: [UInt8] = []
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            escaped.append(byte)
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            escaped += Array((byte < 16 ? "%0" : "%").utf8) + Array(digits.utf8)
        }
    }
    return String(decoding: escaped, as: UTF8.self)
}
