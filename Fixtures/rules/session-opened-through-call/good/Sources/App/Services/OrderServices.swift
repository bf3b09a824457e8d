import SwiftData

/// Works on the context that it is lent.
struct OrderCounter {
    let context: ModelContext

    func count() throws -> Int { try context.fetchCount(FetchDescriptor<Order>()) }
}

/// What tools are handed.
struct OrderServices {
    let counter: OrderCounter
    var spare: OrderCounter { counter }
}
