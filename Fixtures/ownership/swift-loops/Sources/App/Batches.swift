// What a loop does as long as the same call says so.
import GRDB

struct Batches {
    func moveAll(_ db: Database) throws {  // expect-fact: commits(parameter db)
        var isMore: Bool
        repeat {
            isMore = try moveSome(db)
        } while isMore
    }

    private func moveSome(_ db: Database) throws -> Bool {  // expect-fact: commits(parameter db)
        try db.commit()
        return db.changesCount > 0
    }
}
