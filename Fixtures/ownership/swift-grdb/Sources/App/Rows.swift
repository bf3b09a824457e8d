import Dependencies
import GRDB

struct Rows {
    @Dependency(\.defaultDatabase) var database
    let pool: DatabasePool

    func add(_ row: Row) throws {  // expect-fact: begins(attribute self.pool), writes(attribute self.pool), writes(opened)
        try pool.write { db in  // expect-fact(lambda): writes(opened)
            try row.insert(db)
        }
    }

    func addThrough(_ row: Row) throws {  // expect-fact: begins(attribute self.pool), writes(attribute self.pool), writes(opened)
        try pool.write { db in  // expect-fact(lambda): writes(opened)
            try insert(row, into: db)
        }
    }

    func addBy(_ row: Row) throws {  // expect-fact: begins(ambient database), writes(ambient database), writes(opened)
        try database.write { db in  // expect-fact(lambda): writes(opened)
            try row.insert(db)
        }
    }

    private func insert(_ row: Row, into db: Database) throws {  // expect-fact: writes(parameter db)
        try row.insert(db)
    }
}

extension Rows {
    static func open(_ path: String) throws -> DatabaseQueue {  // expect-fact: opens(opened)
        try DatabaseQueue(path: path)
    }

    func end(_ db: Database) throws {  // expect-fact: commits(parameter db)
        try db.commit()
    }

    func end(_ db: Database, undoing isUndone: Bool) throws {  // expect-fact: commits(parameter db), rollsBack(parameter db)
        if isUndone { try db.rollback() } else { try db.commit() }
    }
}

func byLabel(_ rows: Rows, _ db: Database) throws {  // expect-fact: commits(parameter db)
    try rows.end(db)
}
