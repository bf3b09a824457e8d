// Functions and types with what stands before, in and behind their heads.
import GRDB
import struct Foundation.Date
@testable import App.Models
public import class Realm.Realm

@MainActor
public final class Store<DB: Database>: Base, @unchecked Sendable, Wrapped<Int> where DB: Sendable {
    private static let shared = Store()

    init?(db: DB, _ count: Int = 3, names: String...) throws { self.db = db }
    convenience init() { self.init(db: open()) }
    deinit { db.close() }

    @discardableResult @objc(saveOn:)
    static func save(_ row: Row, on db: any Database, flag: Bool = false,) async throws -> Row? { row }
    class func make() -> Self { Self() }
    func borrow(db: DB, `in` other: inout Int, then work: @escaping (DB) throws -> Void) rethrows {
        func inner(x: Int) {}
        try work(db)
    }
    func delayed(_ value: @autoclosure () -> Bool, done: ((Error?) -> Void)? = nil) {}
    func generic<C: Connection, T>(_ c: C, _ t: T) -> C where T: Sequence { c }
    static func == (lhs: Store, rhs: Store) -> Bool { lhs === rhs }
    prefix static func !(x: Store) -> Bool { false }

    subscript(row: Int, named name: String) -> Row { rows[row] }
    subscript(key: String) -> Row? {
        get { find(key) }
        set { rows[key] = newValue }
    }
    struct Inner { func go() {} }
}

struct Rows: ~Copyable {}
actor Writer {}
protocol Writing: AnyObject {
    associatedtype DB: Database = Pool
    var db: DB { get }
    var name: String { get set }
    init(db: DB)
    func write(_ row: Row) async throws
    subscript(i: Int) -> Row { get }
}
extension Store.Inner: Codable where DB == Int { func more() { go() } }
extension Array<Row> { var first: Row { self[0] } }
extension [Row] {}
indirect enum Failure: Error, Equatable {
    case missing(row: Int, String), broken
    case coded = 3
    @available(*, deprecated) case old(then: () -> Void)
    #if DEBUG
    case debug
    #endif
}
typealias Pair<T: Row> = (T, Rows)
infix operator <->: AdditionPrecedence
func <-> (a: Int, b: Int) -> Int { a }
@freestanding(expression) macro check(_ x: Bool) -> String = #externalMacro(module: "M", type: "T")
func >>=<T: Row>(a: inout T, b: T) {}
func ==<T: Row>(a: T, b: T) -> Bool { true }
func `class`(`in` `default`: Int) {}
