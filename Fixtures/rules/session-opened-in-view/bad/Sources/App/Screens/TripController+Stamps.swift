/// An extension in another file is a part of the view.
import GRDB

extension TripController {
    func stamps() throws -> [Stamp] {
        try DatabaseQueue(path: "stamps.sqlite").read { db in  // expect: session-opened-in-view
            try Stamp.fetchAll(db)
        }
    }
}
