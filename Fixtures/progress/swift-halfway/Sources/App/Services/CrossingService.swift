import SwiftData

@Model
final class Crossing {
    var ferry: String

    init(ferry: String) {
        self.ferry = ferry
    }
}

struct CrossingService {
    let context: ModelContext

    func book(_ ferry: String) {
        context.insert(Crossing(ferry: ferry))
    }
}
