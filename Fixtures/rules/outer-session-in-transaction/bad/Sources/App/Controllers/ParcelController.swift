/// The common case: inside the transaction, one write goes to the database of the request.
import Fluent
import Vapor

struct ParcelController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.post("parcels", use: handOver)
    }

    @Sendable func handOver(req: Request) async throws -> HTTPStatus {
        let parcel = try req.content.decode(Parcel.self)
        let receipt = Receipt(for: parcel)
        try await req.db.transaction { tx in
            try await parcel.save(on: tx)
            try await receipt.save(on: req.db)  // expect: outer-session-in-transaction "`req.db` is used inside the closure that is handed `tx`"
        }
        return .created
    }
}
