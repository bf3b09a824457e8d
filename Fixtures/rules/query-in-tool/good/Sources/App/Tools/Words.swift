/// The same words on other things: files, lists, web services, dictionaries, and a type of the team's own.
import Foundation
import FoundationModels

struct WordTool: Tool {
    let client: WeatherClient
    let cache: Cache

    func call(arguments: Question) async throws -> String {
        let rows = try await client.query(arguments.text)
        let words = cache.fetch(arguments.text) ?? []
        let first = words.find { $0.hasPrefix("w") }
        let db = Database(rows)
        return db.fetchAll(first).joined() + (try await client.execute(arguments)).text
    }
}

struct Database {
    let rows: [String]
    init(_ rows: [String]) { self.rows = rows }
    func fetchAll(_ word: String?) -> [String] { rows.filter { $0 == word } }
}
