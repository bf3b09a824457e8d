import SwiftData

struct OrderService {
    let context: ModelContext

    func place(_ order: Order) {
        context.insert(order)
    }

    func keep(_ order: Order) {
        let storage = Storage(context: context)
        storage.keep(order)
    }
}
