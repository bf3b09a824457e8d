import GRDB

actor PickingService {
    private let db: Database  // expect: session-stored

    init(_ db: Database) {
        self.db = db
    }

    func count() throws -> Int {
        try Picking.fetchCount(db)
    }
}
