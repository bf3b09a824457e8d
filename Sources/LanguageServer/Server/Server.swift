import Driver
import Findings
import Reporting

/// The language server: what clients send goes in, what is to be sent to them comes out, and the work that takes long is
/// handed to whoever runs it.
///
/// It starts no thread and reads nothing but the time: `serve` gives it both. Messages are taken in their order; a
/// request about the code waits until the state that it was asked in is analysed, and what is said of one state is said
/// of the same bytes.
public struct Server {
    enum State {
        case created, running, shutDown
    }

    let request: CheckRequest
    var state = State.created
    /// The code that the program ends with, once the client has said so.
    public private(set) var exitCode: Int32?
    private(set) var frames = FrameReader()
    var outgoing = Outgoing()
    var capabilities = Capabilities()
    var encoding = PositionEncoding.utf16
    var options = Params.Options()
    /// The process of the client, where it is known.
    public internal(set) var client: Int?
    /// Innermost first.
    var folders: [WorkspaceFolder] = []
    /// The number of the folder that was opened last.
    var lastFolder = 0
    /// By URI.
    var documents: [String: OpenText] = [:]
    var waiting: [Waiting] = []
    var isWorking = false
    /// What the client was asked, by id.
    var asked: [RequestID: Asked] = [:]
    var progress = Progress()

    /// What an answer is for.
    enum Asked {
        case configuration, nothing
    }

    /// - Parameter request: how workspaces are analysed.
    public init(_ request: CheckRequest) {
        self.request = request
    }

    /// What is to be sent to the client now.
    public mutating func output() -> [UInt8] { outgoing.take() }

    /// Takes what came from the client.
    public mutating func receive(_ bytes: [UInt8]) {
        frames.append(bytes)
        while exitCode == nil, let frame = frames.next() {
            switch frame {
            case .message(let bytes): receive(message: bytes)
            case .broken(let reason):
                outgoing.refuse(nil, .noJSON, reason + "; it was passed over")
            }
        }
    }

    private mutating func receive(message bytes: [UInt8]) {
        do throws(Incoming.Mistake) {
            let message = try Incoming(bytes)
            guard let method = message.method else { return take(answer: message) }
            if let id = message.id {
                handle(method, id, message)
            } else {
                handle(method, message)
            }
        } catch {
            switch error {
            case .noJSON: outgoing.refuse(nil, .noJSON, "the message is not JSON")
            case .noMessage: outgoing.refuse(nil, .noMessage, "the message is no request and no notification")
            }
        }
    }

    private mutating func take(answer message: Incoming) {
        guard let id = message.id, let question = asked.removeValue(forKey: id) else { return }
        switch question {
        case .configuration:
            let sections = message.result([Params.Options?].self)
            if let options = sections?.first ?? nil { configure(options) }
        case .nothing: break
        }
    }

    // MARK: Methods

    private mutating func handle(_ method: String, _ id: RequestID, _ message: Incoming) {
        switch state {
        case .created where method != "initialize":
            return outgoing.refuse(id, .notInitialized, "`initialize` comes first")
        case .running where method == "initialize":
            return outgoing.refuse(id, .noMessage, "the server is initialized already")
        case .shutDown: return outgoing.refuse(id, .noMessage, "the server was shut down")
        default: break
        }
        do {
            switch method {
            case "initialize": initialize(id, try message.params())
            case "shutdown":
                for request in waiting { outgoing.refuse(request.id, .cancelled, "the server is shut down") }
                waiting = []
                state = .shutDown
                outgoing.answer(id) { $0.null() }
            case "workspace/executeCommand": execute(id, try message.params())
            default:
                guard try ask(method, id, message) else {
                    return outgoing.refuse(id, .unknownMethod, "there is no method `\(method)` here")
                }
            }
        } catch {
            outgoing.refuse(id, .wrongParams, "these are not the parameters of `\(method)`")
        }
    }

    private mutating func handle(_ method: String, _ message: Incoming) {
        if method == "exit" {
            exitCode = state == .shutDown ? 0 : 1
            return
        }
        guard state == .running else { return }
        do {
            switch method {
            case "initialized": initialized()
            case "textDocument/didOpen": open(try message.params())
            case "textDocument/didChange": change(try message.params())
            case "textDocument/didClose": close(try message.params())
            case "textDocument/didSave": saved(try message.params())
            case "workspace/didChangeWatchedFiles": changedOnDisk()
            case "workspace/didChangeWorkspaceFolders": changeFolders(try message.params())
            case "workspace/didChangeConfiguration": changeConfiguration(try message.params())
            case "$/cancelRequest": cancel(try message.params())
            // Others may be ignored where they begin with a dollar sign, and harm nobody where they do not.
            default: break
            }
        } catch {
            outgoing.log("`\(method)` was sent without what belongs to it, and is ignored", isError: true)
        }
    }

    private mutating func cancel(_ params: Params.Cancel) {
        guard let index = waiting.firstIndex(where: { $0.id == params.id }) else { return }
        outgoing.refuse(waiting.remove(at: index).id, .cancelled, "cancelled")
    }

    // MARK: Where things are

    /// The folder that a path belongs to: the innermost one.
    func folder(of path: String) -> Int? { folders.firstIndex { $0.contains(path) } }

    /// The URI of a file, as the client wrote it where it is open.
    func uri(_ path: String) -> String {
        documents.values.first { $0.path == path }?.uri ?? FileURI.uri(path)
    }
}
