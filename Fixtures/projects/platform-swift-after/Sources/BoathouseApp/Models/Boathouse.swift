/// What the app knows of boats; a model lives in the context that has it.
import Foundation
import SwiftData

@Model
final class Boat {
    var name: String
    var seats: Int
    var isDamaged = false

    init(name: String, seats: Int) {
        self.name = name
        self.seats = seats
    }
}

@Model
final class Booking {
    var boat: Boat
    var member: String
    var day: Date

    init(boat: Boat, member: String, day: Date) {
        self.boat = boat
        self.member = member
        self.day = day
    }
}

@Model
final class Repair {
    var boat: Boat
    var what: String

    init(boat: Boat, what: String) {
        self.boat = boat
        self.what = what
    }
}
