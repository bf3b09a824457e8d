/// The connection of GRDB, and the session of a document store.
import GRDB
import MongoSwift

struct FeeRepository {
    func pay(_ fee: Fee, _ db: GRDB.Database) throws {
        do {
            try fee.insert(db)
        } catch {
            try? db.rollback()  // expect: rollback-on-borrowed-session
            throw error
        }
    }

    func pay(_ fee: FeeDocument, in session: ClientSession?) async throws {
        do {
            try await fee.insert(session)
        } catch {
            try? await session?.abortTransaction()  // expect: rollback-on-borrowed-session
            throw error
        }
    }
}
