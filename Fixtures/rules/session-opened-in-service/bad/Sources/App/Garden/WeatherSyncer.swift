/// A service by its name, in a folder that says nothing.
import CoreData

final class WeatherSyncer {
    func sync(_ container: NSPersistentContainer) async throws {
        try await container.performBackgroundTask { context in  // expect: session-opened-in-service
            let weather = WeatherRecord(context: context)
            weather.date = .now
            try context.save()
        }
    }
}
