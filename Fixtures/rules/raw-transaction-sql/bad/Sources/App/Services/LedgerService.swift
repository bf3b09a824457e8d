/// SQLKit under Fluent.
import FluentSQL

struct LedgerService {
    func post(_ line: LedgerLine, on sql: any SQLDatabase) async throws {
        try await sql.raw("BEGIN").run()  // expect: raw-transaction-sql
        try await sql.insert(into: "lines").model(line).run()
        try await sql.raw("COMMIT").run()  // expect: raw-transaction-sql
    }
}
