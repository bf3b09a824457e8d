/// The error is caught and only written to a log.
import CoreData
import os

final class DiaryKeeper {
    private let container: NSPersistentContainer
    private let logger = Logger()

    init(container: NSPersistentContainer) {
        self.container = container
    }

    func keep() {
        let context = container.newBackgroundContext()
        do {
            // expect(+1) missing: commit-error-ignored
            try context.save()
        } catch {
            logger.error("not saved: \(error)")
        }
    }
}
