import CoreData

enum Ledgers {
    static var context: NSManagedObjectContext!  // expect: session-stored
}

struct LedgerService {
    static let shared = LedgerService(context: Ledgers.context)

    let context: NSManagedObjectContext  // expect: session-stored
}

class LedgerBook {
    @Published var writing: NSManagedObjectContext?  // expect: session-stored
}

final class LedgerDrawer {
    private var context: NSManagedObjectContext  // expect: session-stored "which `use` takes"

    init() {
        context = OrchardStack.shared.makeContext(named: "Drawer")
    }

    func use(_ context: NSManagedObjectContext) {
        self.context = context
    }
}
