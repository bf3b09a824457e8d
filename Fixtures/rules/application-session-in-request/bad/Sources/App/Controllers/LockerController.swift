/// The common case: the handler has a request, and goes to the database of the whole application.
import Fluent
import Vapor

struct LockerController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.post("lockers", use: rent)
    }

    @Sendable func rent(req: Request) async throws -> HTTPStatus {
        let locker = try req.content.decode(Locker.self)
        try await locker.save(on: req.application.db)  // expect: application-session-in-request "`req.application.db` goes around `req.db`"
        return .created
    }
}
