import Fluent
import Vapor

struct Ways {
    func oneOrTheOther(_ req: Request, order: Order, isNew: Bool) async throws {
        if isNew {
            try await order.create(on: req.db)
        } else {
            try await order.update(on: req.db)
        }
    }

    func leftAtOnce(_ req: Request, order: Order) async throws {
        guard order.isOpen else {
            try await order.delete(on: req.db)
            return
        }
        try await order.save(on: req.db)
    }

    func writesDownWhatFailed(_ req: Request, order: Order) async throws {
        do {
            try await order.save(on: req.db)
        } catch {
            try await Failure(error).save(on: req.db)
        }
    }

    func reads(_ req: Request, order: Order) async throws {
        _ = try await Order.find(order.id, on: req.db)
        try await order.save(on: req.db)
    }

    func callerDecides(_ order: Order, on database: any Database) async throws {
        try await order.save(on: database)
        try await Receipt(order).save(on: database)
    }

    func twoDatabases(_ req: Request, order: Order) async throws {
        try await order.save(on: req.db)
        try await order.save(on: req.db(.archive))
    }

    func aTransactionEach(_ req: Request, orders: [Order]) async throws {
        for order in orders {
            try await req.db.transaction { transaction in
                try await order.save(on: transaction)
            }
        }
    }

    func roundsApart(_ req: Request, orders: [Order]) async {
        for order in orders {
            do {
                try await order.save(on: req.db)
            } catch {
                req.logger.error("\(error)")
            }
        }
    }

    func services(_ req: Request, orderService: OrderService, order: Order) async throws {
        try await orderService.delete(order, on: req.db)
        try await order.delete(on: req.db)
    }
}
