import Linking
import Testing

@testable import RuleEngine

/// What the outcome of a file hangs on in others: the less it is, the fewer files a stroke in an editor decides anew.
@Suite struct LookedTests {
    /// What the outcome of a file hangs on: whether on all code that says a name, and on which other files.
    private static func looked(
        _ files: [String: String], at path: String, _ name: String
    ) throws -> (isName: Bool, files: [String]) {
        let trial = Trial(files)
        let engine = Engine(trial.rules, settings: trial.settings)
        let program = engine.link(trial.analysed.map(engine.scan))
        let file = try #require(trial.files.firstIndex { $0.path == path })
        let looked = engine.evaluate(program, file: file, after: nil).looked
        let facts = trial.analysed[file].facts
        let symbol = try #require(facts.symbol(name))
        return (
            looked.used.contains(facts.hash(of: symbol)),
            trial.files.indices.filter { !looked.reads(of: $0).isEmpty }.map { trial.files[$0].path }
        )
    }

    @Test func whoStartsAFunctionIsAskedByItsNameAlone() throws {
        var files = [
            "app/services/rooms.py": """
            from sqlalchemy import create_engine
            from sqlalchemy.orm import sessionmaker

            Session = sessionmaker(create_engine("sqlite://"))

            class RoomService:
                async def sweep(self):
                    with Session() as db:
                        db.commit()
            """
        ]
        for number in 0..<20 {
            files["app/core/part\(number).py"] = "def part\(number)(rooms):\n    return rooms.count()\n"
        }
        let looked = try Self.looked(files, at: "app/services/rooms.py", "sweep")
        #expect(looked.isName)
        #expect(looked.files == [])
    }
}
