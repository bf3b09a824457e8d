/// Repositories of other stores, among them one with a word of its own.
import Foundation

struct DocumentRepository {
    let store: NSUbiquitousKeyValueStore
    let git: GitRepository

    func keep(_ document: Data) throws {
        try document.write(to: .temporaryDirectory)
        store.set(document, forKey: "latest")
        git.startSession().commit()
        _ = URLSession(configuration: .default)
    }
}
