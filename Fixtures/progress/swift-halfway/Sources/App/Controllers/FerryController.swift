import Fluent
import Vapor

struct FerryController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        let ferries = routes.grouped("ferries")
        ferries.post(use: launch)
        ferries.put(use: swap)
    }

    @Sendable func launch(req: Request) async throws -> HTTPStatus {
        let ferry = try req.content.decode(FerryRow.self)
        try await req.db.transaction { db in
            try await ferry.create(on: db)
            try await FerryRepository().add("spare", on: db)
        }
        return .created
    }

    @Sendable func swap(req: Request) async throws -> HTTPStatus {
        try await FerryRow(name: "one").create(on: req.db)
        try await FerryRow(name: "other").create(on: req.db)
        return .ok
    }
}
