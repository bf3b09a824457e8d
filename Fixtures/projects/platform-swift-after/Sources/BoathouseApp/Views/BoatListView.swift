/// All boats of the club, and what can be done to them.
import SwiftData
import SwiftUI

struct BoatListView: View {
    @Environment(\.modelContext) private var context
    @Query(sort: \Boat.name) private var boats: [Boat]
    @State private var failure: String?

    var body: some View {
        List(boats) { boat in
            Button(boat.name) {
                boat.isDamaged.toggle()
                do {
                    try context.save()
                } catch {
                    context.rollback()
                    failure = error.localizedDescription
                }
            }
        }
    }
}

#Preview {
    BoatListView().modelContainer(for: Boat.self, inMemory: true)
}
