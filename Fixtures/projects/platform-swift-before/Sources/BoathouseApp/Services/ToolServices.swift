/// The services that tools ask for; most of the code does not use it yet.
import SwiftData

struct ToolServices {
    static let shared = ToolServices(container: BoathouseApp.container)

    let repairs: RepairService

    init(container: ModelContainer) {
        repairs = RepairService(container: container)
    }
}
