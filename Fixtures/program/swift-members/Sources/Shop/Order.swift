// Members of types: properties with types, without `self`, static ones, computed ones, of extensions elsewhere.
struct Line {
    var weight = 1
    func price() -> Int { weight }
}

final class Order {
    static let shared = Order(name: "a")  // expect-call: Shop.Order.init
    var lines: [Line] = []
    var named: [String: Line] = [:]
    let name: String
    var note: Note?

    init(name: String) { self.name = name }
    init(copy other: Order) { name = other.name }

    var first: Line? { lines.first }
    var summary: Note { Note() }

    func total() -> Int {
        for line in lines { _ = line.price() }  // expect-call: Shop.Line.price
        lines.forEach { _ = $0.price() }  // expect-call: Shop.Line.price
        _ = lines.map { line in line.price() }  // expect-call: Shop.Line.price
        _ = lines.filter { $0.price() > 1 }.sorted { $0.price() < $1.price() }.first?.price()  // expect-call: Shop.Line.price, Shop.Line.price, Shop.Line.price, Shop.Line.price
        _ = named["a"]?.price()  // expect-call: Shop.Line.price
        if let first { _ = first.price() }  // expect-call: Shop.Line.price
        summary.write()  // expect-call: Shop.Note.write
        note?.write()  // expect-call: Shop.Note.write
        check()  // expect-call: Shop.Order.check
        self.check()  // expect-call: Shop.Order.check
        return helper(lines)  // expect-call: Shop.helper
    }
}

func helper(_ lines: [Line]) -> Int { 0 }

func unknown(_ value: Any) {
    value.total()  // expect-call: none
    [1, 2].forEach { print($0) }  // expect-call: none
    "a".lowercased()  // expect-call: none
}
