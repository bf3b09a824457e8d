/// Assigns berths, in the app's own database.
import SwiftData

struct BerthService {
    func assign(_ berth: Berth, to boat: Boat, in context: ModelContext) throws {
        berth.boat = boat
        try context.save()  // expect: commit-on-borrowed-session "`context`"
    }
}
