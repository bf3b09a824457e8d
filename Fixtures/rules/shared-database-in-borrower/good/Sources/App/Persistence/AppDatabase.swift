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
