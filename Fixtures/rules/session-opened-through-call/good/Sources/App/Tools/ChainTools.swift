import FoundationModels

struct CountTool: Tool {
    let description = "Counts the orders"
    let services: OrderServices

    func call(arguments: Arguments) async throws -> String {
        "\(try services.counter.count() + services.spare.count())"
    }
}
