import Facts
import SourceText

/// Whether the type of an object is shown by the code itself: an object that is made there, or a declaration that says
/// just this. What only promises an object, as a `ContextVar[T]` or a column `Mapped[T]`, and what comes through
/// decorators, containers or conditions, is something else to those who ask it for its members.
extension Absences {
    /// So many values may stand one behind the other.
    private static let farthest = 8

    mutating func isShown(_ value: Value, in function: FunctionRef, depth: Int = 0) -> Bool {
        guard !value.isNone, depth < Self.farthest else { return false }
        let body = program.body(of: function)
        let op = body[value]
        switch op.kind {
        case .name: return isShown(op.symbol, at: Int(value.index), in: function, depth)
        case .parameter: return isShownParameter(op, in: function)
        case .attribute: return isShownMember(op, in: function, depth)
        case .call: return isShownCall(op, in: function, isAwaited: false, depth)
        case .await:
            let inner = body[op.value]
            return inner.kind == .call && isShownCall(inner, in: function, isAwaited: true, depth)
        case .either:
            return program.facts(of: Int(function.file)).list(op.a).allSatisfy { operand in
                body.kind(Int(operand)) == .none || isShown(Value(operand), in: function, depth: depth + 1)
            }
        case .entered: return isShownEntered(op.value, in: function, depth)
        case .type: return true
        default: return false
        }
    }

    // MARK: Names

    private mutating func isShown(
        _ name: Symbol, at place: Int, in function: FunctionRef, _ depth: Int
    ) -> Bool {
        let outline = typing.outline(function)
        if !outline.outer.contains(name), outline.bindings[name] != nil {
            let found = outline.reaching(name, at: place)
            return !found.isEmpty && areShown(found[...], in: function, depth)
        }
        let facts = program.facts(of: Int(function.file))
        var current = facts.function(Int(function.function)).parent
        while let outer = current {
            let fact = facts.function(outer)
            let ref = FunctionRef(file: Int(function.file), function: outer)
            if fact.kind != .typeBody, outer != 0 {
                let found = typing.outline(ref).all(name)
                if !found.isEmpty { return areShown(found, in: ref, depth) }
            }
            current = fact.parent
        }
        return isShown(facts.hash(of: name), inModule: function.file, depth)
    }

    private mutating func areShown(
        _ bindings: ArraySlice<Outline.Binding>, in function: FunctionRef, _ depth: Int
    ) -> Bool {
        bindings.allSatisfy { binding in
            if binding.importing >= 0 {
                let fact = program.facts(of: Int(function.file)).importFact(Int(binding.importing))
                return isShown(fact, in: function.file, depth)
            }
            if !binding.annotation.isNone { return isExact(binding.annotation, in: function) }
            return isShown(binding.value, in: function, depth: depth + 1)
                || isNothing(binding.value, in: function)
        }
    }

    private func isNothing(_ value: Value, in function: FunctionRef) -> Bool {
        !value.isNone && program.body(of: function).kind(Int(value.index)) == .none
    }

    private mutating func isShown(_ name: UInt32, inModule file: Int32, _ depth: Int) -> Bool {
        guard depth < Self.farthest else { return false }
        program.reads?.declarations(of: Int(file))
        switch program.definitions.bound(name, in: Int(file)) {
        case .function?, .type?: return true
        case .importing(let id)?:
            return isShown(program.facts(of: Int(file)).importFact(Int(id)), in: file, depth + 1)
        case .value(let symbol)?:
            let own = FunctionRef(file: Int(file), function: 0)
            return areShown(typing.outline(own).all(symbol), in: own, depth)
        case nil: return false
        }
    }

    /// Whether an import brings what a module of the program shows; one in `try` may bring one of several things.
    private mutating func isShown(_ fact: ImportFact, in file: Int32, _ depth: Int) -> Bool {
        guard fact.flags & ImportFact.Flag.inTry == 0,
            let source = program.file(of: fact, in: Int(file))
        else { return false }
        if fact.name.isNone || source == Int(file) { return true }
        let facts = program.facts(of: Int(file))
        if program.submodule(fact.name, of: fact, in: Int(file)) != nil { return true }
        return isShown(facts.hash(of: fact.name), inModule: Int32(truncatingIfNeeded: source), depth + 1)
    }

    // MARK: Parameters and members

    private mutating func isShownParameter(_ op: Op, in function: FunctionRef) -> Bool {
        let facts = program.facts(of: Int(function.file))
        let fact = facts.function(Int(function.function))
        let parameter = facts.parameter(Int(op.a))
        guard let parent = fact.parent, parameter.kind != .variadic, parameter.kind != .keywords else {
            return false
        }
        if parameter.annotation.isNone { return Int(op.a) == fact.parameters.first && fact.type != nil }
        return isExact(parameter.annotation, in: FunctionRef(file: Int(function.file), function: parent))
    }

    private mutating func isShownMember(_ op: Op, in function: FunctionRef, _ depth: Int) -> Bool {
        guard isShown(op.value, in: function, depth: depth + 1) else { return false }
        let name = program.facts(of: Int(function.file)).hash(of: op.member)
        let base = typing.value(op.value, in: function)
        if base.kind == .module { return isShown(name, inModule: base.a, depth + 1) }
        // What a class has under a name may be something else than what its objects have.
        guard base.isObject else { return false }
        let owner = typing.line(of: base.type).first { typing.table($0).members[name] != nil }
        guard let owner, let members = typing.table(owner).members[name] else { return false }
        return members.allSatisfy { member in
            switch member {
            case .type: return true
            case .function(let method): return gives(method, isRead: true, depth)
            case .field(let body, let binding): return areShown([binding], in: body, depth)
            case .store(let method, let value, let annotation):
                if !annotation.isNone { return isExact(annotation, in: method) }
                return isShown(value, in: method, depth: depth + 1) || isNothing(value, in: method)
            }
        }
    }

    // MARK: Calls

    private mutating func isShownCall(
        _ op: Op, in function: FunctionRef, isAwaited: Bool, _ depth: Int
    ) -> Bool {
        let target = typing.value(op.value, in: function)
        switch target.kind {
        case .type, .ownType: return !isAwaited && isShown(op.value, in: function, depth: depth + 1)
        case .function:
            let facts = program.facts(of: Int(target.function.file))
            let fact = facts.function(Int(target.function.function))
            let isAsync = fact.flags & FunctionFact.Flag.isAsync != 0
            return isAsync == isAwaited && gives(target.function, isRead: false, depth)
        default: return false
        }
    }

    /// Whether what a function gives is said of it, or shown by what it returns, and no decorator changes it.
    /// - Parameter isRead: it is read like an attribute.
    private mutating func gives(_ target: FunctionRef, isRead: Bool, _ depth: Int) -> Bool {
        let facts = program.facts(of: Int(target.file))
        let fact = facts.function(Int(target.function))
        guard let parent = fact.parent, !fact.isGenerator else { return false }
        let outer = FunctionRef(file: Int(target.file), function: parent)
        let plain = isRead ? ["property", "cached_property"] : ["staticmethod", "classmethod"]
        let body = program.body(of: outer)
        let decorators = facts.list(fact.decorators).map { facts.string(body[Value($0)].lastName) }
        guard decorators.allSatisfy(plain.contains), !isRead || !decorators.isEmpty else { return false }
        if !fact.returns.isNone { return isExact(fact.returns, in: outer) }
        let own = program.body(of: target)
        return (0..<own.count).allSatisfy { index in
            guard own.kind(index) == .return, own.a(index) != UInt32.max else { return true }
            let value = Value(own.a(index))
            return isNothing(value, in: target) || isShown(value, in: target, depth: depth + 1)
        }
    }

    /// Whether what a block hands out is the object that is entered, or said of the method that enters it.
    private mutating func isShownEntered(_ value: Value, in function: FunctionRef, _ depth: Int) -> Bool {
        guard isShown(value, in: function, depth: depth + 1) else { return false }
        let object = typing.value(value, in: function)
        guard object.isObject else { return false }
        return program.enterNames.contains { name in
            let method = typing.member(name, ofType: object.type, as: object.kind)
            return method.kind == .function && gives(method.function, isRead: false, depth + 1)
        }
    }

    // MARK: Annotations

    /// Whether an annotation says of a value just that it is an object of a type, or nothing.
    private mutating func isExact(_ annotation: Value, in function: FunctionRef, depth: Int = 0) -> Bool {
        guard depth < Self.farthest else { return false }
        let facts = program.facts(of: Int(function.file))
        let body = program.body(of: function)
        let op = body[annotation]
        switch op.kind {
        case .none: return true
        case .name, .attribute:
            return typing.value(annotation, in: function).isType
                || typing.words(function.file).has(facts.hash(of: op.lastName), .own)
        case .string: return !facts.withBytes(of: op.symbol) { $0.contains(0x5B) }
        case .operation:
            return facts.list(op.b).allSatisfy { isExact(Value($0), in: function, depth: depth + 1) }
        case .subscripted:
            guard ["Optional", "Union"].contains(facts.string(body[op.value].lastName)) else { return false }
            return facts.list(op.b).allSatisfy { argument in
                let inner = body[Value(argument)]
                guard inner.kind == .collection else {
                    return isExact(Value(argument), in: function, depth: depth + 1)
                }
                return facts.list(inner.a).allSatisfy {
                    isExact(Value($0), in: function, depth: depth + 1)
                }
            }
        default: return false
        }
    }
}
