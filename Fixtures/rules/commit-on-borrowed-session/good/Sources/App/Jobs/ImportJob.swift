/// What the function opens itself is its own, and so is the context of an actor that is made for one.
import SwiftData

struct ImportJob {
    func run(_ container: ModelContainer, _ books: [ShelfBook]) throws {
        let context = ModelContext(container)
        for book in books { context.insert(book) }
        try context.save()
    }
}

@ModelActor
actor BookImporter {
    func run(_ books: [ShelfBook]) throws {
        for book in books { modelContext.insert(book) }
        try modelContext.save()
    }
}
