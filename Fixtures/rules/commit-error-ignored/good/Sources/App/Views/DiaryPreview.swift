/// A preview fills a database of its own.
import SwiftData
import SwiftUI

#Preview {
    let container = try! ModelContainer(for: Entry.self, configurations: ModelConfiguration(isStoredInMemoryOnly: true))
    try? container.mainContext.save()
    return DiaryView().modelContainer(container)
}

struct DiaryPreviews: PreviewProvider {
    static var previews: some View {
        let context = ModelContext(try! ModelContainer(for: Entry.self))
        try? context.save()
        return DiaryView()
    }
}
