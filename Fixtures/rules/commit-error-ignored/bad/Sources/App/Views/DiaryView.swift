/// The common case: the view saves, and does not want to hear of it.
import SwiftData
import SwiftUI

struct DiaryView: View {
    @Environment(\.modelContext) private var context
    @State private var text = ""

    var body: some View {
        TextField("Today", text: $text)
        Button("Keep") {
            context.insert(Entry(text))
            try? context.save()  // expect: commit-error-ignored "`try?` drops the error of `context.save`"
        }
    }
}
