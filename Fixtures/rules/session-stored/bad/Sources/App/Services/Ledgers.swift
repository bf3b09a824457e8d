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
