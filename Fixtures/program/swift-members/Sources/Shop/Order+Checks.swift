// What an extension in another file adds is a member like any other.
extension Order {
    struct Options {
        func apply() {}
    }

    func check() {
        total()  // expect-call: Shop.Order.total
        Options().apply()  // expect-call: Shop.Order.Options.apply
        Self.shared.total()  // expect-call: Shop.Order.total
    }

    static func make() -> Self { shared }
}

struct Note {
    func write() {}
}

extension String {
    func slug() -> String { self }
}
