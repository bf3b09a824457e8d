import Facts
import SourceText

/// Annotations: what a declared type says of a value.
extension Typing {
    private static let containers: [TypeWord] = [
        .sequence, .tuple, .mapping, .promise, .metatype, .callable,
    ]

    /// What an annotation promises. One that speaks of itself adds nothing to itself.
    mutating func declared(_ annotation: Value, in function: FunctionRef, depth: Int = 0) -> Shape {
        guard !annotation.isNone, depth < 12 else { return .unknown }
        let key = key(annotation, in: function)
        if let known = promises[key] { return known }
        guard self.depth < Self.depthLimit else { return .unknown }
        promises[key] = .pending
        self.depth += 1
        let result = promised(annotation, in: function, depth: depth)
        self.depth -= 1
        promises[key] = result
        return result
    }

    private mutating func promised(_ annotation: Value, in function: FunctionRef, depth: Int) -> Shape {
        let body = body(function)
        let facts = facts(function.file)
        let op = body[annotation]
        switch op.kind {
        case .none: return .nothing
        case .string: return op.symbol.isNone ? .unknown : quoted(op.symbol, in: function)
        case .operation:
            var all: [Shape] = []
            let isBoth = Operator(rawValue: op.a) == .and
            for operand in facts.list(op.b).prefix(Self.breadthLimit) {
                let shape = declared(Value(operand), in: function, depth: depth + 1)
                // Of several protocols, one of the program is as good as all.
                if !isBoth || shape.isObject || all.isEmpty { all.append(shape) }
            }
            if isBoth, all.contains(where: \.isObject) { all = all.filter(\.isObject).prefix(1).map { $0 } }
            return join(all)
        case .collection: return container(op, in: function, depth: depth)
        case .subscripted: return generic(op, body, in: function, depth: depth)
        case .name, .attribute: return object(of: value(annotation, in: function), in: function)
        case .call: return .unknown
        default: return .outside
        }
    }

    /// An object of the class that a shape is.
    mutating func object(of shape: Shape, in function: FunctionRef) -> Shape {
        map(shape) { typing, one in
            switch one.kind {
            case .type: return Shape(.instance, one.type)
            case .ownType: return Shape(.own, one.type)
            case .outside: return .outside
            case .nothing, .pending, .variable: return one
            case .builtin:
                let words = typing.words(function.file)
                if words.first(one.hash, of: Self.containers) != nil { return .unknown }
                if typing.isSilent(one.hash, function.file) { return .unknown }
                return .outside
            // An alias of an annotation that is a value, such as a union or a list of something.
            case .union, .sequence, .mapping, .tuple: return one
            default: return .unknown
            }
        }
    }

    /// Whether a name promises nothing at all.
    private func isSilent(_ name: UInt32, _ file: Int32) -> Bool {
        models(file).silentNames.contains(name)
    }

    /// Swift's `[T]`, `[K: V]`, `(A, B)`; a list of alternatives elsewhere.
    private mutating func container(_ op: Op, in function: FunctionRef, depth: Int) -> Shape {
        let items = facts(function.file).list(op.a)
        guard membersAreOpen(function.file) else { return .unknown }
        if op.has(OpFlag.mapping), items.count == 2, let first = items.first, let last = items.last {
            let key = declared(Value(first), in: function, depth: depth + 1)
            return mapping(key, declared(Value(last), in: function, depth: depth + 1))
        }
        if items.count == 1, let first = items.first {
            return sequence(declared(Value(first), in: function, depth: depth + 1))
        }
        let body = body(function)
        if items.count == 2, let first = items.first, let last = items.last,
            body[Value(first)].kind == .collection
        {
            return list(.callable, [declared(Value(last), in: function, depth: depth + 1)])
        }
        var all: [Shape] = []
        for item in items.prefix(Self.breadthLimit) {
            all.append(declared(Value(item), in: function, depth: depth + 1))
        }
        return list(.tuple, all)
    }

    /// What calling a parameter gives whose type is that of a function.
    mutating func callback(_ annotation: Value, in function: FunctionRef) -> Shape {
        let body = body(function)
        var op = body[annotation]
        if op.kind == .operation, let first = facts(function.file).list(op.b).first {
            op = body[Value(first)]
        }
        guard op.kind == .collection, let last = facts(function.file).list(op.a).last else { return .unknown }
        return list(.callable, [declared(Value(last), in: function)])
    }

    private mutating func generic(_ op: Op, _ body: Body, in function: FunctionRef, depth: Int) -> Shape {
        let facts = facts(function.file)
        let base = body[op.value]
        let symbol = base.lastName
        var arguments = Array(facts.list(op.b))
        if arguments.count == 1, body[Value(arguments[0])].kind == .collection,
            !membersAreOpen(function.file)
        {
            arguments = Array(facts.list(body[Value(arguments[0])].a))
        }
        let name = facts.hash(of: symbol)
        let shape = value(op.value, in: function)
        let isProgram = shape.isType || shape.isObject
        if !isProgram {
            let meaning = words(function.file).first(name, of: Self.containers)
            if let meaning, let first = arguments.first, let last = arguments.last {
                switch meaning {
                case .tuple where arguments.count > 1 && body[Value(last)].kind != .opaque:
                    var all: [Shape] = []
                    for argument in arguments.prefix(Self.breadthLimit) {
                        all.append(declared(Value(argument), in: function, depth: depth + 1))
                    }
                    return list(.tuple, all)
                case .sequence, .tuple:
                    return sequence(declared(Value(first), in: function, depth: depth + 1))
                case .mapping:
                    let key = declared(Value(first), in: function, depth: depth + 1)
                    return mapping(key, declared(Value(last), in: function, depth: depth + 1))
                case .promise: return declared(Value(last), in: function, depth: depth + 1)
                case .metatype:
                    let inner = declared(Value(first), in: function, depth: depth + 1)
                    return map(inner) { _, one in
                        one.isObject ? Shape(.type, one.type) : one.kind == .variable ? one : .unknown
                    }
                default: return list(.callable, [declared(Value(last), in: function, depth: depth + 1)])
                }
            }
            if let wrapper = models(function.file).wrapperNames[name] {
                return unwrapped(wrapper, arguments, in: function, depth: depth)
            }
        }
        let own = declared(op.value, in: function, depth: depth + 1)
        guard own.kind == .outside || own.kind == .unknown else { return own }
        // A library's container of something of the program.
        for argument in arguments {
            let inner = declared(Value(argument), in: function, depth: depth + 1)
            if !inner.isOutside { return .unknown }
        }
        return own
    }

    private mutating func unwrapped(
        _ wrapper: Wrapper, _ arguments: [UInt32], in function: FunctionRef, depth: Int
    ) -> Shape {
        switch wrapper {
        case .first:
            return arguments.first.map { declared(Value($0), in: function, depth: depth + 1) } ?? .unknown
        case .optional:
            let inner =
                arguments.first.map { declared(Value($0), in: function, depth: depth + 1) } ?? .unknown
            return join([inner, .nothing])
        case .any, .makes:
            var all: [Shape] = []
            for argument in arguments.prefix(Self.breadthLimit) {
                all.append(declared(Value(argument), in: function, depth: depth + 1))
            }
            if case .makes(_, let isLast) = wrapper { return (isLast ? all.last : all.first) ?? .unknown }
            return join(all)
        }
    }

    // MARK: Quotation marks

    /// An annotation in quotation marks: names, dots, brackets and bars.
    private mutating func quoted(_ symbol: Symbol, in function: FunctionRef) -> Shape {
        let text = facts(function.file).withBytes(of: symbol) { Array($0) }
        var reader = Quoted(text: text)
        return alternatives(&reader, in: function, depth: 0)
    }

    private struct Quoted {
        var text: [UInt8]
        var place = 0

        mutating func take(_ byte: UInt8) -> Bool {
            skip()
            guard place < text.count, text[place] == byte else { return false }
            place += 1
            return true
        }

        mutating func skip() {
            while place < text.count, text[place] <= 0x20 { place += 1 }
        }

        mutating func name() -> ArraySlice<UInt8> {
            skip()
            let start = place
            while place < text.count {
                let byte = text[place]
                let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 || byte == 0x5F
                guard isLetter || byte >= 0x30 && byte <= 0x39 else { break }
                place += 1
            }
            return text[start..<place]
        }
    }

    private mutating func alternatives(_ reader: inout Quoted, in function: FunctionRef, depth: Int) -> Shape
    {
        guard depth < 8 else { return .unknown }
        var all = [single(&reader, in: function, depth: depth)]
        while reader.take(0x7C), all.count < Self.breadthLimit {
            all.append(single(&reader, in: function, depth: depth))
        }
        return join(all)
    }

    private mutating func single(_ reader: inout Quoted, in function: FunctionRef, depth: Int) -> Shape {
        var last = reader.name()
        guard !last.isEmpty else { return .unknown }
        var shape = quotedName(last, in: function)
        while reader.take(0x2E) {
            last = reader.name()
            let hash = last.withUnsafeBufferPointer { SymbolTable.hash($0) }
            shape = member(hash, of: shape, in: function)
        }
        guard reader.take(0x5B) else { return object(of: shape, in: function) }
        var arguments = [alternatives(&reader, in: function, depth: depth + 1)]
        while reader.take(0x2C), arguments.count < Self.breadthLimit {
            arguments.append(alternatives(&reader, in: function, depth: depth + 1))
        }
        guard reader.take(0x5D) else { return .unknown }
        if shape.isType { return object(of: shape, in: function) }
        let name = last.withUnsafeBufferPointer { SymbolTable.hash($0) }
        let first = arguments[0]
        let final = arguments[arguments.count - 1]
        switch words(function.file).first(name, of: Self.containers) {
        case .tuple? where arguments.count > 1: return list(.tuple, arguments)
        case .sequence?, .tuple?: return sequence(first)
        case .mapping?: return mapping(first, final)
        case .promise?: return final
        case .metatype?: return first.isObject ? Shape(.type, first.type) : .unknown
        case .callable?: return list(.callable, [final])
        default: break
        }
        switch models(function.file).wrapperNames[name] {
        case .first?: return first
        case .optional?: return join([first, .nothing])
        case .any?: return join(arguments)
        default: return arguments.allSatisfy(\.isOutside) ? .outside : .unknown
        }
    }

    private mutating func quotedName(_ name: ArraySlice<UInt8>, in function: FunctionRef) -> Shape {
        if name.elementsEqual("None".utf8) { return .nothing }
        let facts = facts(function.file)
        let hash = name.withUnsafeBufferPointer { SymbolTable.hash($0) }
        if let symbol = facts.symbol(String(decoding: name, as: UTF8.self)) {
            let own = outline(function).all(symbol)
            if !own.isEmpty {
                var all: [Shape] = []
                for binding in own { all.append(bound(binding, in: function)) }
                return join(all)
            }
            return outerName(symbol, in: function)
        }
        return moduleName(hash, in: function.file) ?? Shape(.builtin, hash: hash)
    }
}
