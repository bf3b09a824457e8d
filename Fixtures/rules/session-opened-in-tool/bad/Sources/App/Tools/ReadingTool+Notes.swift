/// An extension of a tool, in a file of its own.
import SwiftData

extension ReadingTool {
    func note(_ text: String, _ container: ModelContainer) throws {
        let context = ModelContext(container)  // expect: session-opened-in-tool
        context.insert(Note(text))
        try context.save()
    }
}
