/// The same with the databases of Fluent.
import Fluent

enum Harvests {
    static func total(of year: Int) async throws -> Int { 0 }

    static func total(of year: Int, on database: any Database) async throws -> Int {
        try await Harvest.query(on: database).count()
    }
}

struct HarvestReport {
    func write(_ year: Int, on database: any Database) async throws {
        let total = try await Harvests.total(of: year)  // expect: session-not-passed "without `database`"
        try await Report(year, total).save(on: database)
    }
}
