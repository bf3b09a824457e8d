import SwiftUI

/// Which object it is, and what the views below are given.
struct ShelfScene: View {
    let database: AppDatabase

    private var isOwn: Bool { database !== AppDatabase.shared }

    var body: some View {
        if database === AppDatabase.shared {
            Text("Everything")
        }
        Text(isOwn ? "Own" : "All").environment(\.appDatabase, AppDatabase.shared)
    }
}
