import FoundationModels

struct BookCrossingTool: Tool {
    let name = "book_crossing"
    let description = "Book a crossing with a ferry"
    let crossings: CrossingService

    @Generable
    struct Arguments {
        var ferry: String
    }

    func call(arguments: Arguments) async throws -> String {
        crossings.book(arguments.ferry)
        return "booked"
    }
}
