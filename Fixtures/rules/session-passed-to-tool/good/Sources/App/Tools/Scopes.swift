/// A registry, plain values, a session of another library, a computed property.
import Foundation
import FoundationModels

struct RouteTool: Tool {
    let services: ToolServices
    let sessionID: UUID
    let session: URLSession

    var routes: any RouteFinding { services.routes }

    func call(arguments: Route) async throws -> String {
        try await routes.plan(arguments, for: sessionID)
    }
}
