import Fluent
import Vapor

struct Ways {
    func inALoop(_ req: Request, orders: [Order]) async throws {
        for order in orders {
            try await order.update(on: req.db)  // expect: writes-commit-one-by-one "in every round of a loop"
        }
    }

    func besideATransaction(_ req: Request, order: Order) async throws {
        try await req.db.transaction { transaction in
            try await order.save(on: transaction)
        }
        try await Receipt(order).create(on: req.db)  // expect: writes-commit-one-by-one
    }

    func aliased(_ req: Request, order: Order) async throws {
        let database = req.db
        try await order.save(on: database)
        try await Receipt(order).save(on: database)  // expect: writes-commit-one-by-one
    }
}
