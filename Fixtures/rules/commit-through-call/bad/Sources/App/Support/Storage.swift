import SwiftData

/// Writes what it is handed, and saves.
struct Storage {
    let context: ModelContext

    func keep(_ order: Order) throws {
        context.insert(order)
        try context.save()
    }
}

func finish(_ context: ModelContext) throws {
    try context.save()
}
