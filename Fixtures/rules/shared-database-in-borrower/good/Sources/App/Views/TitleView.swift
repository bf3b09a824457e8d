import SwiftUI

struct TitleView: View {
    let database: AppDatabase
    private let defaults = UserDefaults.standard
    private let images = ImageStore.shared
    private let sharedImages = Composition.shared.images
    private let scores = ScoreDataManager.shared.scores

    var body: some View {
        Text((try? database.titles().joined()) ?? "")
    }
}

#Preview {
    TitleView(database: AppDatabase.shared)
}

struct ShelfView: View {
    let database = AppDatabase.preview

    var body: some View {
        Text("Shelf")
    }
}
