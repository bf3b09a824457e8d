import SwiftData

struct ReportService {
    let container: ModelContainer

    func orders() throws -> Int {
        try countOrders(in: container)  // expect: session-opened-through-call
    }
}
