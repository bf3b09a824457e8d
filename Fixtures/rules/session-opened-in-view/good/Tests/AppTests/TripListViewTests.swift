/// Tests make what they test with.
import SwiftData
import SwiftUI
import Testing

struct ProbeView: View {
    let context = ModelContext(try! ModelContainer(for: Trip.self))
    var body: some View { EmptyView() }
}
