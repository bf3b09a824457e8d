/// The error is handed on: to a continuation, as a result, to a completion handler.
import CoreData

final class DiaryStack {
    private let container = NSPersistentContainer(name: "Diary")

    func save() async throws {
        try await withCheckedThrowingContinuation { (next: CheckedContinuation<Void, any Error>) in
            container.performBackgroundTask { context in
                do {
                    try context.save()
                    next.resume()
                } catch {
                    next.resume(throwing: error)
                }
            }
        }
    }

    func saved() -> Result<Void, any Error> {
        Result { try container.viewContext.save() }
    }

    func save(done: @escaping ((any Error)?) -> Void) {
        container.performBackgroundTask { context in
            do { try context.save() } catch { return done(error) }
            done(nil)
        }
    }
}
