import Fluent
import Vapor

final class FerryRow: Model, Content, @unchecked Sendable {
    static let schema = "ferries"

    @ID(key: .id) var id: UUID?
    @Field(key: "name") var name: String

    init() {}

    init(name: String) {
        self.name = name
    }
}

struct FerryRepository {
    func add(_ name: String, on db: any Database) async throws {
        try await FerryRow(name: name).create(on: db)
    }
}
