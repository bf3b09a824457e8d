/// A module whose `Connection` is its own: what is declared in the tree comes before what a library has.
import Foundation
import SQLite

final class Connection {
    var lines: [String] = []

    func save() throws {}
    func commit() throws {}
}

struct CableService {
    func splice(_ connection: Connection) throws {
        connection.lines.append("spliced")
        try connection.save()
        try connection.commit()
    }
}
