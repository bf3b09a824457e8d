/// A server's repository with a session of MongoSwift.
import MongoSwift

struct StationRepository {
    let client: MongoClient

    func move(_ station: Station) async throws {
        try await client.withSession { session in  // expect: session-opened-in-repository
            try await client.db("bikes").collection("stations").insertOne(station.document, session: session)
        }
    }
}
