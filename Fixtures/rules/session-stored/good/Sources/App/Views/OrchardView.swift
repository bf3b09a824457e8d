import SwiftData
import SwiftUI

struct OrchardView: View {
    @Environment(\.modelContext) private var context

    var body: some View {
        Text("Orchards")
    }
}
