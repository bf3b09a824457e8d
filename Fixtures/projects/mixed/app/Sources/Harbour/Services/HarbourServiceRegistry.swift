/// Lends the context of one operation.
import SwiftData

struct HarbourServiceRegistry {
    let context: ModelContext

    func lend<Result>(_ work: (ModelContext) throws -> Result) rethrows -> Result {
        try work(context)
    }
}
