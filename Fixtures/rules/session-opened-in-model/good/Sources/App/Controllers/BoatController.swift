/// The controller opens, and asks the model.
import RealmSwift
import Vapor

struct BoatController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        routes.get("boats", ":name") { req -> String in
            let realm = try Realm()
            return Boat.named(req.parameters.get("name") ?? "", in: realm)?.name ?? "none"
        }
    }
}
