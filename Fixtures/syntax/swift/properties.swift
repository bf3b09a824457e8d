// Stored and computed properties, wrappers, observers, accessors.
struct TripList: View {
    @Environment(\.modelContext) private var context
    @Environment(Model.self) var model: Model?
    @Query(sort: \Trip.name) var trips: [Trip]
    @State private var name = "", count = 0
    static let shared: TripList = .init()
    let store: any TripStore
    weak var owner: NSManagedObjectContext?
    unowned(unsafe) let other: Other
    lazy var made: Context = container.newContext()
    let (left, right): (Int, Int) = pair()
    var body: some View { Text(name) }
    var rows: [Row] {
        get async throws { try await store.rows() }
    }
    var limit: Int = 3 {
        willSet { check(newValue) }
        didSet(old) { log(old) }
    }
    @MainActor var title: String {
        get { name }
        nonmutating set { name = newValue }
        _modify { yield &name }
    }
    #if DEBUG
    @objc
    #endif
    var debug: Bool { func inner() {}; return true }
    static var total: Int { 1 }
}
var global = 1
let top: Int
var computed: Int { global }
func use() {
    var local: Int { 2 }
    let later: Database
    later = local
    @Wrapped(1) var wrapped: Int
    async let first = load(), second: Int = load()
    global += 1
}
struct Handlers {
    let onTap: (@MainActor() -> Void)?
    var update: @MainActor([Int]) async throws -> Void
}
