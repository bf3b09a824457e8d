/// A job and a command have the database of the application alone, and a task may outlive its request.
import Fluent
import Queues
import Vapor

struct LockerJob: AsyncScheduledJob {
    func run(context: QueueContext) async throws {
        try await Locker.query(on: context.application.db).filter(\.$isLost == true).delete()
    }
}

struct LockerCommand: AsyncCommand {
    func run(using context: CommandContext, signature: Signature) async throws {
        try await Locker.query(on: context.application.db).delete()
    }
}

struct VisitController {
    @Sendable func visit(req: Request) async throws -> HTTPStatus {
        Task {
            try await Visit().save(on: req.application.db)
        }
        req.application.logger.info("visited")
        return .ok
    }
}
