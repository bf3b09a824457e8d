/// The common case: a service saves the context that its caller has lent it.
import CoreData

struct LoanService {
    func lend(_ book: Book, to reader: Reader, in context: NSManagedObjectContext) throws {
        let loan = Loan(context: context)
        loan.book = book
        loan.reader = reader
        try context.save()  // expect: commit-on-borrowed-session "`LoanService.lend` commits `context`, a session that it only borrows"
    }
}
