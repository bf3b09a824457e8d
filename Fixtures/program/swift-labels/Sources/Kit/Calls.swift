// Functions of one name are told apart by the labels of their arguments; what is expected says what `.name` is.
struct Finder {
    init(path: String) {}
    init(text: String, strict: Bool = false) {}

    func find(_ name: String) {}
    func find(named name: String, deep: Bool = false) {}
    func find(where test: (Int) -> Bool) {}
    func find(at place: Int, then body: () -> Void) {}
}

enum Mode {
    case plain
    case named(String)
    static func custom(_ name: String) -> Mode { .named(name) }
    func show() {}
}

struct Setting {
    var mode: Mode
}

func set(_ mode: Mode, all: [Mode] = []) {}

func use() -> Mode {
    let finder = Finder(path: "a")  // expect-call: Kit.Finder.init
    Finder(text: "a").find("b")  // expect-call: Kit.Finder.init, Kit.Finder.find
    finder.find(named: "a")  // expect-call: Kit.Finder.find
    finder.find { $0 > 1 }  // expect-call: Kit.Finder.find
    finder.find(at: 1) {}  // expect-call: Kit.Finder.find
    finder.find(unknown: 1)  // expect-call: none
    set(.custom("a"))  // expect-call: Kit.set, Kit.Mode.custom
    set(.plain, all: [.custom("a"), .named("b")])  // expect-call: Kit.set, Kit.Mode.custom
    let mode: Mode = .custom("a")  // expect-call: Kit.Mode.custom
    mode.show()  // expect-call: Kit.Mode.show
    Mode.plain.show()  // expect-call: Kit.Mode.show
    Mode.named("a").show()  // expect-call: Kit.Mode.show
    _ = Setting(mode: .custom("b"))  // expect-call: Kit.Mode.custom
    return .custom("c")  // expect-call: Kit.Mode.custom
}
