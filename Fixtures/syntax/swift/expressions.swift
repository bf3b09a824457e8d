// Values: chains, operators, literals, key paths, macros.
func values(_ a: A) async {
    let list = [1, 2.5, 0x1F], map = ["a": a, "b": nil], none: [Int: Int] = [:], pair = (1, x: a), unit = ()
    let text = "plain", escaped = "a\tb\u{41}\"", raw = #"a\#n\b"#, long = """
        one
          two \
        three
        """, filled = "a\(a)b\(a.b, format: .short)", regex = /a.b/
    let chain = a.b?.c![0, default: 1].d(e: 1, f).0.self
    let type = A.self, made = A.init(1), generic = Box<Int, String>(a), array = [Int](), opt = Int?.none
    let implicit: A = .make(1).then, closed = .none
    let sum = a + b * 3 - c, bits = a << 2 | ~b, test = a == nil || !b && c !== a, less = a < b, more = a >= b
    let either = a?.b ?? c ?? d, cast = a as? B, forced = a as! B as C, check = a is B, range = 1...3, open = a...
    let paths = [\.name, \User.address?.street[0].count, \A.self, \.[1], \A.Store::b]
    let macros = #predicate<Row>({ $0.ok }), line = #line, file = #file
    #warning("careful")
    let any = (any Database).self, function = f(a:b:), operators = list.sorted(by: >)
    a.b = 1; a[0] = 2; a.b.c += 3; (a, b) = (b, a); _ = a; a!.b = 4; unknown = 5
    await a.b(c()).d()
    consume(a); let copied = copy a; f(&a)
    view
        .font(.body)
        #if os(iOS)
        .bold()
        #else
        .italic()
        #endif
        .padding()
    let choice = flag ? a : b, fewer = a is Any < b
    let closures = Set([1]).map(String.init)
}
