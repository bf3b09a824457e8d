/// The common case: every operation of the transaction is given the session.
import MongoSwift

struct HarvestOrchestrator {
    let client: MongoClient

    func bringIn(_ crate: Crate) async throws {
        let crates = client.db("orchard").collection("crates", withType: Crate.self)
        let stock = client.db("orchard").collection("stock")
        try await client.withSession { session in
            try await crates.insertOne(crate, session: session)
            try await stock.updateOne(filter: crate.filter, update: crate.update, session: session)
        }
    }

    func count() async throws -> Int {
        try await client.db("orchard").collection("crates").countDocuments([:])
    }
}
