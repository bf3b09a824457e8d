import Driver
import Foundation

@testable import LanguageServer

/// A server that is talked to, and whose work is done at once.
struct Conversation {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().resolvingSymlinksInPath().path
    static let project = root + "/Fixtures/projects/platform-before"
    /// A file of the project with a commit on a borrowed session.
    static let file = project + "/app/services/bookings.py"

    var server: Server
    private var reader = FrameReader()
    private var last = 0
    /// What the server has said so far.
    private(set) var said: [[String: Any]] = []

    init() {
        var request = CheckRequest()
        request.usesCache = false
        request.jobs = 2
        server = Server(request)
    }

    /// A running server over a project.
    static func begun(
        _ capabilities: String = "{}", options: String = "{\"delay\": 0}", folder: String = project
    ) -> Conversation {
        var conversation = Conversation()
        _ = conversation.ask(
            "initialize",
            """
            {"rootUri": "\(FileURI.uri(folder))", "capabilities": \(capabilities), "initializationOptions": \(options)}
            """)
        conversation.notify("initialized", "{}")
        return conversation
    }

    mutating func send(_ text: String) {
        server.receive(Array("Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8))
        listen()
    }

    mutating func notify(_ method: String, _ params: String) {
        send("{\"jsonrpc\": \"2.0\", \"method\": \"\(method)\", \"params\": \(params)}")
    }

    /// Sends a request and does all work that it brings.
    /// - Returns: the whole answer.
    mutating func ask(_ method: String, _ params: String) -> [String: Any] {
        let id = begin(method, params)
        work()
        return answer(id)
    }

    /// Sends a request and does no work.
    mutating func begin(_ method: String, _ params: String) -> Int {
        last += 1
        send("{\"jsonrpc\": \"2.0\", \"id\": \(last), \"method\": \"\(method)\", \"params\": \(params)}")
        return last
    }

    func answer(_ id: Int) -> [String: Any] {
        said.last { $0["id"] as? Int == id && $0["method"] == nil } ?? [:]
    }

    /// Sends a request that is refused at once.
    mutating func refusal(_ method: String, _ params: String) -> Int? {
        let id = begin(method, params)
        return error(id)
    }

    func error(_ id: Int) -> Int? { (answer(id)["error"] as? [String: Any])?["code"] as? Int }

    /// Does what there is to do.
    mutating func work() {
        while let job = server.nextJob(progress: { _ in }) {
            server.finish(job.run())
            listen()
        }
    }

    private mutating func listen() {
        reader.append(server.output())
        while case .message(let bytes)? = reader.next() {
            if let message = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] {
                said.append(message)
            }
        }
    }

    // MARK: Documents

    mutating func open(_ path: String = file, _ text: String? = nil, version: Int = 1) {
        let text = text ?? (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        notify(
            "textDocument/didOpen",
            """
            {"textDocument": {"uri": "\(FileURI.uri(path))", "languageId": "python", "version": \(version), \
            "text": \(quoted(text))}}
            """)
    }

    mutating func change(_ path: String = file, version: Int, _ changes: String) {
        notify(
            "textDocument/didChange",
            """
            {"textDocument": {"uri": "\(FileURI.uri(path))", "version": \(version)}, "contentChanges": [\(changes)]}
            """)
    }

    func quoted(_ text: String) -> String {
        let data = try? JSONSerialization.data(withJSONObject: [text])
        return String(String(decoding: data ?? Data(), as: UTF8.self).dropFirst().dropLast())
    }

    /// The rules of the diagnostics that were sent for a file last, with their lines; nil where none were.
    func published(_ path: String = file) -> [String]? {
        let uri = FileURI.uri(path)
        let params = said.compactMap { message -> [String: Any]? in
            guard message["method"] as? String == "textDocument/publishDiagnostics" else { return nil }
            let params = message["params"] as? [String: Any]
            return params?["uri"] as? String == uri ? params : nil
        }
        return params.last.map { Self.summary($0["diagnostics"]) }
    }

    static func summary(_ diagnostics: Any?) -> [String] {
        (diagnostics as? [[String: Any]] ?? []).map { item in
            let start = (item["range"] as? [String: Any])?["start"] as? [String: Any]
            return "\(start?["line"] ?? "?"): \(item["code"] ?? "?")"
        }
    }
}
