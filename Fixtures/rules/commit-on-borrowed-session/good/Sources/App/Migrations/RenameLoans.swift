/// A migration ends what it is given.
import FluentKit

struct RenameLoans: AsyncMigration {
    func prepare(on database: any Database) async throws {
        guard let control = database as? any TransactionControlDatabase else { return }
        try await control.commitTransaction().get()
    }
}
