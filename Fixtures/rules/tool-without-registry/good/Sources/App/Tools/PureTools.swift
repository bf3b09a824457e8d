/// Tools that only compute, ask a web service, or are handed their service.
import Foundation
import FoundationModels

struct SeasonTool: Tool {
    let description = "Say the season"

    func call(arguments: Day) async throws -> String {
        arguments.month < 6 ? "spring" : "autumn"
    }
}

struct FrostTool: Tool {
    let description = "Say whether there will be frost"

    func call(arguments: Day) async throws -> String {
        let (data, _) = try await URLSession.shared.data(from: arguments.address)
        UserDefaults.standard.set(data, forKey: "frost")
        return String(decoding: data, as: UTF8.self)
    }
}

struct BedTool: Tool {
    let beds: any BedKeeping
    let scope: ServiceScope

    func call(arguments: Bed) async throws -> String {
        try await beds.describe(arguments)
    }
}

protocol GardenTool: Tool {
    var garden: String { get }
}
