import SwiftUI

struct ShelfView: View {
    let database: AppDatabase

    var body: some View {
        if database === AppDatabase.shared {
            Text(title)
        }
    }

    private var title: String {
        (try? AppDatabase.shared.titles().first) ?? ""  // expect: shared-database-in-borrower
    }
}
