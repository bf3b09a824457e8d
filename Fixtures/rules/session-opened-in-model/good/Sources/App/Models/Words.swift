/// A `Model` and an `Object` of other libraries, in files that import no database.
import Foundation

final class Chart: Object {
    let context = ModelContext(zoom: 3)

    func draw() {
        _ = Realm(named: "sea")
    }
}

struct Language: Model {
    func answer() { _ = Connection("socket") }
}
