/// The owner: it makes the context, lends it, and saves it once.
import CoreData

final class LendBooksUseCase {
    private let container: NSPersistentContainer
    private let loans: LoanService

    init(container: NSPersistentContainer, loans: LoanService) {
        self.container = container
        self.loans = loans
    }

    func lend(_ books: [Book], to reader: Reader) async throws {
        let context = container.newBackgroundContext()
        try await context.perform {
            for book in books { self.loans.lend(book, to: reader, in: context) }
            try context.save()
        }
    }

    func sweep(_ context: NSManagedObjectContext) throws {
        try context.save()
    }
}
