/// The common case: the view tells the user what could not be saved.
import SwiftData
import SwiftUI

struct DiaryView: View {
    @Environment(\.modelContext) private var context
    @State private var text = ""
    @State private var failure: String?

    var body: some View {
        TextField("Today", text: $text)
        Button("Keep") {
            context.insert(Entry(text))
            do {
                try context.save()
            } catch {
                context.rollback()
                failure = error.localizedDescription
            }
        }
    }
}
