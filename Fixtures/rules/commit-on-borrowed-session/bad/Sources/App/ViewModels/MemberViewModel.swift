/// The context comes by SwiftUI, which hands Core Data on.
import SwiftUI

final class MemberViewModel: ObservableObject {
    func rename(_ member: Member, in context: NSManagedObjectContext) throws {
        member.name = "renamed"
        try context.save()  // expect: commit-on-borrowed-session
    }
}
