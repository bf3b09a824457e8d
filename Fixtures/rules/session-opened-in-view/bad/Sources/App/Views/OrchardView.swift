/// What the stack of another file has, reached through what it keeps for all.
import CoreData
import SwiftUI

struct OrchardView: View {
    private let orchard = Orchard.shared  // expect: shared-database-in-borrower

    var body: some View { Text("Orchard") }

    func graft() {
        let context = Orchard.shared.container.newBackgroundContext()  // expect: session-opened-in-view
        context.perform {}
    }

    func prune() {
        Orchard.shared.container.performBackgroundTask { context in  // expect: session-opened-in-view
            context.reset()
        }
    }

    func water() {
        let context = orchard.container.newBackgroundContext()  // expect: session-opened-in-view
        context.perform {}
    }

    func pick() {
        let context = Orchard.shared.container.viewContext
        context.perform {}
    }
}
