import SwiftData

struct Storage {
    let context: ModelContext

    func keep(_ order: Order) {
        context.insert(order)
    }
}

func write(_ order: Order, to container: ModelContainer) throws {
    let context = ModelContext(container)
    context.insert(order)
    try context.save()
}
