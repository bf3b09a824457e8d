import Foundation

/// A folder of its own for one test, taken away when the test ends.
final class Scratch {
    /// Absolute, without links.
    let path: String

    /// - Parameter files: contents by path; a path that ends in `/` is a folder.
    init(_ files: [String: String] = [:]) throws {
        let name = "sessionlint-\(UUID().uuidString)"
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
            .appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
        for (name, text) in files { try write(name, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func at(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ name: String, _ text: String) throws {
        try write(name, Array(text.utf8))
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: at(name))
        let folder = name.hasSuffix("/") ? file : file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if !name.hasSuffix("/") { try Data(bytes).write(to: file) }
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: at(name), withDestinationPath: target)
    }
}
