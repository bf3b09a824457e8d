/// The owner closes what it has opened.
import MongoSwift
import PostgresNIO

struct MoveCommand {
    func run(_ exhibit: Exhibit, logger: Logger) async throws {
        let connection = try await PostgresConnection.connect(configuration: .museum, id: 1, logger: logger)
        try await ExhibitService().move(exhibit, connection, logger: logger)
        try await connection.close()
    }

    func count(_ client: MongoClient) async throws {
        let session = client.startSession()
        defer { session.end() }
        print(try await client.db("museum").collection("visits").countDocuments(session: session))
    }
}
