/// The common case: a service closes the connection that it was lent.
import PostgresNIO

struct ExhibitService {
    func move(_ exhibit: Exhibit, _ connection: PostgresConnection, logger: Logger) async throws {
        try await connection.query("update exhibits set room = \(exhibit.room)", logger: logger)
        try await connection.close()  // expect: close-on-borrowed-session "`ExhibitService.move` closes `connection`"
    }
}
