/// The same words in texts that begin something else, or are data.
import Foundation
import SQLite

final class WordJob {
    private let connection: Connection
    private let parser = TextParser()

    init(connection: Connection) {
        self.connection = connection
    }

    func words() throws {
        parser.run("BEGIN PRIVATE KEY")
        parser.run("BEGIN:VCARD")
        parser.execute("-----BEGIN CERTIFICATE-----")
        try connection.run("insert into log (word) values (?)", "COMMIT")
        try connection.run("insert into log (word) values ('COMMIT')")
        try connection.execute("create trigger t after insert on lines begin select 1; end")
        print("COMMIT", "ROLLBACK", separator: ", ")
        let known = ["begin": 1, "commit": 2]
        assert(known["commit"] != nil)
    }

    func matches(_ word: String) -> Bool {
        switch word {
        case "BEGIN", "COMMIT": true
        default: word.hasPrefix("ROLLBACK")
        }
    }
}
