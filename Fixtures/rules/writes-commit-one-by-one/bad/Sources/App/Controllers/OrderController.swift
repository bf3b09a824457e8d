import Fluent
import Vapor

struct OrderController {
    func create(_ req: Request) async throws -> HTTPStatus {
        let order = try req.content.decode(Order.self)
        try await order.save(on: req.db)
        try await Receipt(order).save(on: req.db)  // expect: writes-commit-one-by-one "more than once"
        return .created
    }
}
