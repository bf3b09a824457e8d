import CoreData
import GRDB
import SwiftData

/// The container may be kept; a context is taken for each operation.
final class Orchards {
    private let container: NSPersistentContainer

    init(container: NSPersistentContainer) {
        self.container = container
    }

    func names() async throws -> [String] {
        try await container.performBackgroundTask { context in
            try context.fetch(NSFetchRequest<Orchard>(entityName: "Orchard")).map(\.name)
        }
    }

    /// Nothing is stored here.
    private var reading: NSManagedObjectContext { container.viewContext }
}

/// Its context is written for it.
@ModelActor
actor HarvestArchive {
    var other: ModelContext? = nil
}

/// The one who made it owns it.
final class Pruning {
    private let context: NSManagedObjectContext
    private lazy var other = NSManagedObjectContext(concurrencyType: .privateQueueConcurrencyType)

    init(container: NSPersistentContainer) {
        context = container.newBackgroundContext()
    }
}

/// Somebody else keeps it alive.
final class Weeding {
    private weak var context: NSManagedObjectContext?
}

/// Copied with each use.
struct Presses {
    let db: Database
}

/// Made for one operation.
final class CiderTransaction {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }
}

protocol Pressing {
    var context: NSManagedObjectContext { get }
}

final class Grafts {
    private let context: NSManagedObjectContext
    private lazy var other: NSManagedObjectContext = {
        let context = NSManagedObjectContext(concurrencyType: .mainQueueConcurrencyType)
        return context
    }()

    init(makers: ContextMaking) {
        context = makers.makeContext()
    }
}
