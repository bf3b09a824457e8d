/// Transactions of other things.
import SwiftUI

struct HarbourMap: View {
    let pen: Pen

    var body: some View {
        Canvas { context, size in
            pen.transaction { pen.transaction { pen.draw(in: context, size) } }
            pen.write { line in pen.read { line.draw() } }
        }
        .transaction { $0.animation = nil }
    }
}
