import SwiftData

protocol Counting {
    func count() throws -> Int
}

/// Opens a context for every question.
final class OrderCounter: Counting {
    private let container: ModelContainer

    init(container: ModelContainer) { self.container = container }

    func count() throws -> Int {
        let context = ModelContext(container)  // expect: session-opened-through-call "in 5 other functions"
        return try context.fetchCount(FetchDescriptor<Order>())
    }
}

/// What tools are handed.
struct OrderServices {
    let counter: OrderCounter
    let anyCounter: any Counting
    var spare: OrderCounter { counter }
}
