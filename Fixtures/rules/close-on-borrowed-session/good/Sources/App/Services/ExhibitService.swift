/// The common case: the service works, and whoever opened the connection closes it.
import PostgresNIO

struct ExhibitService {
    func move(_ exhibit: Exhibit, _ connection: PostgresConnection, logger: Logger) async throws {
        try await connection.query("update exhibits set room = \(exhibit.room)", logger: logger)
    }
}
