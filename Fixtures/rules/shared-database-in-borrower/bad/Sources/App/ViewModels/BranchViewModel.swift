final class BranchViewModel {
    func close() {
        BranchContext.shared.close()  // expect: shared-database-in-borrower "keeps the database"
    }
}
