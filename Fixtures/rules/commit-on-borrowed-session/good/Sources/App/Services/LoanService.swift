/// The common case: the service changes objects, and whoever lent the context saves it.
import CoreData

struct LoanService {
    func lend(_ book: Book, to reader: Reader, in context: NSManagedObjectContext) {
        let loan = Loan(context: context)
        loan.book = book
        loan.reader = reader
    }
}
