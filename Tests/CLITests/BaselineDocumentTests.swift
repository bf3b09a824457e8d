import Foundation
import Testing

@testable import CLI
@testable import Driver

/// The document of `baseline compare`: what programs read stays where it is.
@Suite struct BaselineDocumentTests {
    @Test func everyListHasItsKeys() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var request = CheckRequest()
        request.paths = [root.appendingPathComponent("Fixtures/projects/adopted").path]
        request.usesCache = false
        let outcome = Driver.baseline(.compare, request, isGrowing: false, replaces: false)
        let use = try #require(outcome.use)
        let bytes = SessionLint.document(use, "a \u{1B}\"name")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(
            Set(document.keys) == [
                "version", "baseline", "summary", "followed", "fixed", "notLookedFor", "new",
            ])
        #expect(document["baseline"] as? String == "a \u{1B}\"name")
        #expect(
            document["summary"] as? [String: Int] == [
                "same": 1, "followed": 1, "fixed": 1, "new": 1, "notLookedFor": 0,
            ])
        func only(_ list: String) -> [String: Any]? { (document[list] as? [[String: Any]])?.first }
        #expect(only("followed")?["oldFile"] as? String == "app/services/fines.py")
        #expect(only("followed")?["by"] as? String == "file")
        #expect((only("followed")?["file"] as? String)?.hasSuffix("app/services/fees.py") == true)
        #expect(only("fixed")?["oldFunction"] as? String == "LoanService.give_back")
        #expect(only("new")?["function"] as? String == "LoanService.extend")
        #expect(only("new")?["line"] as? Int == 20)
    }
}
