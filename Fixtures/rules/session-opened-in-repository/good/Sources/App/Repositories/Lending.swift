/// What opens a context for a closure of the caller, and what lives in memory alone.
import SwiftData

actor LendingRepository {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func perform<T>(_ operation: (ModelContext) throws -> T) throws -> T {
        try operation(ModelContext(container))
    }
}
