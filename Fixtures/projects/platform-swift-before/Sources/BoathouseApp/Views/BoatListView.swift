/// All boats of the club, and what can be done to them.
import SwiftData
import SwiftUI

struct BoatListView: View {
    @Environment(\.modelContext) private var context
    @State private var boats: [Boat] = []

    var body: some View {
        List(boats) { boat in
            Button(boat.name) {
                boat.isDamaged.toggle()
                try? context.save()  // expect: commit-error-ignored
            }
        }
        .onAppear { boats = (try? load()) ?? [] }
    }

    private func load() throws -> [Boat] {
        let context = ModelContext(BoathouseApp.container)  // expect: session-opened-in-view
        return try context.fetch(FetchDescriptor<Boat>())
    }
}

#Preview {
    BoatListView().modelContainer(for: Boat.self, inMemory: true)
}
