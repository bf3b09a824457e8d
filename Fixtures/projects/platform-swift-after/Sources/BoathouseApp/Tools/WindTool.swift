/// Asks a weather service; there is no database in it.
import Foundation
import FoundationModels

struct WindTool: Tool {
    let name = "wind"
    let description = "Say how strong the wind will be"

    @Generable
    struct Arguments {
        var place: String
    }

    func call(arguments: Arguments) async throws -> String {
        let address = URL(string: "https://weather.example/wind")!.appending(path: arguments.place)
        let session = URLSession(configuration: .ephemeral)
        let (data, _) = try await session.data(from: address)
        return String(decoding: data, as: UTF8.self)
    }
}
