/// An object that keeps the database and much else: who asks it for something else has nothing to do with that.
import SwiftData
import SwiftUI

final class Parts {
    static let shared = Parts()
    let tracker = Tracker()
    let container: ModelContainer

    private init() {
        container = try! ModelContainer(for: Shelf.self)
    }
}

final class Tracker {
    func note(_ name: String) {}
}

struct ShelfCard: View {
    var body: some View {
        Button("Lend") { Parts.shared.tracker.note("lend") }
    }
}
