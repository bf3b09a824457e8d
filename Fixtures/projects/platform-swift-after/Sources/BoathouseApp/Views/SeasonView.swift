/// The season's screen.
import SwiftUI

struct SeasonView: View {
    let season: SeasonViewModel
    @State private var wish = ""

    var body: some View {
        TextField("What is to be prepared?", text: $wish)
        Button("Prepare") {
            Task { try await season.prepare(wish) }
        }
        Text(season.answer)
    }
}
