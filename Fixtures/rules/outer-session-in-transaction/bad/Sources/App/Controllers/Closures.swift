/// The ways to write the closure: `$0`, brackets, captures, a closure inside it, and work under conditions.
import Fluent
import FluentSQL
import Vapor

struct DepotController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.put("depots", ":id") { req async throws -> HTTPStatus in
            let depot = try req.content.decode(Depot.self)
            try await req.db.transaction { tx in
                try await depot.update(on: tx)
                try await Shelf.query(on: req.db).delete()  // expect: outer-session-in-transaction
            }
            return .ok
        }
    }

    @Sendable func short(_ req: Request) async throws {
        let depot = try req.content.decode(Depot.self)
        try await req.db.transaction { try await depot.move(req.db, $0) }  // expect: outer-session-in-transaction
    }

    @Sendable func inBrackets(_ req: Request) async throws {
        let depot = try req.content.decode(Depot.self)
        try await req.db.transaction({ [depot] (tx: any Database) async throws -> Void in
            guard let shelf = try await Shelf.find(depot.shelfID, on: req.db) else {  // expect: outer-session-in-transaction
                throw Abort(.notFound)
            }
            try await shelf.delete(on: tx)
        })
    }

    @Sendable func underConditions(_ req: Request) async throws {
        let shelves = try req.content.decode([Shelf].self)
        try await req.db.transaction { tx in
            for shelf in shelves {
                if shelf.isEmpty {
                    try await shelf.delete(on: tx)
                } else {
                    do {
                        try await shelf.update(on: req.db)  // expect: outer-session-in-transaction
                    } catch let error as DepotError {
                        throw Abort(.conflict, reason: error.reason)
                    }
                }
            }
        }
    }

    @Sendable func inInnerClosure(_ req: Request) async throws {
        let shelves = try req.content.decode([Shelf].self)
        try await req.db.transaction { tx in
            try await tx.log(shelves.count)
            try shelves.filter(\.isEmpty).forEach { shelf in
                _ = shelf.delete(on: req.db)  // expect: outer-session-in-transaction
            }
        }
    }

    @Sendable func byStatement(_ req: Request) async throws {
        try await req.db.transaction { tx in
            try await Depot.query(on: tx).delete()
            #if DEBUG
            try await req.db.query(Depot.self).all()  // expect: outer-session-in-transaction
            #endif
        }
    }
}
