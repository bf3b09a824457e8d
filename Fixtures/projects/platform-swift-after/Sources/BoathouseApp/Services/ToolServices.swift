/// Builds services on the context of one operation, and ends nothing.
import SwiftData

struct ToolServices {
    let bookings: BookingService
    let repairs: RepairService

    init(context: ModelContext) {
        bookings = BookingService(context: context)
        repairs = RepairService(context: context)
    }
}
