/// The common case: the service asks the database.
import FoundationModels

struct RidesTool: Tool {
    let name = "rides"
    let description = "Count the rides of a bike"
    let rides: any RideCounting

    func call(arguments: BikeQuestion) async throws -> String {
        "\(try await rides.count(of: arguments.bike))"
    }
}
