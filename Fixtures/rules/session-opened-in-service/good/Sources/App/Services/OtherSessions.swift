/// Sessions, clients and queues of other libraries, and a factory of the team's own name.
import Foundation
import Network

final class WeatherService {
    private let session = URLSession(configuration: .ephemeral)
    private let audioWriter: AudioWriter

    init(audioWriter: AudioWriter) {
        self.audioWriter = audioWriter
    }

    func fetch() async throws -> Data {
        let connection = NWConnection(host: "weather.example", port: 443, using: .tls)
        connection.start(queue: .main)
        audioWriter.startSession()
        let realm = Realm(named: "Northmoor")
        let context = ModelContext(of: realm)
        _ = Connection("cable")
        _ = context
        return try await session.data(from: URL(filePath: "/dev/null")).0
    }
}
