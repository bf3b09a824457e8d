/// A test that shows what happens.
import GRDB
import Testing

@Test func nesting() throws {
    let queue = try DatabaseQueue()
    try queue.write { db in
        try queue.write { _ = $0 }
    }
}
