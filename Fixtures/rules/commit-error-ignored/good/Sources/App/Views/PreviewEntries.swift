import CoreData
import SwiftUI

extension DiaryEntry {
    /// What previews show.
    static func makePreviewEntries(in context: NSManagedObjectContext) -> [DiaryEntry] {
        let entry = DiaryEntry(context: context)
        try? context.save()
        return [entry]
    }
}
