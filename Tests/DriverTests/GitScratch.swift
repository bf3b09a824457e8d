import Findings
import Foundation

@testable import Driver

/// A repository of its own for one test, with a real `git`.
final class GitScratch {
    let scratch: Scratch
    /// The top of the work tree.
    let path: String

    struct Failure: Error {
        var words: [String]
        var message: String
    }

    init(_ files: [String: String] = [:], commits: Bool = true) throws {
        scratch = try Scratch(files)
        path = scratch.path
        try git("init", "-q", "-b", "main")
        // As a repository has it whose owner wants names as they are.
        try git("config", "core.quotepath", "false")
        if commits { try commitAll() }
    }

    @discardableResult
    func git(_ words: String..., folder: String? = nil, environment: [String: String] = [:]) throws -> String
    {
        try Self.run(["git"] + words, folder: folder ?? path, environment: environment).output
    }

    func commitAll() throws {
        try git("add", "-A")
        try git("commit", "-q", "--allow-empty", "-m", "A state")
    }

    @discardableResult
    static func run(_ words: [String], folder: String, environment: [String: String] = [:]) throws
        -> (output: String, errors: String, status: Int32)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        for role in ["AUTHOR", "COMMITTER"] {
            variables["GIT_\(role)_NAME"] = "Somebody"
            variables["GIT_\(role)_EMAIL"] = "somebody@example.org"
        }
        variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
        variables["GIT_CONFIG_NOSYSTEM"] = "1"
        variables.merge(environment) { $1 }
        process.environment = variables
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: bytes, as: UTF8.self)
        let complaint = String(decoding: complaints, as: UTF8.self)
        guard process.terminationStatus == 0 || words.first != "git" else {
            throw Failure(words: words, message: complaint)
        }
        return (text, complaint, process.terminationStatus)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: scratch.at(name), encoding: .utf8)
    }

    func edit(_ name: String, _ old: String, _ new: String) throws {
        try scratch.write(name, read(name).replacingOccurrences(of: old, with: new))
    }

    func check(
        _ scope: CheckRequest.Scope, at place: String = "", _ change: (inout CheckRequest) -> Void = { _ in }
    )
        -> CheckOutcome
    {
        var request = CheckRequest()
        request.paths = [place.isEmpty ? path : place]
        request.jobs = 2
        request.scope = scope
        change(&request)
        return Driver.check(request)
    }

    /// The functions with new findings, by path; or what was wrong.
    func news(
        _ scope: CheckRequest.Scope, at place: String = "", _ change: (inout CheckRequest) -> Void = { _ in }
    )
        -> [String]
    {
        let outcome = check(scope, at: place, change)
        guard let report = outcome.report else { return outcome.problems.map(\.message) }
        return report.findings.map { finding in
            "\(report.files[finding.place.file].workspacePath) \(finding.function ?? "")"
        } + outcome.problems.map(\.message)
    }
}
