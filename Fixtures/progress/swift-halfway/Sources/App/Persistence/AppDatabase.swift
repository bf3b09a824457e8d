import GRDB

final class AppDatabase {
    static let shared = AppDatabase(try? DatabaseQueue(path: "ferries.sqlite"))

    private let queue: DatabaseQueue?

    init(_ queue: DatabaseQueue?) {
        self.queue = queue
    }

    func names() throws -> [String] {
        try queue?.read { db in try String.fetchAll(db, sql: "SELECT name FROM ferry") } ?? []
    }
}
