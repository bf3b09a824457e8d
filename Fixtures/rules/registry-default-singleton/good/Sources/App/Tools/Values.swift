/// Defaults of other kinds, and an optional without one.
import Foundation
import FoundationModels

struct StreetTool: Tool {
    let services: ToolServices

    init(
        services: ToolServices, defaults: UserDefaults = .standard, session: URLSession = .shared,
        clock: ContinuousClock = ContinuousClock(), limit: Int = 20
    ) {
        self.services = services
    }

    func call(arguments: Street, on day: Date = .now) async throws -> String {
        try await services.streets.sweep(arguments, on: day)
    }
}
