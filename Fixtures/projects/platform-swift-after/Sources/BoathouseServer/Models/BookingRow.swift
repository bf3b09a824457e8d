/// The tables of the server.
import Fluent
import Vapor

final class BookingRow: Model, Content, @unchecked Sendable {
    static let schema = "bookings"

    @ID(key: .id) var id: UUID?
    @Field(key: "member") var member: String

    init() {}
}

final class BerthRow: Model, @unchecked Sendable {
    static let schema = "berths"

    @ID(key: .id) var id: UUID?
    @Field(key: "booking") var booking: UUID

    init() {}

    init(booking: UUID) {
        self.booking = booking
    }
}
