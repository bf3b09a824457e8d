import Fluent

extension Plain {
    func storeAll(_ parcels: [Parcel]) async throws {  // expect-fact: writes(attribute self.db)
        for parcel in parcels {
            try await store(parcel)
        }
    }

    func store(_ parcel: Parcel, twice isTwice: Bool) async throws {  // expect-fact: writes(attribute self.db)
        try await store(parcel)
        if isTwice { try await store(parcel) }
    }
}

extension Database {
    func keep(_ parcel: Parcel) async throws {
        try await parcel.save(on: self)
    }
}

func storeTwice(_ db: any Database, _ parcel: Parcel) async throws {  // expect-fact: writes(parameter db)
    try await Plain(db: db).store(parcel, twice: true)
}

func commitByHand(_ db: any TransactionControlDatabase) async throws {  // expect-fact: begins(parameter db), commits(parameter db), rollsBack(parameter db)
    try await db.beginTransaction()
    do {
        try await db.commitTransaction()
    } catch {
        try await db.rollbackTransaction()
    }
}
