/// The type that is extended beside this file.
import FoundationModels

struct ReadingTool: Tool {
    let description = "Note what was read"
    let notes: any NoteTaking

    func call(arguments: Reading) async throws -> String {
        try await notes.take(arguments.text)
    }
}
