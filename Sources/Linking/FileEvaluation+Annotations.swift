import Facts
import SourceText

/// Annotations: what a declared type says of a value.
extension FileEvaluation {
    /// The value that an annotation promises. Its origin is not set.
    public mutating func declared(_ annotation: Value, in function: Int) -> KnownID {
        guard !annotation.isNone else { return Self.unknown }
        if function != frame.function || states[function] != .running { evaluate(function) }
        return declared(annotation, Body(facts, function: function), depth: 0)
    }

    private mutating func declared(_ annotation: Value, _ body: Body, depth: Int) -> KnownID {
        guard depth < 12, !annotation.isNone else { return Self.unknown }
        let op = body[annotation]
        switch op.kind {
        case .string:
            return op.symbol.isNone ? Self.unknown : quoted(op.symbol, in: body.function)
        case .none:
            return Self.nothing
        case .subscripted:
            return parameterised(op, body, depth: depth)
        case .operation:
            return facts.list(op.b).reduce(Self.unset) { result, operand in
                chosen(result, declared(Value(operand), body, depth: depth + 1))
            }
        case .collection, .number, .boolean:
            return Self.other
        case .name where self[value(annotation, body.function)].kind == .builtin:
            // A class that is declared or imported further down.
            return object(meantBy: visible(op.symbol, in: body.function))
        default:
            return object(meantBy: value(annotation, body.function))
        }
    }

    /// Of several types in a union, the one that models know; otherwise the first.
    private mutating func chosen(_ left: KnownID, _ right: KnownID) -> KnownID {
        if left == Self.unset { return right }
        if right == Self.unset { return left }
        if self[left].kind == .nothing || self[right].kind == .nothing { return join(left, right) }
        if self[left].kind == .model, self[right].kind == .model {
            let types = [left, right].map { ModelTypeID(rawValue: UInt16(self[$0].a)) }
            guard types[0] != types[1], let common = models.common(types[0], types[1]) else { return left }
            var known = self[left]
            known.a = UInt32(common.rawValue)
            return add(known)
        }
        if self[left].kind == .model { return left }
        return self[right].kind == .model ? right : left
    }

    /// An object of the class that a value is.
    private mutating func object(meantBy id: KnownID) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .type:
            if let type = modelledBase(of: Int(known.a)) {
                return add(Known(.model, a: UInt32(type.rawValue), b: Self.unset))
            }
            return add(Known(.instance, a: known.a))
        case .path:
            return object(ofPath: known.a)
        case .either:
            return alternatives(of: id).map { object(meantBy: $0) }.reduce(Self.unset) { chosen($0, $1) }
        case .builtin:
            return models.builtins[word(Symbol(rawValue: known.a))] == .unknown ? Self.unknown : Self.other
        case .unknown, .result, .member:
            return Self.unknown
        case .nothing:
            return Self.nothing
        default:
            return Self.other
        }
    }

    private mutating func object(ofPath path: UInt32) -> KnownID {
        switch meaning(of: path) {
        case .type(let type)?, .instance(let type)?:
            return add(Known(.model, a: UInt32(type.rawValue), b: Self.unset))
        case .anything?:
            return Self.unknown
        case .other? where !isForeign(path), nil:
            let node = paths[Int(path)]
            if !isForeign(path), let type = className(node.name) {
                return add(Known(.model, a: UInt32(type.rawValue), b: Self.unset, basis: .typeName))
            }
            return add(Known(.foreign, a: path))
        default:
            return add(Known(.foreign, a: path))
        }
    }

    /// The type that the bare name of a class speaks for.
    private func className(_ symbol: Symbol) -> ModelTypeID? {
        if let type = models.classNames[word(symbol)] { return type }
        return models.classPatterns.first { entry in
            facts.withBytes(of: symbol) { entry.pattern.matches($0) }
        }?.type
    }

    private mutating func parameterised(_ op: Op, _ body: Body, depth: Int) -> KnownID {
        let base = body[op.value]
        let symbol = base.lastName
        var word = word(symbol)
        let known = self[value(op.value, body.function)]
        if known.kind == .path { word = self.word(paths[Int(known.a)].name) }
        let arguments = facts.list(op.b).flatMap { argument -> [UInt32] in
            let inner = body[Value(argument)]
            return inner.kind == .collection ? Array(facts.list(inner.a)) : [argument]
        }
        guard let wrapper = models.wrappers[word] else {
            return declared(op.value, body, depth: depth + 1)
        }
        switch wrapper {
        case .first:
            return arguments.first.map { declared(Value($0), body, depth: depth + 1) } ?? Self.unknown
        case .optional:
            let inner = arguments.first.map { declared(Value($0), body, depth: depth + 1) } ?? Self.unknown
            return join(inner, Self.nothing)
        case .any:
            return arguments.reduce(Self.unset) { result, argument in
                chosen(result, declared(Value(argument), body, depth: depth + 1))
            }
        case .makes(let type, let isLast):
            guard let argument = isLast ? arguments.last : arguments.first else { return Self.other }
            let inner = declared(Value(argument), body, depth: depth + 1)
            guard kind(of: inner) == .session else { return Self.other }
            return add(Known(.model, a: UInt32(type.rawValue), b: Self.unset, basis: self[inner].basis))
        }
    }

    /// An annotation in quotation marks: the dotted names in it, from the left, until one is known.
    private mutating func quoted(_ symbol: Symbol, in function: Int) -> KnownID {
        let text = facts.withBytes(of: symbol) { Array($0) }
        var result = Self.unset
        var isOptional = false
        for name in dottedNames(text) {
            if name == Array("None".utf8) || name == Array("Optional".utf8) {
                isOptional = true
                continue
            }
            let known = quotedName(name, in: function)
            if known != Self.unset { result = chosen(result, known) }
        }
        if result == Self.unset { return Self.unknown }
        return isOptional ? join(result, Self.nothing) : result
    }

    private func dottedNames(_ text: [UInt8]) -> [[UInt8]] {
        text.split { byte in
            let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            return !(isLetter || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2E || byte >= 0x80)
        }.map(Array.init)
    }

    private mutating func quotedName(_ name: [UInt8], in function: Int) -> KnownID {
        var known = Self.unset
        for part in name.split(separator: 0x2E) {
            guard let symbol = facts.symbol(String(decoding: part, as: UTF8.self)) else { return Self.unset }
            if known == Self.unset {
                if models.wrappers[word(symbol)] != nil { return Self.unset }
                known = visible(symbol, in: function)
            } else {
                known = attribute(symbol, of: known)
            }
        }
        return known == Self.unset ? Self.unset : object(meantBy: known)
    }

    /// What a name means at the end of a function's body.
    mutating func visible(_ symbol: Symbol, in function: Int) -> KnownID {
        let outer = frame
        defer { frame = outer }
        if function != frame.function || states[function] != .running {
            frame = Frame()
            frame.function = function
            frame.slots = [KnownID](repeating: Self.unset, count: facts.symbolCount)
            frame.slotSources = [UInt32](repeating: .max, count: facts.symbolCount)
            if let scope = scopes[function] {
                frame.slots[Int(symbol.rawValue)] = scope[Int(symbol.rawValue)]
            }
        }
        return name(symbol)
    }
}
