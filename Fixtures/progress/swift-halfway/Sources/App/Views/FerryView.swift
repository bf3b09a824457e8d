import SwiftUI

struct FerryView: View {
    @State private var names: [String] = []

    var body: some View {
        List(names, id: \.self) { Text($0) }
            .task { names = (try? AppDatabase.shared.names()) ?? [] }
    }
}
