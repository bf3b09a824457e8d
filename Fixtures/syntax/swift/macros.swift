// Attributes and macros, with and without arguments.
@Suite("rows", .serialized) struct RowTests {
    @Test("a row { is read", arguments: [1, 2]) func reads(n: Int) async throws {
        #expect(n == 1)
        let row = try #require(await load(n))
        #expect(throws: Failure.self) { try save(row) }
    }
}
@Model final class Trip { @Attribute(.unique) var id: UUID; @Relationship(deleteRule: .cascade) var legs: [Leg] }
@ModelActor actor Importer {}
@available(iOS 17, macOS 14, *)
@Table("trips") struct Row {}
@main @Observable class Main {}
#Preview { TripList() }
#Preview("dark", traits: .fixedLayout(width: 1, height: 2)) { TripList() }
let trips = #Predicate<Trip> { trip in trip.name == "x" }
struct View { @ViewBuilder var body: some View { Text("a") }; func f(@ViewBuilder content: () -> Text) {} }
func run(@Wrapped(1) x: Int) {}
let q = #sql("SELECT \(Trip.id)") + #URL("x").path
