import Reporting

/// What the server sends, in the order in which it was said.
struct Outgoing {
    /// With their headers.
    private(set) var bytes: [UInt8] = []
    private var lastRequest = 0

    /// Everything that was said since the last time.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Answers a request.
    mutating func answer(_ id: RequestID, _ result: (inout JSONWriter) -> Void) {
        send { json in
            json.field(id)
            json.key("result")
            result(&json)
        }
    }

    /// Refuses a request.
    /// - Parameter id: nil where it is not known which.
    mutating func refuse(_ id: RequestID?, _ code: ErrorCode, _ message: String) {
        send { json in
            json.field(id)
            json.object("error") { json in
                json.field("code", code.rawValue)
                json.field("message", message)
            }
        }
    }

    mutating func notify(_ method: String, _ params: (inout JSONWriter) -> Void) {
        send { json in
            json.field("method", method)
            json.object("params", params)
        }
    }

    /// Asks the client for something.
    /// - Returns: the id that its answer will have.
    mutating func request(_ method: String, _ params: ((inout JSONWriter) -> Void)? = nil) -> RequestID {
        lastRequest += 1
        let id = RequestID.text("sessionlint-\(lastRequest)")
        send { json in
            json.field(id)
            json.field("method", method)
            if let params { json.object("params", params) }
        }
        return id
    }

    /// Leaves a line in the client's log.
    mutating func log(_ message: String, isError: Bool = false) {
        notify("window/logMessage") { json in
            json.field("type", isError ? 1 : 3)
            json.field("message", terminalSafe(message))
        }
    }

    private mutating func send(_ body: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        json.object { json in
            json.field("jsonrpc", "2.0")
            body(&json)
        }
        bytes += Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8)
        bytes += json.bytes
    }
}

/// Why a request was refused: the numbers of the protocol.
enum ErrorCode: Int {
    case noJSON = -32700
    case noMessage = -32600
    case unknownMethod = -32601
    case wrongParams = -32602
    case notInitialized = -32002
    case failed = -32803
    case changed = -32801
    case cancelled = -32800
}

extension JSONWriter {
    mutating func field(_ id: RequestID?) {
        key("id")
        value(id)
    }

    mutating func value(_ id: RequestID?) {
        switch id {
        case .number(let number): value(number)
        case .text(let text): value(text)
        case nil: null()
        }
    }

    mutating func field(_ key: String, _ position: Position) {
        object(key) { json in
            json.field("line", position.line)
            json.field("character", position.character)
        }
    }

    mutating func field(_ key: String, _ range: Range) {
        object(key) { json in
            json.field("start", range.start)
            json.field("end", range.end)
        }
    }
}
