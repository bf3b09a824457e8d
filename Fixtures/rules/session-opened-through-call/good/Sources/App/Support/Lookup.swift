import SwiftData

func countOrders(_ context: ModelContext) throws -> Int {
    try context.fetchCount(FetchDescriptor<Order>())
}
