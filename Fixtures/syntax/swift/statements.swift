// Branches, loops, handlers and what leaves them.
func branches(_ db: Database?, _ flag: Bool) throws -> Int {
    guard let db, flag else { return 0 }
    guard #available(iOS 17, *), case .open(let one, _) = db.state, one > 1 else { fatalError() }
    if flag { save() }
    if let row = db.row { use(row) } else if flag, let row = db.other, row.ok { use(row) } else { use(row) }
    if case let .pair(a, b)? = row, let c = a as? Int { use(a, b, c) }
    let size = if flag { 1 } else { 2 }
    let word = switch size { case 1: "one" case 2: "two" default: "many" }
    switch (db, row) {
    case (let x, .some(let y)) where x.ok: use(x, y)
    case is (Database, Row), (_, nil): break
    #if DEBUG
    case (_, .debug): return 1
    #endif
    case let (x, y) as (Int, Int): fallthrough
    case _ where flag: if flag { break }; use(x)
    @unknown default: throw Broken()
    }
    return flag ? 1 : db.ok ? 2 : 3
}

func loops(_ rows: [Row]) async throws {
    outer: for row in rows where row.ok {
        for try await (index, part) in row.parts { if index > 1 { continue outer }; break outer }
        switch row { case .a: break outer; default: break }
    }
    for case let .some(x as Int) in rows {}
    for _: Int in rows {}
    while let next = rows.next(), next.ok { use(next) }
    while true { break }
    repeat { let one = 1; use(one) } while one < 3
    label: if rows.isEmpty { break label }
    label: do { break label }
}

func handlers() throws(Failure) {
    do { try save() } catch let error as Broken where error.ok { throw error } catch is Other, Failure.missing {
        retry()
    } catch { log(error) }
    do throws(Failure) { let x = 1; use(x) } catch {}
    do { let x = 2; use(x) }
    defer { close() }
    let a = try? save()
    let b = try! save() + (try save())
    try await db.save(on: other()).done(); _ = try save()
    throw .missing
}
