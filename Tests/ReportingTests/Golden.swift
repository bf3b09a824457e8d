import Foundation
import Testing

private let reports = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/reports")

/// The bytes of a file under `Fixtures/reports`.
func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: reports.appending(path: name)))
}

/// Compares bytes with a file under `Fixtures/reports`. With `UPDATE=1` in the environment the file is written
/// anew where it differs, and the test fails to say so.
func expectGolden(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let url = reports.appending(path: name)
    let expected = (try? Data(contentsOf: url)).map { [UInt8]($0) }
    if expected == bytes { return }
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
        try Data(bytes).write(to: url)
        Issue.record("Fixtures/reports/\(name) was written anew", sourceLocation: sourceLocation)
        return
    }
    guard let expected else {
        Issue.record(
            "Fixtures/reports/\(name) is missing; UPDATE=1 writes it", sourceLocation: sourceLocation)
        return
    }
    let lines = { (bytes: [UInt8]) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) }
    let (old, new) = (lines(expected), lines(bytes))
    let first = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let text = { (lines: [ArraySlice<UInt8>]) in
        first < lines.count ? String(decoding: lines[first], as: UTF8.self) : "(the end)"
    }
    Issue.record(
        """
        Fixtures/reports/\(name) differs from line \(first + 1) on; UPDATE=1 writes it anew
        - \(text(old))
        + \(text(new))
        """, sourceLocation: sourceLocation)
}
