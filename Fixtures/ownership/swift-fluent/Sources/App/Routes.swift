import Fluent
import Vapor

func routes(_ app: Application) {
    app.post("parcels", use: create)
    app.post("all", use: createWith)
}

func create(_ request: Request) async throws -> Parcel {  // expect-fact: writes(ambient db)
    let parcel = Parcel()
    try await parcel.save(on: request.db)
    return parcel
}

func createWith(_ request: Request) async throws {  // expect-fact: writes(ambient db)
    try await Plain(db: request.db).store(Parcel())
}

func createWhole(_ request: Request) async throws {  // expect-fact: begins(ambient db), writes(ambient db)
    try await Whole(on: request.db).store(Parcel())
}

func many(_ request: Request) async throws {  // expect-fact: begins(ambient db), writes(ambient db), writes(opened)
    try await request.db.transaction { db in  // expect-fact(lambda): writes(opened)
        for _ in 0..<3 {
            try await Plain(db: db).store(Parcel())
        }
    }
}
