/// Other things that roll back; savepoints take back only their own part.
import Foundation
import GRDB

struct RepairService {
    let deployments: DeploymentManager

    func repair(_ boat: Boat, _ db: Database) throws {
        try db.inSavepoint {
            try boat.update(db)
            return boat.isSeaworthy ? .commit : .rollback
        }
        deployments.rollback()
        UndoManager().undo()
    }
}
