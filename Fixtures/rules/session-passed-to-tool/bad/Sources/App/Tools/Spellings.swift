/// A property, an entry method, an optional, a session of another library, an orchestrator.
import CoreData
import Fluent
import MongoSwift
import RealmSwift

struct StampTool: ParcelTool {  // expect: tool-without-registry
    let database: any Database  // expect: session-passed-to-tool "`database`"
    var note: String

    func call(arguments: Stamp) async throws -> String {
        try await arguments.row.create(on: database)
        return note
    }
}

final class RouteTool: ParcelTool {  // expect: tool-without-registry
    weak var context: NSManagedObjectContext?

    init(_ context: NSManagedObjectContext?) {  // expect: session-passed-to-tool
        self.context = context
    }

    func execute(_ route: Route, in realm: Realm) throws -> String {  // expect: session-passed-to-tool
        realm.add(RouteObject(route))
        return "planned"
    }
}

struct ReturnTool: ParcelTool {  // expect: tool-without-registry
    let name: String

    func call(arguments: Parcel, session: ClientSession) async throws -> String {  // expect: session-passed-to-tool
        try await arguments.giveBack(session)
        return name
    }
}

struct PlanTool: ParcelTool {
    let orchestrator: DeliveryOrchestrator  // expect: session-passed-to-tool "`orchestrator`"

    func call(arguments: Parcel) async throws -> String {
        try await orchestrator.plan(arguments)
    }
}
