struct TitleService {
    func all() throws -> [String] {
        try AppDatabase.shared.titles()  // expect: shared-database-in-borrower
    }
}
