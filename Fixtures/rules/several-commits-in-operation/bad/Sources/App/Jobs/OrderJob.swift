import SwiftData

struct OrderJob {
    func run(_ orders: [Order], in context: ModelContext) throws {
        for order in orders {
            context.insert(order)
            try context.save()  // expect: several-commits-in-operation "in every round of a loop"
        }
    }

    func take(_ order: Order, note: Note, in context: ModelContext) throws {
        context.insert(order)
        try context.save()
        context.insert(note)
        try context.save()  // expect: several-commits-in-operation "more than once"
    }

    func closing(_ order: Order, in context: ModelContext) throws {
        defer { try? context.save() }  // expect: commit-error-ignored, several-commits-in-operation
        context.insert(order)
        try context.save()
    }
}
