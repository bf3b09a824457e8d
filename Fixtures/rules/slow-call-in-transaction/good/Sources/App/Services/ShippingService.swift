import Fluent
import Vapor

struct ShippingService {
    let client: any Client

    func ship(_ parcel: Parcel, on database: any Database) async throws {
        let answer = try await client.post("https://carrier.example/labels")
        parcel.label = answer.description
        try await parcel.save(on: database)
    }
}
