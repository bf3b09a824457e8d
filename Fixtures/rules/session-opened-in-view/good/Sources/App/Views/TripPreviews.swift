/// Previews and their helpers fill databases of their own.
import GRDB
import SwiftUI

struct TripPreviews: PreviewProvider {
    static var previews: some View {
        TripMapView(queue: makeQueue())
    }

    private static func makeQueue() -> DatabaseQueue {
        try! DatabaseQueue()
    }
}
