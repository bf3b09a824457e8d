/// What runs later, on another thread, opens a Realm of its own: the one of a caller is bound to the thread of that.
import Foundation
import RealmSwift

final class DownloadService {
    var finished: ((Data) -> Void)?

    func fetch(_ id: String) {
        finished = { _ in
            DispatchQueue.main.async {
                guard let realm = try? Realm() else { return }
                print(realm.objects(Seed.self).count)
            }
        }
    }

    func refresh(_ url: URL) {
        URLSession.shared.dataTask(with: url) { _, _, _ in
            Task {
                let realm = try await Realm()
                print(realm.objects(Seed.self).count)
            }
        }.resume()
    }
}
