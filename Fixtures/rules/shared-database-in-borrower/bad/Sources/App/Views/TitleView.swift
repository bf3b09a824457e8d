import SwiftUI

struct TitleView: View {
    private let database = ShelfKeeper.shared.database  // expect: shared-database-in-borrower "keeps what keeps"
    @State private var titles: [String] = []

    var body: some View {
        List(titles, id: \.self) { Text($0) }
            .task { titles = (try? AppDatabase.shared.titles()) ?? [] }  // expect: shared-database-in-borrower
            .refreshable { titles = (try? AppDatabase.shared.titles()) ?? [] }
    }
}
