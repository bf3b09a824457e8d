/// What the app knows of boats.
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

    func keep() throws {
        let context = ModelContext(BoathouseApp.container)  // expect: session-opened-in-model
        context.insert(self)
        try context.save()
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
