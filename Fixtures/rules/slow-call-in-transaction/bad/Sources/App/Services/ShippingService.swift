import Fluent
import Vapor

struct ShippingService {
    let client: any Client

    func ship(_ parcel: Parcel, on database: any Database) async throws {
        // expect(+1): begin-on-borrowed-session
        try await database.transaction { tx in
            try await parcel.save(on: tx)
            // expect(+1): slow-call-in-transaction "until `database.transaction` ends"
            let answer = try await client.post("https://carrier.example/labels")
            parcel.label = answer.description
            try await parcel.save(on: tx)
        }
    }
}
