// Which names a place sees: shadowing, blocks, conditions, parameters.
var shared = 1
func shadows(db: Database?) {
    if let db { use(db) }
    if let db = db?.inner { use(db) } else { use(db) }
    do { let db = 1; use(db) }
    use(db)
    guard let db = db else { return }
    use(db)
    for db in rows { use(db) }
    rows.each { db in use(db) }
    switch db { case let db: use(db) }
    var x = 1
    if flag { x = 2; var x = 3; x = 4 }
    x = 5
    shared = 2
    func nested(x: Int) { y = x }
}
struct Counter {
    var count = 0
    mutating func step() {
        count += 1
        shared += 1
        var count = 2
        count = 3
        { count = 4; total = 5 }()
        self = Counter()
    }
    func local() {
        struct Deep { var inner = 0; mutating func go() { inner = 1; outer = 2 } }
        var outer = 3
    }
}
