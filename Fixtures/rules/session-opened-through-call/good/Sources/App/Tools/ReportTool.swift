import FoundationModels

struct ReportTool: Tool {
    let description = "Counts the orders"
    let reports: ReportService

    func call(arguments: Arguments) async throws -> String {
        "\(try reports.orders())"
    }
}
