/// A test may look from outside into what a transaction does.
import Fluent
import XCTest

final class ParcelTests: XCTestCase {
    var db: (any Database)!

    func testIsInvisibleFromOutside() async throws {
        try await db.transaction { tx in
            try await Parcel().create(on: tx)
            let count = try await Parcel.query(on: db).count()
            XCTAssertEqual(count, 0)
        }
    }
}
