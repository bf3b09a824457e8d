import SwiftUI

/// Who puts the application together chooses the database.
@main
struct LibraryApp: App {
    var body: some Scene {
        WindowGroup { TitleView(database: AppDatabase.shared) }
    }
}
