import SwiftData

/// Works on the context that it is lent.
final class OrderCounter {
    private let context: ModelContext

    init(context: ModelContext) { self.context = context }

    func count() throws -> Int { try context.fetchCount(FetchDescriptor<Order>()) }
}

/// What tools are handed.
struct OrderServices {
    let counter: OrderCounter
    var spare: OrderCounter { counter }
}
