import Foundation
import SwiftData

@MainActor
final class HarvestRepository {
    static let shared = HarvestRepository()

    private var modelContext: ModelContext?  // expect: session-stored "which `use` takes"

    func use(_ context: ModelContext) {
        modelContext = context
    }

    func store(_ harvest: Harvest) {
        modelContext?.insert(harvest)
    }
}
