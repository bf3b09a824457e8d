/// What else a request has, and its database before and after the transaction.
import Fluent
import Vapor

struct DepotController {
    func close(_ req: Request) async throws -> HTTPStatus {
        guard let depot = try await Depot.find(req.parameters.get("id"), on: req.db) else {
            throw Abort(.notFound)
        }
        try await req.db.transaction { tx in
            req.logger.info("closing \(depot.name) with req.db")
            let user = try req.auth.require(Clerk.self)
            try await depot.close(by: user, on: tx)
            try await req.queue.dispatch(DepotClosed.self, depot.id)
            _ = req.db.eventLoop.inEventLoop
        }
        try await Visit(depot).create(on: req.db)  // expect: writes-commit-one-by-one
        return .noContent
    }

    /// The closure's parameter has the name of the outer database, or of what the base of it is called.
    func shadowed(_ db: any Database, _ depot: Depot) async throws {
        try await db.transaction { db in
            try await depot.update(on: db)
        }
        try await db.transaction { (db: any Database) in
            try await depot.delete(on: db)
        }
    }

    /// The name is bound anew inside.
    func rebound(_ req: Request, _ depot: Depot) async throws {
        let db = req.db
        try await db.transaction { tx in
            let db = tx
            try await depot.update(on: db)
        }
    }

    /// What runs later runs outside the transaction, with the database of its own.
    func later(_ req: Request, _ depot: Depot) async throws {
        try await req.db.transaction { tx in
            try await depot.update(on: tx)
            Task { try await Visit(depot).create(on: req.db) }
        }
    }

    /// Another database of the same request.
    func mirrored(_ req: Request, _ depot: Depot) async throws {
        try await req.db.transaction { tx in
            try await depot.update(on: tx)
        }
        try await req.db(.archive).transaction { tx in
            try await Snapshot(depot).create(on: tx)
        }
    }
}
