struct TitleService {
    private let database: AppDatabase

    /// Who calls may give another one.
    init(database: AppDatabase = AppDatabase.shared) {
        self.database = database
    }
}
