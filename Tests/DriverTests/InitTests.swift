import Findings
import Testing

@testable import Driver

/// `init` proposes what the program cannot know by itself, and what it proposes is a configuration.
@Suite struct InitTests {
    private static let tree = [
        "shop/api/baskets.py": """
        from vendor.storage import unit_of_work


        def empty(basket):
            with unit_of_work() as work:
                work.add(basket)
                work.flush()
                work.commit()


        def fill(basket, work):
            with unit_of_work() as work:
                work.add(basket)
                work.rollback()
        """,
        "shop/domain/prices.py": """
        from sqlalchemy.orm import Session


        def one(db: Session):
            db.commit()


        def two(db: Session):
            db.flush()


        def three(db: Session):
            db.rollback()
        """,
        "shop/tests/test_baskets.py": """
        from vendor.testing import fake_work


        def test_it():
            with fake_work() as work:
                work.add(1)
                work.commit()
        """,
    ]

    private func initialize(_ scratch: Scratch) -> Initialization {
        Driver.initialize(scratch.path, jobs: 2, color: false, width: nil)
    }

    @Test func whatIsUsedLikeASessionIsProposed() throws {
        let scratch = try Scratch(Self.tree)
        let proposed = initialize(scratch)
        let text = String(decoding: try #require(proposed.configuration), as: UTF8.self)
        #expect(proposed.problems.isEmpty)
        #expect(text.contains("session-factories = [\n    \"vendor.storage.unit_of_work\","))
        #expect(!text.contains("fake_work"))
        #expect(text.contains("\"shop/domain/*\" = \"service\""))
        #expect(text.contains("SQLAlchemy (1 file)"))
        let summary = String(decoding: proposed.summary, as: UTF8.self)
        // Under the proposal the three of the domain are services.
        #expect(summary.contains("commit-on-borrowed-session"))
        #expect(summary.contains("rollback-on-borrowed-session"))
    }

    @Test func whatIsProposedIsInForceWhereItIsWritten() throws {
        let scratch = try Scratch(Self.tree)
        let proposed = initialize(scratch)
        try writeFile(try #require(proposed.configuration), to: proposed.path)
        var request = CheckRequest()
        request.paths = [scratch.path]
        let settings = Driver.settings(for: request)
        #expect(settings.problems.isEmpty)
        let text = String(decoding: try #require(settings.settings.first).rendered, as: UTF8.self)
        #expect(text.contains("vendor.storage.unit_of_work"))
        #expect(initialize(scratch).existing != nil)
    }

    @Test func namesOfFilesCannotBreakOut() throws {
        let folder = "a\n[severity]\nb"
        let scratch = try Scratch([
            "\(folder)/x.py": Self.tree["shop/domain/prices.py"] ?? "",
            "\u{1B}[31m/y\".py": Self.tree["shop/api/baskets.py"] ?? "",
        ])
        let proposed = initialize(scratch)
        let text = String(decoding: try #require(proposed.configuration), as: UTF8.self)
        #expect(proposed.problems.isEmpty)
        #expect(!text.contains("\n[severity]"))
        #expect(!text.contains("\u{1B}"))
        #expect(!proposed.summary.contains(0x1B))
    }

    @Test func aFolderWithoutCodeIsAProblem() throws {
        let scratch = try Scratch(["notes.txt": "nothing"])
        let proposed = initialize(scratch)
        #expect(proposed.configuration == nil)
        #expect(proposed.problems.map(\.message) == ["no source file to check here"])
    }
}
