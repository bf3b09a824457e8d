import Observation

@Observable
final class LoanViewModel {
    func load() async {
        await LoanDatabase.shared.load()  // expect: shared-database-in-borrower "is called like"
    }

    func clear() throws {
        try Storage.queue?.write { db in  // expect: shared-database-in-borrower "is the database itself"
            try db.execute(sql: "DELETE FROM loan")
        }
    }
}
