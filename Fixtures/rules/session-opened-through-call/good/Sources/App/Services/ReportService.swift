import SwiftData

struct ReportService {
    let context: ModelContext

    func orders() throws -> Int {
        try countOrders(context)
    }
}
