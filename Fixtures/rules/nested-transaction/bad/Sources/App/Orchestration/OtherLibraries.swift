/// Realm raises an exception, SQLite.swift a `BEGIN` that the database refuses.
import RealmSwift
import SQLite

final class LogbookOrchestrator {
    private let realm: Realm
    private let connection: Connection

    init(realm: Realm, connection: Connection) {
        self.realm = realm
        self.connection = connection
    }

    func sign(_ entry: LogEntry, by pilots: [Pilot]) throws {
        try realm.write {
            realm.add(entry)
            for pilot in pilots {
                try realm.write { pilot.entries.append(entry) }  // expect: nested-transaction
            }
        }
    }

    func signByHand(_ entry: LogEntry) throws {
        try realm.write {
            realm.beginWrite()  // expect: nested-transaction
            realm.add(entry)
            try realm.commitWrite()
        }
    }

    func number(_ entries: [LogEntry]) throws {
        try connection.transaction {
            try connection.run(Entries.table.delete())
            try self.connection.transaction {  // expect: nested-transaction
                for entry in entries { try connection.run(Entries.table.insert(entry)) }
            }
        }
    }

    func number(_ entries: [LogEntry], with db: Connection) throws {
        try db.transaction(.immediate) {
            try db.transaction { try db.run(Entries.table.delete()) }  // expect: nested-transaction
        }
    }
}
