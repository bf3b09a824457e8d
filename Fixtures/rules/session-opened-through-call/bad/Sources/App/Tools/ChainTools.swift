import FoundationModels

/// What opens the context is found through what a tool is handed, by the types that are written down: six tools reach
/// what `OrderCounter` does.
struct CountTool: Tool {
    let description = "Counts the orders"
    let services: OrderServices

    func call(arguments: Arguments) async throws -> String {
        "\(try services.counter.count())"
    }
}

struct SpareCountTool: Tool {
    let description = "Counts the orders"
    let services: OrderServices

    func call(arguments: Arguments) async throws -> String {
        "\(try services.spare.count())"
    }
}

struct AnyCountTool: Tool {
    let description = "Counts the orders"
    let services: OrderServices

    func call(arguments: Arguments) async throws -> String {
        "\(try services.anyCounter.count())"
    }
}

struct TakenCountTool: Tool {
    let description = "Counts the orders"
    private let counter: OrderCounter

    init(services: OrderServices) { counter = services.counter }

    func call(arguments: Arguments) async throws -> String {
        "\(try counter.count())"
    }
}

struct WrappedCountTool: Tool {
    let description = "Counts the orders"
    @Dependency(\.orders) var services: OrderServices

    func call(arguments: Arguments) async throws -> String {
        "\(try services.counter.count())"
    }
}

struct EnvironmentCountTool: Tool {
    let description = "Counts the orders"
    @Environment(OrderCounter.self) private var counter

    func call(arguments: Arguments) async throws -> String {
        "\(try counter.count())"
    }
}
