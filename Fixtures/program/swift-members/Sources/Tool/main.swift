// An import shows the whole module; names without it are those of the file's own module.
import Shop

let order = Order(name: "a")  // expect-call: Shop.Order.init
order.total()  // expect-call: Shop.Order.total
Order.make().check()  // expect-call: Shop.Order.make, Shop.Order.check
Order.shared.note?.write()  // expect-call: Shop.Note.write

let run = { (order: Order) in order.total() }  // expect-call: Shop.Order.total

func with(_ order: Order, _ body: (Order) -> Void) {
    let kept = order
    guard let note = kept.note else { return }
    note.write()  // expect-call: Shop.Note.write
}

func use(_ value: Any) async throws {
    with(order) { $0.check() }  // expect-call: Tool.with, Shop.Order.check
    with(order) { inner in inner.check() }  // expect-call: Tool.with, Shop.Order.check
    if let order = value as? Order { order.check() }  // expect-call: Shop.Order.check
    (value as! Order).check()  // expect-call: Shop.Order.check
    func local() -> Order { order }
    local().check()  // expect-call: Tool.use.local, Shop.Order.check
    let text: String = order.name
    _ = text.slug()  // expect-call: Shop.String.slug
}
