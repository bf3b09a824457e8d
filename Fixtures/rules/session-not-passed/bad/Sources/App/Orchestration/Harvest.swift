/// The common case: the closure is handed a session, and one of two operations is not given it.
import MongoSwift

struct HarvestOrchestrator {
    let client: MongoClient

    func bringIn(_ crate: Crate) async throws {
        let crates = client.db("orchard").collection("crates", withType: Crate.self)
        let stock = client.db("orchard").collection("stock")
        try await client.withSession { session in
            try await crates.insertOne(crate, session: session)
            try await stock.updateOne(filter: crate.filter, update: crate.update)  // expect: session-not-passed "without `session`"
        }
    }
}
