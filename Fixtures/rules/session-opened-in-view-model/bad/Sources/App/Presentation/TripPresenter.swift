/// A presenter that starts a session of MongoSwift.
import MongoSwift

final class TripPresenter {
    private let client: MongoClient

    init(client: MongoClient) {
        self.client = client
    }

    func show() async throws {
        let session = client.startSession()  // expect: session-opened-in-view-model
        _ = try await client.db("trips").collection("trips").find(session: session)
        try await client.withSession { session in  // expect: session-opened-in-view-model
            _ = session
        }
    }
}
