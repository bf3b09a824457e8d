// Closures: which call and label they belong to, what they capture, whose `$0` it is.
func closures(db: Database) {
    db.write { tx in tx.save() }
    db.write({ $0.save() }, done: { error in log(error) })
    db.write { tx in } done: { _ in } failed: { }
    db.write(on: queue) { (tx: Database, row) async throws -> Row in return row }
    db.map { $0.rows.map { $1 } }.filter { $0 }
    db.each { list in list.map { $0 } }
    task { [weak self, db, copy = db.copy(), unowned(unsafe) other = x] in self?.save(db); copy.save() }
    task { @MainActor @Sendable [self] in count = 1 }
    let kept = { (x: inout Int) in x = 1 }
    let called = { 1 }()
    run { let db = 1; use(db) }
    run { if a { 1 } else { 2 } }
    rows[0] { $0 }
    if rows.contains(where: { $0.ok }) { use() }
    group { inner { deep { $2 } } }
}
final class Owner {
    var context: Context?
    func set(_ context: Context) {
        self.context = context
        task { self.context = nil; other = context }
        other = context
        let local: Int
        local = 1
        task { local = 2 }
    }
    static func reset() { shared = nil }
    lazy var build: () -> Context = { [unowned self] in made = true; return Context(self) }
}

let rows = list($crates) { $crate in
    weigh($crate, crate)
}
let pairs = list($crates) { $crate, index in crate }
let bracketed = list($crates) { ($crate) in crate }
