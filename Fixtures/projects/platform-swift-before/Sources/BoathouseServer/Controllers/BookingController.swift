/// The routes for bookings.
import Fluent
import Vapor

struct BookingController: RouteCollection {
    func boot(routes: any RoutesBuilder) throws {
        let bookings = routes.grouped("clubs", ":club", "bookings")
        bookings.get(use: list)
        bookings.post(use: book)
    }

    @Sendable func list(req: Request) async throws -> [BookingRow] {
        try await BookingRow.query(on: req.db).all()
    }

    @Sendable func book(req: Request) async throws -> HTTPStatus {
        let booking = try req.content.decode(BookingRow.self)
        try await req.db.transaction { db in
            try await booking.create(on: db)
            let berth = BerthRow(booking: try booking.requireID())
            try await berth.create(on: req.db)  // expect: outer-session-in-transaction "`req.db`"
        }
        return .created
    }
}
