/// Transactions around the work of callers, whose parts stand in closures.
import NIOCore

/// The level of isolation is put into the statement; the closure may stand in another one.
extension Journal {
    func inTransaction<T>(level: String, _ body: @escaping (Connection) throws -> T) throws -> T {
        try lend { connection in
            try connection.execute("BEGIN ISOLATION LEVEL \(level)")
            do {
                let result = try body(connection)
                try connection.execute("COMMIT")
                return result
            } catch {
                try connection.execute("ROLLBACK")
                throw error
            }
        }
    }
}

/// One statement behind the other.
struct Chain {
    func transaction<T: Sendable>(_ work: @escaping @Sendable (Connection) -> EventLoopFuture<T>) -> EventLoopFuture<T> {
        lend { connection in
            connection.raw("BEGIN").run().flatMap {
                work(connection).flatMap { result in
                    connection.raw("COMMIT").run().map { result }
                }.flatMapError { error in
                    connection.raw("ROLLBACK").run().flatMapThrowing { throw error }
                }
            }
        }
    }
}
