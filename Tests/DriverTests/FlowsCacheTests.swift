import Findings
import Foundation
import Reporting
import Testing

@testable import Driver

/// After a change those files are followed anew that looked at what has changed, and what is found is as without.
@Suite struct FlowsCacheTests {
    private static let tree = [
        "app/services/orders.py": """
        from app.util.storage import Storage


        class OrderService:
            def __init__(self, db):
                self.db = db

            def save(self, order):
                Storage(self.db).keep(order)
        """,
        "app/services/loans.py": """
        from app.util.storage import Storage


        class LoanService:
            def __init__(self, db):
                self.db = db

            def save(self, loan):
                self.db.add(loan)
        """,
        "app/util/storage.py": """
        from sqlalchemy.orm import Session

        from app.util.ends import end


        class Storage:
            def __init__(self, db: Session):
                self.db = db

            def keep(self, thing):
                self.db.add(thing)
                end(self.db)

            def label(self, thing):
                return str(thing)
        """,
        "app/util/ends.py": """
        def end(db):
            db.commit()
        """,
    ]

    private func run(_ scratch: Scratch, usesCache: Bool = true) -> (findings: [String], followed: Int) {
        var request = CheckRequest()
        request.paths = [scratch.path]
        request.jobs = 2
        request.usesCache = usesCache
        let outcome = check(request)
        let detail = outcome.times.stages.first { $0.name == "follow" }?.detail ?? "0"
        var options = RenderOptions()
        options.showsClosingLine = false
        let text = outcome.report.map { render($0, as: .concise, options: options) } ?? []
        let findings = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        return (findings, Int(detail.prefix { $0.isNumber }) ?? -1)
    }

    /// Changes a file and runs again: how many files were followed anew.
    private func followed(
        _ scratch: Scratch, _ path: String, _ old: String, _ new: String,
        at location: SourceLocation = #_sourceLocation
    ) throws -> Int {
        let text = try String(contentsOfFile: scratch.at(path), encoding: .utf8)
        let changed = text.replacingOccurrences(of: old, with: new)
        #expect(changed != text, sourceLocation: location)
        try scratch.write(path, changed)
        let cached = run(scratch)
        #expect(cached.findings == run(scratch, usesCache: false).findings, sourceLocation: location)
        return cached.followed
    }

    @Test func onlyThoseWhoLookedAreFollowedAnew() throws {
        let scratch = try Scratch(Self.tree)
        let first = run(scratch)
        #expect(first.followed == 4)
        #expect(first.findings.contains { $0.contains("orders.py:9") })
        let storage = "app/util/storage.py"
        // The file itself, and no other.
        #expect(try followed(scratch, storage, "class Storage", "# A word.\nclass Storage") == 1)
        #expect(try followed(scratch, "app/util/ends.py", "    db.commit()", "    db.rollback()") <= 2)
        #expect(try followed(scratch, "app/services/loans.py", "self.db.add", "self.db.delete") == 1)
        // Another function of that name, in the class that the services use.
        #expect(try followed(scratch, storage, "def keep(", "def hold(") >= 2)
        // Nothing commits there any more, because what is called is gone.
        let told = run(scratch).findings.filter { $0.contains("orders.py:9") }
        #expect(told.count == 1 && told.allSatisfy { $0.contains("session-api-missing") })
        #expect(try followed(scratch, storage, "def hold(", "def keep(") >= 2)
        #expect(run(scratch).findings.contains { $0.contains("orders.py:9") })
    }

    @Test func whatComesIntoBeingElsewhereIsSeen() throws {
        var tree = Self.tree
        tree["app/util/ends.py"] = "def other(db):\n    db.commit()\n"
        let scratch = try Scratch(tree)
        #expect(run(scratch).findings.allSatisfy { !$0.contains("orders.py:9") })
        #expect(try followed(scratch, "app/util/ends.py", "def other(", "def end(") >= 2)
        #expect(run(scratch).findings.contains { $0.contains("orders.py:9") })
        // A base that commits.
        try scratch.write(
            "app/util/base.py",
            "from sqlalchemy.orm import Session\n\nclass Base:\n    db: Session\n\n    def keep(self, thing):\n        self.db.commit()\n"
        )
        _ = run(scratch)
        _ = try followed(scratch, "app/util/storage.py", "class Storage:", "class Storage(Base):")
        _ = try followed(
            scratch, "app/util/storage.py", "from sqlalchemy",
            "from app.util.base import Base\nfrom sqlalchemy")
        _ = try followed(scratch, "app/util/storage.py", "def keep(", "def kept(")
        #expect(run(scratch).findings.contains { $0.contains("orders.py:9") })
    }
}
