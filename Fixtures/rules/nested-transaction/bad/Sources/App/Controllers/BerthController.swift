/// Fluent and PostgresNIO run the inner one as a part of the outer one.
import Fluent
import PostgresNIO
import Vapor

struct BerthController: RouteCollection {
    let client: PostgresClient

    func boot(routes: any RoutesBuilder) throws {
        routes.post("berths") { req async throws -> HTTPStatus in
            let berth = try req.content.decode(BerthRow.self)
            try await req.db.transaction { tx in
                try await berth.save(on: tx)
                do {
                    try await tx.transaction { inner in  // expect: nested-transaction "an inner error that is caught is not rolled back"
                        try await Fee(berth).save(on: inner)
                    }
                } catch {
                    req.logger.warning("no fee: \(error)")
                }
            }
            return .created
        }
    }

    func move(_ berth: BerthRow, logger: Logger) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.withTransaction(logger: logger) { inner in  // expect: nested-transaction
                try await inner.query("update berths set row = row + 1", logger: logger)
            }
        }
    }
}
