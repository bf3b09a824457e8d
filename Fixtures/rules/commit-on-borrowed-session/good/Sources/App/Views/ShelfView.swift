/// The view's own context comes from its environment, so that nobody has lent it.
import SwiftData
import SwiftUI

struct ShelfView: View {
    @Environment(\.modelContext) private var context
    let book: ShelfBook

    var body: some View {
        Button("Remove") { remove() }
    }

    private func remove() {
        context.delete(book)
        do { try context.save() } catch { context.rollback() }
    }
}
