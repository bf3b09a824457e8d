import Fluent
import Vapor

protocol Repository {
    func store(_ parcel: Parcel) async throws
}

struct Plain: Repository {
    let db: any Database

    func store(_ parcel: Parcel) async throws {  // expect-fact: writes(attribute self.db)
        try await parcel.save(on: db)
    }
}

struct Whole: Repository {
    let db: any Database

    init(on db: any Database) {
        self.db = db
    }

    func store(_ parcel: Parcel) async throws {  // expect-fact: begins(attribute self.db), writes(attribute self.db), writes(opened)
        try await db.transaction { inner in  // expect-fact(lambda): writes(opened)
            try await parcel.save(on: inner)
        }
    }
}

/// Either of the two.
func storeAny(_ repository: any Repository, _ parcel: Parcel) async throws {  // expect-fact: likely writes(parameter repository.db), likely begins(parameter repository.db)
    try await repository.store(parcel)
}
