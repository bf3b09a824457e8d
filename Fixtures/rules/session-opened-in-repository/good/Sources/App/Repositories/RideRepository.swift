/// A repository of an app may keep the queue and lend its connection; an actor is made with its context.
import Foundation
import GRDB
import SwiftData

struct RideRepository {
    let writer: any DatabaseWriter

    func add(_ ride: Ride) async throws {
        try await writer.write { db in try ride.insert(db) }
    }

    func all() async throws -> [Ride] {
        try await writer.read { db in try Ride.fetchAll(db) }
    }
}

@ModelActor
actor FareRepository {
    func add(_ fare: Fare) throws {
        modelContext.insert(fare)
        try modelContext.save()
    }
}
