import Driver
import Foundation
import Testing

@testable import LanguageServer

/// Conversations about a project with findings. What rules say is the business of their own fixtures.
@Suite struct ServerTests {
    private let uri = FileURI.uri(Conversation.file)
    private var document: String { "{\"textDocument\": {\"uri\": \"\(uri)\"}}" }
    private let commit = "31: commit-on-borrowed-session"

    private func place(_ line: Int, _ character: Int) -> String {
        """
        {"textDocument": {"uri": "\(uri)"}, "position": {"line": \(line), "character": \(character)}}
        """
    }

    @Test func nothingIsAnsweredBeforeTheBeginningAndAfterTheEnd() {
        var talk = Conversation()
        #expect(talk.refusal("textDocument/hover", place(0, 0)) == -32002)
        talk.notify("textDocument/didOpen", "{}")
        #expect(talk.ask("initialize", "{\"capabilities\": {}}")["result"] != nil)
        #expect(talk.refusal("initialize", "{\"capabilities\": {}}") == -32600)
        #expect(talk.refusal("workspace/nothing", "{}") == -32601)
        #expect(talk.refusal("textDocument/hover", "{\"textDocument\": 3}") == -32602)
        talk.notify("$/nothing", "{}")
        #expect(talk.ask("shutdown", "{}").keys.contains("result"))
        #expect(talk.refusal("textDocument/hover", place(0, 0)) == -32600)
        talk.notify("exit", "{}")
        #expect(talk.server.exitCode == 0)
        var rude = Conversation.begun()
        rude.notify("exit", "{}")
        #expect(rude.server.exitCode == 1)
    }

    @Test func whatIsNoMessageIsRefusedAndTheNextOneIsHeard() {
        var talk = Conversation()
        for (text, code) in [
            ("{", -32700), ("", -32700), ("[]", -32600), ("3", -32600),
            ("{\"id\": {}, \"method\": \"a\"}", -32600),
            (String(repeating: "[", count: 100_000), -32700),
        ] {
            talk.send(text)
            let error = talk.said.last?["error"] as? [String: Any]
            #expect(error?["code"] as? Int == code, "\(text.prefix(20))")
        }
        #expect(talk.ask("initialize", "{\"capabilities\": {}}")["result"] != nil)
    }

    @Test func findingsAreSentAndFollowTheText() {
        var talk = Conversation.begun()
        talk.work()
        #expect(talk.published()?.contains(commit) == true)
        talk.open()
        talk.work()
        let count = talk.said.count
        // The same text again says nothing new.
        talk.change(
            version: 2,
            "{\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\": {\"line\": 0, \"character\": 0}}, \"text\": \"\"}"
        )
        talk.work()
        #expect(talk.said.count == count)
        talk.change(
            version: 3,
            "{\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\": {\"line\": 0, \"character\": 0}}, \"text\": \"\\n\"}"
        )
        talk.work()
        #expect(talk.published()?.contains("32: commit-on-borrowed-session") == true)
        talk.change(version: 4, "{\"text\": \"\"}")
        talk.work()
        #expect(talk.published() == [])
        talk.notify("textDocument/didClose", document)
        talk.work()
        #expect(talk.published()?.contains(commit) == true)
    }

    @Test func ofATextThatHasChangedSinceNothingIsSaid() throws {
        var talk = Conversation.begun()
        talk.work()
        talk.open()
        talk.work()
        talk.change(version: 2, "{\"text\": \"\"}")
        let next = talk.server.nextJob(progress: { _ in })
        let job = try #require(next)
        let start = "{\"line\": 0, \"character\": 0}"
        let text = try String(contentsOfFile: Conversation.file, encoding: .utf8)
        talk.change(
            version: 3,
            "{\"range\": {\"start\": \(start), \"end\": \(start)}, \"text\": \(talk.quoted("\n" + text))}")
        talk.server.finish(job.run())
        talk.notify("$/nothing", "{}")
        #expect(talk.published()?.contains(commit) == true)
        talk.work()
        #expect(talk.published()?.contains("32: commit-on-borrowed-session") == true)
    }

    @Test func anEditChangesWhatIsSaidOfOtherFiles() throws {
        let journal = Conversation.project + "/app/core/journal.py"
        var talk = Conversation.begun()
        talk.work()
        #expect(talk.published()?.contains("41: commit-through-call") == true)
        let text = try String(contentsOfFile: journal, encoding: .utf8)
        talk.open(journal, text.replacingOccurrences(of: "commit()", with: "flush()"))
        talk.work()
        #expect(talk.published()?.contains("41: commit-through-call") == false)
        #expect(talk.published()?.contains(commit) == true)
    }

    @Test func diagnosticsAreToldToThoseWhoAsk() {
        var talk = Conversation.begun("{\"textDocument\": {\"diagnostic\": {}}}")
        talk.open()
        let answer = talk.ask("textDocument/diagnostic", document)["result"] as? [String: Any]
        #expect(answer?["kind"] as? String == "full")
        let told = Conversation.summary(answer?["items"])
        #expect(told.contains(commit))
        #expect(talk.published() == nil)
        let id = answer?["resultId"] as? String ?? ""
        let again =
            talk.ask(
                "textDocument/diagnostic",
                "{\"textDocument\": {\"uri\": \"\(uri)\"}, \"previousResultId\": \"\(id)\"}")["result"]
            as? [String: Any]
        #expect(again?["kind"] as? String == "unchanged")
        #expect(again?["items"] == nil)
        let all = talk.ask("workspace/diagnostic", "{\"previousResultIds\": []}")["result"] as? [String: Any]
        #expect((all?["items"] as? [Any])?.count ?? 0 > 3)
    }

    @Test func aRequestIsCancelledOrOvertaken() {
        var talk = Conversation.begun()
        talk.open()
        let cancelled = talk.begin("textDocument/diagnostic", document)
        talk.notify("$/cancelRequest", "{\"id\": \(cancelled)}")
        talk.notify("$/cancelRequest", "{\"id\": \"never asked\"}")
        #expect(talk.error(cancelled) == -32800)
        let hover = talk.begin("textDocument/hover", place(31, 20))
        let pull = talk.begin("textDocument/diagnostic", document)
        talk.change(version: 2, "{\"text\": \"\"}")
        #expect(talk.error(hover) == -32801)
        talk.work()
        let left = talk.answer(pull)["result"] as? [String: Any]
        let told = Conversation.summary(left?["items"])
        #expect(left?["kind"] as? String == "full" && told.isEmpty)
        let late = talk.begin("textDocument/hover", place(31, 20))
        _ = talk.begin("shutdown", "{}")
        #expect(talk.error(late) == -32800)
    }

    @Test func hoverSaysWhatWhySays() throws {
        var talk = Conversation.begun()
        talk.open()
        let answer = talk.ask("textDocument/hover", place(24, 16))["result"] as? [String: Any]
        let text = try #require((answer?["contents"] as? [String: Any])?["value"] as? String)
        var request = CheckRequest()
        request.usesCache = false
        request.paths = [Conversation.project]
        let why = String(
            decoding: Driver.why("BookingService.book", request, color: false).output, as: UTF8.self)
        // Paths count from the workspace here, and from the working directory there.
        #expect(text.split(separator: "\n").count == why.split(separator: "\n").count)
        #expect(text.split(separator: "\n").first == why.split(separator: "\n").first)
        #expect(talk.ask("textDocument/hover", place(0, 0))["result"] is NSNull)
    }

    @Test func lensesAndCalls() {
        var talk = Conversation.begun()
        talk.open()
        let lenses = talk.ask("textDocument/codeLens", document)["result"] as? [[String: Any]] ?? []
        let titles = lenses.compactMap { ($0["command"] as? [String: Any])?["title"] as? String }
        #expect(titles.contains("commits") && titles.contains("commits through 2 calls"))
        let items = talk.ask("textDocument/prepareCallHierarchy", place(38, 17))["result"] as? [[String: Any]]
        #expect((items?.first?["name"] as? String)?.hasSuffix("BookingService.cancel") == true)
        let item =
            items?.first.flatMap { try? JSONSerialization.data(withJSONObject: ["item": $0]) } ?? Data()
        let calls =
            talk.ask("callHierarchy/outgoingCalls", String(decoding: item, as: UTF8.self))["result"]
            as? [[String: Any]]
        let names = calls?.compactMap { ($0["to"] as? [String: Any])?["name"] as? String }
        #expect(names == ["app.core.journal.Journal.note"])
    }

    @Test func lensesAreAskedForAgainWhereAnotherFileHasChangedThem() throws {
        let journal = Conversation.project + "/app/core/journal.py"
        let text = try String(contentsOfFile: journal, encoding: .utf8)
        let other = text.replacingOccurrences(of: "commit()", with: "flush()")
        for (isOpen, isAble, count) in [(true, true, 1), (false, true, 0), (true, false, 0)] {
            var talk = Conversation.begun(
                isAble ? "{\"workspace\": {\"codeLens\": {\"refreshSupport\": true}}}" : "{}")
            if isOpen { talk.open() }
            talk.open(journal, text)
            talk.work()
            talk.change(journal, version: 2, "{\"text\": \(talk.quoted("# A comment.\n" + text))}")
            talk.work()
            let refreshes = { talk.said.count { $0["method"] as? String == "workspace/codeLens/refresh" } }
            #expect(refreshes() == 0)
            talk.change(journal, version: 3, "{\"text\": \(talk.quoted(other))}")
            talk.work()
            #expect(refreshes() == count)
        }
    }

    @Test func whatWouldSuppressHasNoReasonYet() {
        var talk = Conversation.begun(
            """
            {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
             "workspace": {"workspaceEdit": {"documentChanges": true}}}
            """)
        talk.open(version: 7)
        let range = "{\"start\": {\"line\": 31, \"character\": 0}, \"end\": {\"line\": 31, \"character\": 0}}"
        let actions =
            talk.ask(
                "textDocument/codeAction",
                "{\"textDocument\": {\"uri\": \"\(uri)\"}, \"range\": \(range), \"context\": {\"diagnostics\": []}}"
            )[
                "result"] as? [[String: Any]] ?? []
        let suppression = actions.first { ($0["title"] as? String)?.hasPrefix("Suppress") == true }
        let change = ((suppression?["edit"] as? [String: Any])?["documentChanges"] as? [[String: Any]])?.first
        #expect((change?["textDocument"] as? [String: Any])?["version"] as? Int == 7)
        let text = (change?["edits"] as? [[String: Any]])?.first?["newText"] as? String
        #expect(text == "  # sessionlint: allow(commit-on-borrowed-session): ")
        #expect(actions.contains { $0["title"] as? String == "Add to the baseline" })
    }

    @Test func aFolderThatIsNoneIsToldAndADocumentBringsItsOwn() throws {
        var talk = Conversation.begun(folder: "/nowhere/at/all")
        talk.work()
        let told = talk.said.filter { $0["method"] as? String == "window/showMessage" }
        #expect(told.count == 1)
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
            .appendingPathComponent("sessionlint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Neither the document nor its neighbour has to be on disk as it is here.
        try "def (".write(
            to: folder.appendingPathComponent("neighbour.py"), atomically: true, encoding: .utf8)
        let path = folder.appendingPathComponent("new.py").path
        talk.open(path, "x = (")
        talk.work()
        #expect(talk.published(path) == ["0: file-partly-understood"])
        #expect(talk.published(folder.appendingPathComponent("neighbour.py").path) == nil)
        talk.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"\(FileURI.uri(path))\"}}")
        talk.work()
        #expect(talk.published(path) == [])
        #expect(talk.server.folders.count == 1)
    }
}
