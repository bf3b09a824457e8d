/// What extends a model in another file is the model.
import SwiftData

extension Mooring {
    static func count(_ container: ModelContainer) throws -> Int {
        try ModelContext(container).fetchCount(FetchDescriptor<Mooring>())  // expect: session-opened-in-model
    }
}
