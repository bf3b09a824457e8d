/// The default is a static member with its type, one that is made, a global, in a class, a method or a factory.
import FoundationModels

let townServices = ServiceScope()

final class BenchTool: TownTool {
    private let context: MCPToolContext

    init(name: String, context: MCPToolContext = MCPToolContext.shared) {  // expect: registry-default-singleton, registry-unused
        self.context = context
    }

    func call(arguments: Bench, scope: ServiceScope = townServices) async throws -> String {  // expect: registry-default-singleton
        try await scope.benches.paint(arguments)
    }
}

struct TreeTool: TownTool {
    let services: TownServiceRegistry

    init(_ services: TownServiceRegistry = TownServiceRegistry()) {  // expect: registry-default-singleton, registry-unused
        self.services = services
    }

    func execute() async throws -> String { "planted" }
}

func makeTownTools(services: ToolServices = .current) -> [any TownTool] {  // expect: registry-default-singleton, registry-unused
    [BenchTool(name: "bench"), TreeTool()]
}
