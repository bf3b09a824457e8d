/// Whose a context is says the wrapper, also where its type is written beside it.
import SwiftData
import SwiftUI

struct CardView: View {
    @Environment(\.modelContext) private var modelContext: ModelContext

    var body: some View { Text("Card") }

    func keep() throws { try modelContext.save() }
}
