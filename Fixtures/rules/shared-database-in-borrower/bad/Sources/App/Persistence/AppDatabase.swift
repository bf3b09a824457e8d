import GRDB

final class AppDatabase {
    static let shared = AppDatabase(try? DatabaseQueue(path: "app.sqlite"))

    private let queue: DatabaseQueue?

    init(_ queue: DatabaseQueue?) {
        self.queue = queue
    }

    func titles() throws -> [String] {
        try queue?.read { db in try String.fetchAll(db, sql: "SELECT title FROM book") } ?? []
    }
}

enum Storage {
    static let queue = try? DatabaseQueue(path: "app.sqlite")
}

/// What the whole process shares keeps the database through another one.
final class ShelfKeeper {
    static let shared = ShelfKeeper()

    let database: AppDatabase = .shared
}

final class LoanDatabase {
    static let shared = LoanDatabase()
}

/// Keeps no more than a session, and much else.
final class BranchContext {
    static let shared = BranchContext()

    let reading: Database? = nil
}
