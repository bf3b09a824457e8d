import CoreData

final class GraftViewModel {
    private let context: NSManagedObjectContext  // expect: session-stored

    init(makers: ContextMaking) {
        context = makers.makeContext()
    }
}
