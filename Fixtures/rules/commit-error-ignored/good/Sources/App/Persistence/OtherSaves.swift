/// Things that are saved and are no sessions; nothing here imports a database.
import Foundation

struct Drafts {
    let file: DraftFile
    let git: Repository

    func keep() {
        try? file.save()
        try? git.commit(message: "drafts")
        try? UserDefaultsDrafts().save()
    }
}
