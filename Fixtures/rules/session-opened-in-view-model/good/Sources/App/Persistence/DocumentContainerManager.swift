/// Opens the documents of the program, each with a store of its own.
import Combine
import SwiftData

final class DocumentContainerManager: ObservableObject {
    @Published var current: ModelContainer?

    func open(_ url: URL) throws {
        current = try ModelContainer(for: Trip.self, configurations: ModelConfiguration(url: url))
    }
}
