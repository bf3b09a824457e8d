import Facts
import SourceText

/// One operation after the other.
extension FileEvaluation {
    mutating func step(_ body: Body, _ index: Int, _ fact: FunctionFact) {
        let kind = body.kind(index)
        let place = Int(opStart[frame.function]) + index
        switch kind {
        case .parameter:
            let known = parameter(body, index, fact)
            values[place] = known
            bind(Symbol(rawValue: body.b(index)), known, source: UInt32(index))
        case .name:
            guard body[index].flags & OpFlag.target == 0 else { return }
            let symbol = Symbol(rawValue: body.a(index))
            values[place] = name(symbol)
            if Int(symbol.rawValue) < frame.slotSources.count {
                sources[place] = frame.slotSources[Int(symbol.rawValue)]
            }
        case .attribute:
            values[place] = attribute(body, index)
        case .none:
            values[place] = Self.nothing
        case .boolean, .number:
            values[place] = Self.constant
        case .string:
            values[place] = add(Known(.text, a: body.a(index)))
        case .collection:
            values[place] = add(
                Known(.collection, a: UInt32(truncatingIfNeeded: frame.function), b: UInt32(index)))
        case .call:
            values[place] = call(body, index)
        case .function, .closure:
            values[place] = add(Known(.function, a: body.a(index)))
        case .type:
            values[place] = add(Known(.type, a: body.a(index)))
        case .await:
            values[place] = value(Value(body.a(index)), frame.function)
        case .either:
            values[place] = either(body, index)
        case .entered:
            values[place] = entered(body, index)
        case .element:
            values[place] = iterated(value(Value(body.a(index)), frame.function), at: index)
        case .part:
            values[place] = part(body, index)
        case .bind:
            bound(body, index)
        case .annotate:
            annotated(body, index)
        case .decorate:
            decorated(body, index)
        case .cast:
            values[place] = cast(body, index)
        case .store:
            stored(body, index)
        case .importing:
            imported(body, index)
        case .return, .yield:
            returned(body, index, isYield: kind == .yield)
        case .raise, .break, .continue:
            frame.isLeft = true
        default:
            region(kind, body, index)
        }
    }

    private mutating func region(_ kind: OpKind, _ body: Body, _ index: Int) {
        let operand = Value(body.a(index))
        switch kind {
        case .branchBegin:
            let isExhaustive = body[index].has(OpFlag.exhaustive)
            open(.branch, .arm, value: operand, isExhaustive: isExhaustive)
        case .arm: nextArm(condition: operand)
        case .branchEnd: endBranch()
        case .loopBegin: open(.loop, .loop, value: .none)
        case .loopEnd: endBlock(isLoop: true)
        case .tryBegin: open(.attempt, .block, value: .none)
        case .handler: nextClause(.handler)
        case .tryElse: nextClause(.block, isElse: true)
        case .finally: nextClause(.finally)
        case .tryEnd: endAttempt()
        case .withBegin: open(.with, .with, value: operand)
        case .withEnd: endBlock()
        case .scopeBegin: open(.scope, .block, value: .none)
        case .scopeEnd: endScope()
        case .deferBegin, .conditionBegin: open(.block, .block, value: .none)
        case .coverBegin: open(.block, body.a(index) == 1 ? .dropped : .block, value: .none)
        case .deferEnd, .coverEnd, .conditionEnd: endBlock()
        default: break
        }
    }

    // MARK: Bindings

    private mutating func parameter(_ body: Body, _ index: Int, _ fact: FunctionFact) -> KnownID {
        let parameter = facts.parameter(Int(body.a(index)))
        let origin = Origin(
            .parameter, root: .given, name: parameter.name, function: frame.function,
            op: Value(UInt32(index)))
        if index == 0, let type = fact.type, parameter.annotation.isNone {
            if parameter.flags & ParameterFlag.isImplicit != 0, fact.kind != .closure {
                let isStatic = fact.flags & FunctionFact.Flag.isStatic != 0
                return add(Known(isStatic ? .type : .instance, a: UInt32(type), origin: origin))
            }
            if fact.kind == .function, fact.flags & FunctionFact.Flag.isStatic == 0, !isStatic(fact) {
                return add(Known(isClassMethod(fact) ? .type : .instance, a: UInt32(type), origin: origin))
            }
        }
        if fact.kind == .closure, let handed = handed(parameter, Int(body.a(index)), fact) { return handed }
        guard parameter.kind != .variadic, parameter.kind != .keywords else { return Self.other }
        var known = Self.unknown
        if let parent = fact.parent, !parameter.annotation.isNone {
            known = declared(parameter.annotation, in: parent)
        } else if let parent = fact.parent, !parameter.defaultValue.isNone {
            known = fallback(parameter.defaultValue, in: parent)
        }
        if known == Self.unknown { known = named(parameter.name, isAttribute: false) ?? Self.unknown }
        return given(known, origin)
    }

    /// What a parameter is by its default: the same thing, or what a framework injects.
    private mutating func fallback(_ value: Value, in parent: Int) -> KnownID {
        let id = self.value(value, parent)
        switch self[id].kind {
        case .type, .instance, .other, .model: return id
        default: break
        }
        let body = Body(facts, function: parent)
        let op = body[value]
        guard op.kind == .call, let first = body.call(op).arguments.first,
            let handed = handedOut(by: self.value(first.value, parent))
        else { return Self.unknown }
        return handed
    }

    /// The same thing, coming in from outside.
    private mutating func given(_ id: KnownID, _ origin: Origin) -> KnownID {
        var known = self[id]
        switch known.kind {
        case .model, .instance, .foreign, .unknown:
            known.origin = origin
            return add(known)
        default:
            return id
        }
    }

    /// What the first parameter of a closure is that models know to be called with something.
    private func handed(_ parameter: ParameterFact, _ number: Int, _ fact: FunctionFact) -> KnownID? {
        guard let given = handings[frame.function]?.given,
            parameter.flags & ParameterFlag.isCapture == 0
        else { return nil }
        let first = fact.parameters.first { facts.parameter($0).flags & ParameterFlag.isCapture == 0 }
        return number == first ? given : nil
    }

    /// The same thing under another type; where that says nothing, it stays what it was.
    private mutating func cast(_ body: Body, _ index: Int) -> KnownID {
        let value = value(Value(body.a(index)), frame.function)
        let type = declared(Value(body.b(index)), in: frame.function)
        guard kind(of: type) != nil || self[type].kind == .instance else { return value }
        var known = self[type]
        known.origin = self[value].origin
        return add(known)
    }

    /// What a property wrapper makes of the property before it.
    private mutating func decorated(_ body: Body, _ index: Int) {
        guard case .name(let symbol) = frame.lastBinding, !models.propertyWrappers.isEmpty else { return }
        var wrapper = body[Value(body.a(index))]
        var member = Symbol.none
        if wrapper.kind == .call {
            if let first = body.call(wrapper).arguments.first, !first.value.isNone,
                body[first.value].kind == .attribute
            {
                member = body[first.value].member
            }
            guard !wrapper.value.isNone else { return }
            wrapper = body[wrapper.value]
        }
        let name =
            wrapper.lastName
        let outcome =
            models.propertyWrappers[WrapperKey(wrapper: word(name), member: word(member))]
            ?? models.propertyWrappers[WrapperKey(wrapper: word(name), member: 0)]
        guard word(name) != 0, let outcome, case .type(let type) = outcome.gives else { return }
        let origin = Origin(.ambient, root: .ambient, name: symbol)
        let known = add(Known(.model, a: UInt32(type.rawValue), b: Self.unset, origin: origin))
        bind(symbol, known, source: .max)
        // Whose it is the wrapper says, and not the type that is written down as well.
        frame.scope?.set(Int(symbol.rawValue), known)
        frame.lastBinding = .name(symbol)
    }

    private mutating func bound(_ body: Body, _ index: Int) {
        let symbol = Symbol(rawValue: body.a(index))
        let source = Value(body.b(index))
        frame.lastBinding = .name(symbol)
        guard !source.isNone else {
            if !body[index].has(OpFlag.deleted), frame.function < states.count,
                facts.function(frame.function).kind == .typeBody
            {
                bind(symbol, Self.unset, source: .max)
            }
            return
        }
        var known = value(source, frame.function)
        if isOpen(known), let evidence = named(symbol, isAttribute: false) {
            var named = self[evidence]
            named.origin = self[known].origin
            if named.origin.kind == .unknown, self[known].kind == .path {
                named.origin = Origin(.ambient, root: .ambient, name: symbol)
            }
            known = add(named)
        } else if frame.function == 0, body.kind(Int(source.index)) == .part, isOpen(known),
            let factory = factory(named: symbol)
        {
            known = factory
        }
        bind(symbol, known, source: source.index)
    }

    /// The session factory that the name of a module's variable speaks for, as where it comes with other things out
    /// of a function.
    private mutating func factory(named symbol: Symbol) -> KnownID? {
        guard word(symbol) != 0, hasSign, case .value(let type)? = models.names[word(symbol)],
            models.kind(type) == .factory
        else { return nil }
        let origin = Origin(.ambient, root: .ambient, name: symbol)
        return add(Known(.model, a: UInt32(type.rawValue), b: Self.unset, origin: origin, basis: .name))
    }

    /// Whether nothing is known of a value, so that its name may speak.
    func isOpen(_ id: KnownID) -> Bool {
        switch self[id].kind {
        case .unknown: true
        case .result: self[id].origin.kind == .returned
        case .member: self[self[id].a].kind != .other && self[self[id].a].kind != .foreign
        default: false
        }
    }

    private mutating func annotated(_ body: Body, _ index: Int) {
        let type = declared(Value(body.a(index)), in: frame.function)
        guard type != Self.unknown else { return }
        switch frame.lastBinding {
        case .none: break
        case .name(let symbol):
            let current = frame.slots[Int(symbol.rawValue)]
            let isField = facts.function(frame.function).kind == .typeBody
            if current == Self.unset || self[current].kind == .nothing || isOpen(current) {
                var known = self[type]
                if isField, known.kind == .model || known.kind == .foreign {
                    known.origin = Origin(.attribute, root: .given, name: symbol)
                } else if current != Self.unset, self[current].kind == .result {
                    known.origin = self[current].origin
                }
                bind(symbol, add(known), source: sourceOfSlot(symbol))
            }
        case .attribute(let key, let position):
            guard var list = stores[key], position < list.count else { return }
            let current = list[position]
            if self[current].kind == .nothing || isOpen(current) {
                // The type is declared, and the value is made by a call of which nothing is known.
                let origin = self[current].kind == .result ? self[current].origin : nil
                list[position] = origin.map { origin in mapOrigins(type) { $0 = origin } } ?? type
                stores[key] = list
            }
            frame.lastBinding = .none
        }
    }

    private func sourceOfSlot(_ symbol: Symbol) -> UInt32 { frame.slotSources[Int(symbol.rawValue)] }

    private mutating func stored(_ body: Body, _ index: Int) {
        frame.lastBinding = .none
        let target = body[Value(body.a(index))]
        let source = Value(body.b(index))
        guard target.kind == .attribute, !source.isNone else { return }
        let object = self[value(target.value, frame.function)]
        guard object.kind == .instance || object.kind == .type,
            !again.contains(frame.function)
        else { return }
        let key = AttributeKey(type: Int(object.a), name: target.member)
        if models.scoping.membersAreOpen, stores[key] == nil {
            assigning[key.name, default: []].append(key.type)
        }
        stores[key, default: []].append(value(source, frame.function))
        frame.lastBinding = .attribute(key, index: (stores[key]?.count ?? 1) - 1)
    }

    private mutating func imported(_ body: Body, _ index: Int) {
        let id = Int(body.a(index))
        let fact = facts.importFact(id)
        guard !fact.isStar else {
            stars.append(id)
            return
        }
        let name = fact.alias.isNone ? fact.name : fact.alias
        if !name.isNone {
            // Of two imports of one name, the last one is meant wherever functions read it.
            if frame.function == 0, fact.flags & ImportFact.Flag.inTry == 0,
                regions.indices.contains(frame.region), regions[frame.region].kind == .body
            {
                frame.scope?.set(Int(name.rawValue), Self.unset)
            }
            bind(name, interpret(path(of: fact, id)), source: .max)
        } else {
            bindFirstComponent(fact, id)
        }
    }

    private mutating func returned(_ body: Body, _ index: Int, isYield: Bool) {
        let operand = Value(body.a(index))
        if !operand.isNone {
            frame.result = join(frame.result, value(operand, frame.function))
        }
        if !isYield { frame.isLeft = true }
    }

    private mutating func either(_ body: Body, _ index: Int) -> KnownID {
        var result = Self.unset
        for operand in facts.list(body.a(index)) {
            result = join(result, value(Value(operand), frame.function))
        }
        return result == Self.unset ? Self.unknown : result
    }

    private mutating func part(_ body: Body, _ index: Int) -> KnownID {
        let whole = self[value(Value(body.a(index)), frame.function)]
        guard whole.kind == .collection, Int(whole.a) == frame.function else {
            return whole.kind == .other || whole.kind == .foreign ? Self.other : Self.unknown
        }
        let parts = facts.list(body.a(Int(whole.b)))
        let position = Int(body.b(index))
        guard position < parts.count else { return Self.unknown }
        return value(Value(parts[parts.startIndex + position]), frame.function)
    }
}
