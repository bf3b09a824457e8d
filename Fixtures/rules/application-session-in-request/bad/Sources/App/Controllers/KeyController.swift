/// Other spellings: another database, a name of its own, a transaction, a query, a call that is handed it.
import Fluent
import Vapor

struct KeyController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.get("keys") { req in
            try await Key.query(on: req.application.db).all()  // expect: application-session-in-request
        }
    }

    @Sendable func archive(_ request: Request) async throws -> HTTPStatus {
        let key = Key()
        try await key.save(on: request.application.db(.archive))  // expect: application-session-in-request "`request.db(.archive)`"
        return .ok
    }

    @Sendable func lend(req: Request) async throws -> HTTPStatus {
        let database = req.application.db
        let key = Key()
        try await key.save(on: database)  // expect: application-session-in-request
        return .ok
    }

    @Sendable func exchange(req: Request) async throws -> HTTPStatus {
        try await req.application.db.transaction { db in  // expect: application-session-in-request
            try await Key().save(on: db)
        }
        return .ok
    }
}
