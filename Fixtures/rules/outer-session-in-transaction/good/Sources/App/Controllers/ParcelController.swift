/// The common case: inside the transaction, every write goes to the database that the closure is handed.
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
            try await receipt.save(on: tx)
        }
        return .created
    }
}
