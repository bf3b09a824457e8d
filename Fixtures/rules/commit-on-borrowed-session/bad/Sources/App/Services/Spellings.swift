/// The context is a property, optional, renamed, captured, or comes in by a static function.
import CoreData
import SwiftData

final class ReturnService {
    private let context: NSManagedObjectContext  // expect: session-stored
    private var optional: NSManagedObjectContext?  // expect: session-stored
    weak var weakContext: NSManagedObjectContext?

    init(context: NSManagedObjectContext) {
        self.context = context
    }

    func giveBack(_ loan: Loan) throws {
        context.delete(loan)
        try context.save()  // expect: commit-on-borrowed-session "`context`"
    }

    func giveBackBySelf(_ loan: Loan) throws {
        self.context.delete(loan)
        try self.context.save()  // expect: commit-on-borrowed-session "`self.context`"
    }

    func giveBackInBlock(_ loan: Loan) throws {
        try context.performAndWait {
            context.delete(loan)
            try context.save()  // expect: commit-on-borrowed-session
        }
    }

    func giveBackAsync(_ loan: Loan) async throws {
        try await context.perform { [context] in
            context.delete(loan)
            if context.hasChanges { try context.save() }  // expect: commit-on-borrowed-session
        }
    }

    func setContext(_ context: NSManagedObjectContext) {
        optional = context
    }

    func sweep() throws {
        try optional?.save()  // expect: commit-on-borrowed-session
        guard let context = optional else { return }
        try context.save()  // expect: commit-on-borrowed-session
        if let optional { try optional.save() }  // expect: commit-on-borrowed-session
        try weakContext?.save()  // expect: commit-on-borrowed-session
    }

    static func sweep(_ given: ModelContext) throws {
        let context = given
        try context.save()  // expect: commit-on-borrowed-session
    }
}

extension ReturnService {
    func extend(_ loan: Loan, by days: Int) throws {
        loan.days += Int64(days)
        do {
            try context.save()  // expect: commit-on-borrowed-session
        } catch let error as NSError where error.code == NSManagedObjectMergeError {
            throw LoanError.changed
        }
    }
}
