import Driver
import Findings
import Reporting

/// Requests about the code.
extension Server {
    /// Takes a request that is answered from a snapshot.
    /// - Returns: false where there is no such method.
    mutating func ask(_ method: String, _ id: RequestID, _ message: Incoming) throws -> Bool {
        switch method {
        case "textDocument/diagnostic":
            let params: Params.Diagnostic = try message.params()
            wait(id, params.textDocument.uri, .diagnostics(previous: params.previousResultId))
        case "workspace/diagnostic":
            let params: Params.WorkspaceDiagnostic = try message.params()
            let previous = (params.previousResultIds ?? []).map { ($0.uri, $0.value) }
            askForWorkspace(id, Dictionary(previous, uniquingKeysWith: { $1 }))
        case "textDocument/codeAction":
            let params: Params.Actions = try message.params()
            wait(id, params.textDocument.uri, .actions(params.range, only: params.context?.only))
        case "textDocument/hover": wait(id, try message.params()) { .hover($0) }
        case "textDocument/references": wait(id, try message.params()) { .references($0) }
        case "textDocument/prepareCallHierarchy": wait(id, try message.params()) { .prepareCalls($0) }
        case "textDocument/codeLens":
            let params: Params.Document = try message.params()
            wait(id, params.textDocument.uri, .lenses)
        case "callHierarchy/incomingCalls":
            let item = try message.params(Params.Item.self).item
            wait(id, item.uri, .incomingCalls(item.selectionRange.start))
        case "callHierarchy/outgoingCalls":
            let item = try message.params(Params.Item.self).item
            wait(id, item.uri, .outgoingCalls(item.selectionRange.start))
        default: return false
        }
        return true
    }

    private mutating func wait(
        _ id: RequestID, _ place: Params.Place, _ question: (Position) -> Waiting.Question
    ) {
        wait(id, place.textDocument.uri, question(place.position))
    }

    /// Lets a request wait for what is known of a document; of one that lies nowhere, there is nothing to say.
    mutating func wait(_ id: RequestID, _ uri: String, _ question: Waiting.Question) {
        let path = documents[uri]?.path ?? FileURI.path(uri).map(settledPath)
        guard let path, let index = folder(of: path) else {
            return answerNothing(id, question)
        }
        wait(Waiting(id: id, folder: folders[index].path, uri: uri, question: question))
    }

    private mutating func answerNothing(_ id: RequestID, _ question: Waiting.Question) {
        switch question {
        case .diagnostics:
            outgoing.answer(id) { json in
                json.object { json in
                    json.field("kind", "full")
                    json.array("items") { _ in }
                }
            }
        default: outgoing.answer(id) { $0.null() }
        }
    }

    /// All folders have to be known; the one that is known last answers.
    private mutating func askForWorkspace(_ id: RequestID, _ previous: [String: String]) {
        guard let folder = folders.first(where: { $0.present == nil }) ?? folders.first else {
            return outgoing.answer(id) { json in json.object { json in json.array("items") { _ in } } }
        }
        wait(
            Waiting(
                id: id, folder: folder.path, uri: nil, question: .workspaceDiagnostics(previous: previous)))
    }

    // MARK: Answers

    mutating func answer(_ request: Waiting, _ snapshot: Snapshot, _ program: AskedProgram?) {
        let id = request.id
        let uri = request.uri ?? ""
        switch request.question {
        case .diagnostics(let previous):
            outgoing.answer(id) { [self] json in
                writeDiagnostics(uri, snapshot, previous: previous, &json)
            }
        case .workspaceDiagnostics(let previous):
            guard folders.allSatisfy({ $0.present != nil }) else { return askForWorkspace(id, previous) }
            outgoing.answer(id) { [self] json in writeWorkspaceDiagnostics(previous: previous, &json) }
        case .actions(let range, let only): answerActions(id, uri, range, only: only, snapshot)
        case .report(let format):
            guard let report = snapshot.report, let format = ReportFormat(rawValue: format) else {
                return outgoing.refuse(id, .wrongParams, "there is no such report")
            }
            let text = String(decoding: render(report, as: format), as: UTF8.self)
            outgoing.answer(id) { $0.value(text) }
        default:
            guard let program, let place = Place(self, uri, request.question, program) else {
                return outgoing.answer(id) { $0.null() }
            }
            answer(id, request.question, place, program)
        }
    }

    /// A place of the program that was pointed at.
    struct Place {
        var uri: String
        var file: Int
        var text: Report.Text
        var offset: UInt32
        /// 1-based.
        var line: Int

        /// Nil where the file is not analysed, or not what it was.
        init?(_ server: Server, _ uri: String, _ question: Waiting.Question, _ program: AskedProgram) {
            let path = server.documents[uri]?.path ?? FileURI.path(uri).map(settledPath)
            guard let path, let file = program.file(at: path), let text = program.text(of: file) else {
                return nil
            }
            self.uri = uri
            self.file = file
            self.text = text
            switch question {
            case .hover(let position), .why(let position), .prepareCalls(let position),
                .incomingCalls(let position), .outgoingCalls(let position), .references(let position):
                offset = server.encoding.offset(of: position, in: text.lines, text.bytes)
            default: offset = 0
            }
            line = text.lines.line(at: offset)
        }
    }

    private mutating func answer(
        _ id: RequestID, _ question: Waiting.Question, _ place: Place, _ program: AskedProgram
    ) {
        switch question {
        case .hover:
            let text = program.answer(file: place.file, offset: place.offset, line: place.line)
            guard !text.isEmpty else { return outgoing.answer(id) { $0.null() } }
            outgoing.answer(id) { json in
                json.object { json in
                    json.object("contents") { json in
                        json.field("kind", "plaintext")
                        json.field("value", String(decoding: text, as: UTF8.self))
                    }
                }
            }
        case .why:
            let text = program.answer(file: place.file, offset: place.offset, line: place.line)
            outgoing.answer(id) { $0.value(bytes: text) }
        case .lenses: answerLenses(id, place, program)
        case .prepareCalls:
            let function = program.function(file: place.file, offset: place.offset)
            guard let function else { return outgoing.answer(id) { $0.null() } }
            outgoing.answer(id) { [self] json in json.array { write(function, program, &$0) } }
        case .incomingCalls, .outgoingCalls: answerCalls(id, question, place, program)
        case .references: answerReferences(id, place, program)
        default: outgoing.answer(id) { $0.null() }
        }
    }
}
