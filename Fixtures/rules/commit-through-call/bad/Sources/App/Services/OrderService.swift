import SwiftData

struct OrderService {
    let context: ModelContext

    func place(_ order: Order) throws {
        context.insert(order)
        try finish(context)  // expect: commit-through-call "`finish`, which commits"
    }

    func keep(_ order: Order) throws {
        let storage = Storage(context: context)
        try storage.keep(order)  // expect: commit-through-call
    }
}
