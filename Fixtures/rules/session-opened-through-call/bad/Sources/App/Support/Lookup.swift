import SwiftData

func countOrders(in container: ModelContainer) throws -> Int {
    let context = ModelContext(container)
    return try context.fetchCount(FetchDescriptor<Order>())
}
