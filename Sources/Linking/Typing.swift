import Facts
import SourceText

/// What the values of a program may be: asked for one value at a time, and worked out from whatever declares or
/// assigns it, in whichever file that stands.
///
/// Everything that was asked is kept, so that nothing is worked out twice; what waits for itself adds nothing, so
/// that circles end. It knows nothing of sessions, and nothing here is guessed: what no declaration, assignment or
/// call says is `unknown`.
struct Typing: Sendable {
    let program: Program
    /// By language.
    private let wordLists: [TypeWords]
    private let isOpen: [Bool]
    /// Elements, parts and alternatives of shapes.
    var parts: [Shape] = []
    var folders: [PathHash] = []
    var values = NumberMap<Shape>()
    /// Of annotations.
    var promises = NumberMap<Shape>()
    var outlines = NumberMap<Outline>()
    var tables = NumberMap<TypeTable>()
    var methodLists: [Int32: [[Int32]]] = [:]
    var memberShapes = NumberMap<Shape>()
    var moduleNames = NumberMap<Shape>()
    var returnShapes = NumberMap<Shape>()
    var lines: [TypeRef: [TypeRef]] = [:]
    var subtypeLists: [TypeRef: [TypeRef]] = [:]
    /// By file: which functions assign which global names, and whether anything asks for types.
    var globalLists: [Int32: [Symbol: [Int32]]] = [:]
    var narrowing: [Int32: Bool] = [:]
    var consumerLists: [FunctionRef: [UInt32: Consumer]] = [:]
    var depth = 0

    /// A number for a value of a body.
    func key(_ value: Value, in function: FunctionRef) -> UInt64 {
        let number = program.firstFunction[Int(function.file)] &+ UInt32(bitPattern: function.function)
        return UInt64(number) << 32 | UInt64(value.index)
    }

    /// Deepest chain of values that ask for one another.
    static let depthLimit = 40
    /// Most alternatives that a value has, and most targets of one call.
    static let breadthLimit = 8

    init(_ program: Program) {
        self.program = program
        wordLists = program.models.map(\.typeWords)
        isOpen = program.models.map(\.scoping.membersAreOpen)
    }

    func facts(_ file: Int32) -> FileFacts { program.facts(of: Int(file)) }
    func body(_ function: FunctionRef) -> Body { program.body(of: function) }
    func words(_ file: Int32) -> TypeWords { wordLists[language(file)] }

    /// Whether a file's language lets methods see the members of their object by bare names.
    func membersAreOpen(_ file: Int32) -> Bool { isOpen[language(file)] }

    private func language(_ file: Int32) -> Int {
        min(program.files[Int(file)].language, program.models.count - 1)
    }

    func models(_ file: Int32) -> Models {
        program.models[language(file)]
    }

    mutating func outline(_ function: FunctionRef) -> Outline {
        if let known = outlines[function.word] { return known }
        let made = Outline(body(function))
        outlines[function.word] = made
        return made
    }

    // MARK: Shapes with parts

    mutating func join(_ shapes: [Shape]) -> Shape {
        var all: [Shape] = []
        for shape in shapes {
            for one in alternatives(of: shape) where one.kind != .pending && !all.contains(one) {
                all.append(one)
            }
        }
        if all.isEmpty { return .pending }
        if all.count == 1 { return all[0] }
        if all.count > Self.breadthLimit { return .unknown }
        // An object that was made of a type is one of the type, too.
        all = all.filter { one in
            one.kind != .made || !all.contains { $0.kind == .instance && $0.type == one.type }
        }
        return all.count == 1 ? all[0] : list(.union, all)
    }

    mutating func list(_ kind: Shape.Kind, _ shapes: [Shape]) -> Shape {
        let start = parts.count
        parts.append(contentsOf: shapes)
        return Shape(
            kind: kind, a: Int32(truncatingIfNeeded: start), b: Int32(truncatingIfNeeded: shapes.count))
    }

    func alternatives(of shape: Shape) -> [Shape] { shape.kind == .union ? contents(of: shape) : [shape] }

    /// The parts of a shape that has some.
    func contents(of shape: Shape) -> [Shape] {
        Array(parts[Int(shape.a)..<min(Int(shape.a) + Int(shape.b), parts.count)])
    }

    mutating func map(_ shape: Shape, _ change: (inout Typing, Shape) -> Shape) -> Shape {
        guard shape.kind == .union else { return change(&self, shape) }
        var results: [Shape] = []
        for one in contents(of: shape) { results.append(change(&self, one)) }
        return join(results)
    }

    // MARK: Values

    /// What a value of a body may be.
    mutating func value(_ value: Value, in function: FunctionRef) -> Shape {
        guard !value.isNone else { return .unknown }
        let key = key(value, in: function)
        if let known = values[key] { return known }
        guard depth < Self.depthLimit else { return .unknown }
        values[key] = .pending
        depth += 1
        let result = workOut(value, function)
        depth -= 1
        values[key] = result
        return result
    }

    private mutating func workOut(_ value: Value, _ function: FunctionRef) -> Shape {
        let body = body(function)
        guard Int(value.index) < body.count else { return .unknown }
        let op = body[value]
        switch op.kind {
        case .name: return name(op.symbol, at: Int(value.index), in: function)
        case .parameter: return parameter(Int(op.a), op, in: function)
        case .attribute:
            guard !op.value.isNone else { return implicit(op, value, in: function) }
            let base = self.value(op.value, in: function)
            let name = facts(function.file).hash(of: op.member)
            let types = ruledOut(op.value, in: function)
            guard !types.isEmpty else { return member(name, of: base, in: function, symbol: op.member) }
            let kept = without(types, base)
            return without(methodsOf: types, member(name, of: kept, in: function, symbol: op.member))
        case .subscripted: return element(of: op, in: function)
        case .none: return .nothing
        case .boolean, .number, .string, .raise: return .outside
        case .collection: return collection(op, in: function)
        case .call: return call(value, in: function)
        case .closure, .function:
            return Shape(FunctionRef(file: Int(function.file), function: Int(op.a)))
        case .type: return Shape(.type, TypeRef(file: Int(function.file), type: Int(op.a)))
        case .await: return self.value(op.value, in: function)
        case .operation: return operation(op, in: function)
        case .either:
            var all: [Shape] = []
            for operand in facts(function.file).list(op.a).prefix(32) {
                all.append(self.value(Value(operand), in: function))
            }
            return join(all)
        case .cast:
            let declared = declared(op.second, in: function)
            return declared.kind == .unknown ? self.value(op.value, in: function) : declared
        case .element: return iterated(self.value(op.value, in: function), in: function)
        case .part: return part(Int(op.b), of: self.value(op.value, in: function), in: function)
        case .entered: return entered(self.value(op.value, in: function), in: function)
        case .caught: return declared(op.value, in: function)
        default: return .unknown
        }
    }

    /// `.member`, of the type that its place expects.
    private mutating func implicit(_ op: Op, _ value: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        var whole = value
        // The chain that begins with it gives what is expected.
        var next = Int(value.index) + 1
        while next < body.count, next < Int(value.index) + 64 {
            let kind = body.kind(next)
            if kind == .call || kind == .attribute, Value(body.a(next)) == whole {
                whole = Value(UInt32(next))
            }
            next += 1
        }
        let shape = expected(whole, in: function)
        let name = facts(function.file).hash(of: op.member)
        return map(shape) { typing, one in
            if one.isObject { return typing.member(name, ofType: one.type, as: .type) }
            return one.kind == .nothing ? .pending : one.isOutside ? .outside : .unknown
        }
    }

    private mutating func operation(_ op: Op, in function: FunctionRef) -> Shape {
        let operands = facts(function.file).list(op.b).map { Value($0) }
        switch Operator(rawValue: op.a) {
        case .not, .equal, .notEqual, .identical, .notIdentical, .less, .contains, .notContains:
            return .outside
        default: break
        }
        guard let first = operands.first else { return .unknown }
        let left = value(first, in: function)
        if Operator(rawValue: op.a) == .inPlace { return left }
        switch left.kind {
        case .outside, .sequence, .tuple: return left
        default: return .unknown
        }
    }

    private mutating func collection(_ op: Op, in function: FunctionRef) -> Shape {
        let items = facts(function.file).list(op.a)
        var shapes: [Shape] = []
        for item in items.prefix(Self.breadthLimit * 2) { shapes.append(value(Value(item), in: function)) }
        if op.has(OpFlag.mapping) {
            let keys = shapes.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            let values = shapes.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            return mapping(join(keys), join(values))
        }
        if items.count <= Self.breadthLimit, !items.isEmpty { return list(.tuple, shapes) }
        return sequence(join(shapes))
    }

    mutating func sequence(_ element: Shape) -> Shape {
        // A container that is filled later says nothing of what is in it.
        list(.sequence, [element.kind == .pending ? .unknown : element])
    }

    mutating func mapping(_ key: Shape, _ value: Shape) -> Shape {
        list(
            .mapping,
            [key.kind == .pending ? .unknown : key, value.kind == .pending ? .unknown : value])
    }

    // MARK: Parts of containers

    mutating func iterated(_ shape: Shape, in function: FunctionRef) -> Shape {
        map(shape) { typing, one in
            switch one.kind {
            case .sequence, .mapping: return typing.parts[Int(one.a)]
            case .tuple: return typing.join(typing.contents(of: one))
            case .outside, .builtin, .nothing: return one.kind == .nothing ? .pending : .outside
            case .pending: return .pending
            case .type, .ownType: return typing.isEnumeration(one.type) ? Shape(.made, one.type) : .unknown
            case .instance, .made, .own:
                for name in typing.program.iteratorNames {
                    let method = typing.member(name, of: one, in: function)
                    guard method.kind == .function || method.kind == .overloads else { continue }
                    let result = typing.given(by: method, to: one, call: nil, in: function)
                    if result.isObject { return .unknown }
                    return typing.iterated(result, in: function)
                }
                return .unknown
            default: return .unknown
            }
        }
    }

    mutating func part(_ position: Int, of shape: Shape, in function: FunctionRef) -> Shape {
        map(shape) { typing, one in
            switch one.kind {
            case .tuple:
                let all = typing.contents(of: one)
                return position < all.count ? all[position] : .unknown
            case .sequence: return typing.parts[Int(one.a)]
            case .outside, .pending: return one
            case .nothing: return .pending
            default: return .unknown
            }
        }
    }

    private mutating func element(of op: Op, in function: FunctionRef) -> Shape {
        let base = value(op.value, in: function)
        let body = body(function)
        let index = facts(function.file).list(op.b).first.map { Value($0) } ?? .none
        return map(base) { typing, one in
            switch one.kind {
            case .mapping: return typing.parts[Int(one.a) + 1]
            case .sequence:
                // What is no number may be a stretch of the sequence.
                guard !index.isNone, body[index].kind != .opaque else { return one }
                return typing.parts[Int(one.a)]
            case .tuple:
                guard !index.isNone, body[index].kind == .number,
                    let number = Int(typing.facts(function.file).string(body[index].symbol))
                else { return typing.join(typing.contents(of: one)) }
                return typing.part(number, of: one, in: function)
            case .type, .ownType:
                return typing.isEnumeration(one.type) ? Shape(.made, one.type) : one
            case .outside, .builtin: return .outside
            case .pending, .function: return one
            case .nothing: return .pending
            case .instance, .made, .own:
                for name in typing.program.elementNames {
                    let method = typing.member(name, of: one, in: function)
                    guard method.kind == .function || method.kind == .overloads else { continue }
                    return typing.given(by: method, to: one, call: nil, in: function)
                }
                return .unknown
            default: return .unknown
            }
        }
    }

    /// What `with` hands out.
    private mutating func entered(_ shape: Shape, in function: FunctionRef) -> Shape {
        map(shape) { typing, one in
            switch one.kind {
            case .sequence: return typing.parts[Int(one.a)]
            case .outside, .pending: return one
            case .instance, .made, .own:
                for name in typing.program.enterNames {
                    let method = typing.member(name, of: one, in: function)
                    guard method.kind == .function || method.kind == .overloads else { continue }
                    let result = typing.given(by: method, to: one, call: nil, in: function)
                    return result.kind == .unknown || result.kind == .nothing ? .unknown : result
                }
                return .unknown
            default: return .unknown
            }
        }
    }
}
