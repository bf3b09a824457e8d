import Dependencies
import Fluent
import Vapor

struct TowelHandlers {
    @Dependency(\.request) var request

    func rent(_ towel: Towel) async throws {
        try await towel.save(on: request.application.db)  // expect: application-session-in-request "`request.db`"
    }
}
