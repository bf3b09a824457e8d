// Types as values: what an annotation says.
func types(
    a: Database, b: any Database, c: some Database, d: Database?, e: (any Database)?, f: Database!,
    g: Module.Database.Type, h: Box<Database>, i: [Database], j: [String: Database?], k: (Database, Int),
    l: (Database) async throws(Failure) -> Row?, m: Codable & Sendable, n: inout Database,
    o: @escaping @Sendable (Database) -> Void, p: borrowing Database, q: Database..., r: (Database),
    s: consuming any Database & Sendable, t: [3 of Int], u: () -> (), v: Self.Row, w: Optional<Database>,
    x: ((Database) -> Void)?, y: Box<Database?>.Inner, z: ~Copyable
) -> some Sequence<Row> {}
func bounds<DB: Database, T: Box<T>, each U>(_ db: DB, _ t: T, _ list: [DB]?, u: repeat each U) -> DB? where U: Row {}
struct Holder<DB> where DB: Database {
    let db: DB
    let optional: DB?
    func take(_ other: DB) -> DB { DB() }
}
