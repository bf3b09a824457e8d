/// A view model and a view with the context of somebody else.
import SwiftData
import SwiftUI

@Observable
final class ShelfViewModel {
    private let context: ModelContext  // expect: session-stored

    init(context: ModelContext) {
        self.context = context
    }

    func remove(_ book: ShelfBook) throws {
        context.delete(book)
        try context.save()  // expect: commit-on-borrowed-session
    }
}

struct ShelfView: View {
    let context: ModelContext
    let books: [ShelfBook]

    var body: some View {
        ForEach(books) { book in
            Button(book.title) {
                context.delete(book)
                do { try context.save() } catch { print(error) }  // expect: commit-on-borrowed-session
            }
        }
    }
}
