import FoundationModels
import SwiftData

struct ReportTool: Tool {
    let description = "Counts the orders"
    let container: OrderContainer

    func call(arguments: Arguments) async throws -> String {
        "\(try countOrders(in: container.inner))"  // expect: session-opened-through-call "`countOrders`, which opens"
    }
}
