/// A repository that ends a session of MongoSwift, kept or handed in, at once or at the end of the function.
import MongoSwift

final class VisitRepository {
    private let session: ClientSession  // expect: session-stored

    init(session: ClientSession) {
        self.session = session
    }

    func add(_ visit: Visit, to visits: MongoCollection<Visit>) async throws {
        defer { session.end() }  // expect: close-on-borrowed-session
        try await visits.insertOne(visit, session: session)
    }

    func finish(_ other: ClientSession?) async throws {
        try await other?.end().get()  // expect: close-on-borrowed-session
    }
}
