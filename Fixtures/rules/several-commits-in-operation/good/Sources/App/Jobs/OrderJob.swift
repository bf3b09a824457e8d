import SwiftData

struct OrderJob {
    func run(_ orders: [Order], in context: ModelContext) throws {
        for order in orders {
            context.insert(order)
        }
        try context.save()
    }

    func take(_ order: Order, note: Note?, in context: ModelContext) throws {
        guard let note else {
            context.insert(order)
            return try context.save()
        }
        switch note.kind {
        case .new:
            context.insert(note)
            try context.save()
        case .gone:
            context.delete(note)
            try context.save()
        }
    }

    func inBatches(_ batches: [[Order]], in context: ModelContext) throws {
        for batch in batches {
            batch.forEach { context.insert($0) }
            try context.save()
        }
    }

    func built(_ order: Order, in context: ModelContext) throws {
        #if DEBUG
            try context.save()
        #else
            context.insert(order)
            try context.save()
        #endif
    }
}
