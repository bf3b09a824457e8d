/// `try?` whose value is looked at: nothing is lost silently.
import CoreData
import Fluent
import GRDB
import Vapor

struct OutcomeOrchestrator {
    let queue: DatabaseQueue

    func keep(_ page: Page) async -> Bool {
        let kept: Bool? = try? await queue.write { db in
            try page.insert(db)
            return true
        }
        return kept ?? false
    }

    func keep(_ row: PageRow, for req: Request) async -> HTTPStatus {
        guard (try? await row.save(on: req.db)) != nil else { return .conflict }
        return .ok
    }

    func keep(in context: NSManagedObjectContext) -> String? {
        if let _ = try? context.save() { return nil }
        return "the page could not be kept"
    }
}
