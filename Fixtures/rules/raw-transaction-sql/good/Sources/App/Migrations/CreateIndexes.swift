/// A migration may have to leave its transaction.
import FluentSQL

struct CreateIndexes: AsyncMigration {
    func prepare(on database: any Database) async throws {
        guard let sql = database as? any SQLDatabase else { return }
        try await sql.raw("COMMIT").run()
        try await sql.raw("create index concurrently lines_year on lines (year)").run()
    }
}
