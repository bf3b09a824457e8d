/// Transactions of other things, in a file that imports no database.
struct Ledger {
    let db: Pages

    func enter(_ line: Line) throws {
        try db.transaction { page in
            try page.add(line)
            try db.add(line)
        }
        try db.write { page in db.touch(page) }
    }
}
