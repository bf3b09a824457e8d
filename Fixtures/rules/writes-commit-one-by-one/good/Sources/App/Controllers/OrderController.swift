import Fluent
import Vapor

struct OrderController {
    func create(_ req: Request) async throws -> HTTPStatus {
        let order = try req.content.decode(Order.self)
        try await req.db.transaction { transaction in
            try await order.save(on: transaction)
            try await Receipt(order).save(on: transaction)
        }
        return .created
    }
}
