/// Other things that are saved and committed, in a file that knows Core Data.
import CoreData
import Foundation

final class ExportService {
    private let defaults: UserDefaults
    private let document: NSDocument
    private let repository: GitRepository
    private let configuration: Configuration
    private let audioWriter: AudioWriter

    init(
        defaults: UserDefaults, document: NSDocument, repository: GitRepository, configuration: Configuration,
        audioWriter: AudioWriter
    ) {
        self.defaults = defaults
        self.document = document
        self.repository = repository
        self.configuration = configuration
        self.audioWriter = audioWriter
    }

    func export(_ draft: Draft) throws {
        defaults.save()
        document.save(nil)
        try repository.commit(message: "export")
        try configuration.save()
        audioWriter.startSession()
        try draft.save()
        CATransaction.commit()
    }
}
