/// The outer session is a property, a parameter or a local name.
import Fluent

struct SortingOrchestrator {
    let database: any Database

    func sort(_ parcel: Parcel) async throws {
        try await database.transaction { tx in
            try await parcel.update(on: tx)
            try await Track(parcel).create(on: database)  // expect: outer-session-in-transaction "`database`"
        }
    }

    func sortBySelf(_ parcel: Parcel) async throws {
        try await self.database.transaction { tx in
            try await parcel.update(on: tx)
            try await Track(parcel).create(on: database)  // expect: outer-session-in-transaction
        }
    }

    func sortWithCapture(_ parcel: Parcel) async throws {
        try await database.transaction { [self] tx in
            try await parcel.update(on: tx)
            try await Track(parcel).create(on: self.database)  // expect: outer-session-in-transaction
        }
    }

    func sort(_ parcel: Parcel, in database: any Database) async throws {
        try await database.transaction { tx in
            try await parcel.update(on: tx)
            try await Track(parcel).create(on: database)  // expect: outer-session-in-transaction
        }
    }

    static func sort(_ parcels: [Parcel], on db: any Database) async throws {
        let outer = db
        try await outer.transaction { inner in
            try await parcels.create(on: inner)
            try await Track.query(on: outer).delete()  // expect: outer-session-in-transaction
        }
    }
}

extension SortingOrchestrator {
    func unsort(_ parcel: Parcel) async throws {
        try await database.transaction { tx in
            try await parcel.delete(on: tx)
            try await Track(parcel).delete(on: database)  // expect: outer-session-in-transaction
        }
    }
}
