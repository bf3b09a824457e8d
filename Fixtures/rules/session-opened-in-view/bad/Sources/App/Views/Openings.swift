/// The openings, in the bodies of views: stored and computed properties, closures, static members, branches.
import CoreData
import GRDB
import RealmSwift
import SQLite
import SwiftUI

struct TripMapView: SwiftUI.View {
    private let queue = try? DatabaseQueue(path: "trips.sqlite")  // expect: session-opened-in-view
    static let pool = try! DatabasePool(path: "map.sqlite")  // expect: session-opened-in-view
    let container: NSPersistentContainer

    private var background: NSManagedObjectContext {
        container.newBackgroundContext()  // expect: session-opened-in-view
    }

    var body: some SwiftUI.View {
        Button("Refresh") {
            container.performBackgroundTask { context in  // expect: session-opened-in-view
                Refresher().refresh(context)
            }
        }
        Button("Forget") {
            guard let realm = try? Realm() else { return }  // expect: session-opened-in-view
            realm.cancelWrite()
        }
    }

    @ViewBuilder private var legend: some SwiftUI.View {
        #if os(macOS)
        Text(title(try? Connection("trips.sqlite")))  // expect: session-opened-in-view
        #else
        Text("Trips")
        #endif
    }

    private func title(_ connection: Connection?) -> String { "Trips" }
}

extension TripMapView {
    func reload() throws {
        let context = NSManagedObjectContext(concurrencyType: .privateQueueConcurrencyType)  // expect: session-opened-in-view
        context.persistentStoreCoordinator = container.persistentStoreCoordinator
    }
}
