/// The common case: what a handler does, it does on the database of its request.
import Fluent
import Vapor

struct LockerController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.post("lockers", use: rent)
    }

    @Sendable func rent(req: Request) async throws -> HTTPStatus {
        let locker = try req.content.decode(Locker.self)
        try await locker.save(on: req.db)
        return .created
    }
}
