/// The server of the boathouse: its databases and its routes.
import Fluent
import Vapor

func configure(_ app: Application) async throws {
    app.migrations.add(CreateBookings())
    try app.register(collection: BookingController())
    try await app.autoMigrate()
}

struct CreateBookings: AsyncMigration {
    func prepare(on database: any Database) async throws {
        try await database.schema("bookings").id().field("member", .string, .required).create()
        try await database.schema("berths").id().field("booking", .uuid).create()
    }

    func revert(on database: any Database) async throws {
        try await database.schema("berths").delete()
        try await database.schema("bookings").delete()
    }
}
