import GRDB

final class AppDatabase {
    static let shared = AppDatabase(try? DatabaseQueue(path: "app.sqlite"))
    static let preview = AppDatabase(nil)

    private let queue: DatabaseQueue?

    init(_ queue: DatabaseQueue?) {
        self.queue = queue
    }

    func titles() throws -> [String] {
        try queue?.read { db in try String.fetchAll(db, sql: "SELECT title FROM book") } ?? []
    }

    static func reset() throws -> [String] { try AppDatabase.shared.titles() }
}

/// Keeps nothing of a database.
final class ImageStore {
    static let shared = ImageStore()
}

/// Keeps the database for those who are to have it, and much else.
final class Composition {
    static let shared = Composition()

    let database: AppDatabase = .shared
    let images = ImageStore()
}

/// Its data are no rows.
final class ScoreDataManager {
    static let shared = ScoreDataManager()

    var scores: [Int] = []
}
