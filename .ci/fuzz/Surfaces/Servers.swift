import Driver
import Findings

@testable import LanguageServer

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The language server: bytes of a client before any handshake, and after one in a folder of one file that is analysed.
nonisolated(unsafe) let servers = [
    Surface(name: "lsp") { bytes in
        var server = Server(CheckRequest())
        feed(bytes, to: &server)
    },
    Surface(name: "lsp-session") { bytes in
        var server = Server(CheckRequest())
        server.receive(framed(hello))
        work(&server)
        feed(bytes, to: &server)
        work(&server)
    },
]

/// In two pieces, as it may come.
private func feed(_ bytes: [UInt8], to server: inout Server) {
    let middle = bytes.count / 3
    server.receive(Array(bytes[..<middle]))
    check(server.output())
    server.receive(Array(bytes[middle...]))
    check(server.output())
}

/// Whatever is sent is in frames, and ends with one.
private func check(_ output: [UInt8]) {
    var reader = FrameReader()
    reader.append(output)
    var size = 0
    while let frame = reader.next() {
        guard case .message(let bytes) = frame else { fail("what is sent is no message") }
        size += bytes.count + "Content-Length: \(bytes.count)\r\n\r\n".utf8.count
        guard (try? Incoming(bytes)) != nil else { fail("what is sent is no JSON") }
    }
    if size != output.count { fail("\(output.count - size) bytes stand outside of messages") }
}

/// Only in the folder that is ours: a client may name any other.
private func work(_ server: inout Server) {
    for _ in 0..<8 {
        guard server.folders.map(\.path) == [serverFolder], let job = server.nextJob(progress: { _ in })
        else { break }
        server.finish(job.run())
    }
    check(server.output())
}

private func framed(_ message: String) -> [UInt8] {
    Array("Content-Length: \(message.utf8.count)\r\n\r\n\(message)".utf8)
}

private let hello =
    #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-8"]}},"rootUri":"file://\#(serverFolder)","initializationOptions":{"delay":0}}}"#

/// A folder of one file, which inputs know as `file:///tmp/fuzzed/tool.py`.
let serverFolder: String = {
    let path = "/tmp/fuzzed"
    mkdir(path, 0o755)
    guard let file = fopen("\(path)/tool.py", "w") else { fail("\(path) cannot be written") }
    let text = """
        from crewai.tools import BaseTool
        from app.core.database import AsyncSessionLocal
        class LookupTool(BaseTool):
            async def _arun(self, key):
                async with AsyncSessionLocal() as db:
                    await db.commit()

        """
    fputs(text, file)
    fclose(file)
    return path
}()
