import Facts
import SourceText

/// Calls, `with` and iteration: what is handed out, and what happens to sessions.
extension FileEvaluation {
    mutating func call(_ body: Body, _ index: Int) -> KnownID {
        var op = body[index]
        let record = body.call(op)
        let callee = op.value
        guard !callee.isNone else { return Self.unknown }
        // What happens stands where the call does, not where the closures behind it end.
        op.range = body.shownRange(op, record)
        let known = called(value(callee, frame.function), body[callee])
        if isCalledForRules(body[callee], known) {
            calls.append(
                CallSite(function: frame.function, op: Value(UInt32(index)), region: frame.region))
        }
        for argument in record.arguments { pass(argument.value, to: op, at: index) }
        takeClosures(record, body[callee], known, op, index)
        if !models.argumentEffects.isEmpty { work(on: record, body[callee], op, index) }
        let result =
            enteredArgument(record, body[callee], op, index) ?? apply(known, record, op, index)
        guard followsCalls || mayHandOut(known) else { return result }
        let landings = landings(known, op, index)
        for landing in landings { note(landing, index) }
        guard case .target(let target, _, false, _)? = landings.first else { return result }
        // What a function does says more than what it promises.
        let isPromised = self[result].kind == .model && self[result].origin.kind == .returned
        if isPromised || isOpen(result), landings.count == 1, let handout = program.handout(of: target) {
            return take(handout, of: target, known, record, op, index)
        }
        return isOpen(result) ? given(at: index) ?? result : result
    }

    /// Whether what is called has the name of a function that hands out sessions.
    private func mayHandOut(_ id: KnownID) -> Bool {
        guard seesHandouts else { return false }
        let known = self[id]
        switch known.kind {
        case .path: return program.handouts.isNamed(facts.hash(of: paths[Int(known.a)].name))
        case .member: return program.handouts.isNamed(facts.hash(of: Symbol(rawValue: known.b)))
        case .function: return program.handouts.isNamed(facts.hash(of: facts.function(Int(known.a)).name))
        default: return false
        }
    }

    /// What a function of the program hands out that opens a session.
    private mutating func take(
        _ handout: Handout, of target: FunctionRef, _ id: KnownID, _ record: CallRecord, _ op: Op,
        _ index: Int
    ) -> KnownID {
        var outcome = Outcome(gives: .type(handout.type))
        if handout.opens { outcome.effects = EffectSet(.opens) }
        let first = events.count
        let result = perform(outcome, on: id, record, op, index)
        for number in first..<events.count where events[number].effect == .opens {
            events[number].opener = target
            for landing in events[number].landings.indices {
                events[number].landings[landing].basis = max(
                    events[number].landings[landing].basis, handout.basis)
            }
        }
        guard handout.basis != .certain, self[result].kind == .model else { return result }
        var known = self[result]
        known.basis = max(known.basis, handout.basis)
        return add(known)
    }

    /// What is called where a name is a property and a method as well, such as `db` of a request.
    private mutating func called(_ id: KnownID, _ callee: Op) -> KnownID {
        guard callee.kind == .attribute, !callee.value.isNone, self[id].kind == .model,
            models[ModelTypeID(rawValue: UInt16(self[id].a))].call == nil
        else { return id }
        let base = value(callee.value, frame.function)
        guard self[base].kind == .model,
            models[ModelTypeID(rawValue: UInt16(self[base].a))].methods[word(callee.member)] != nil
        else { return id }
        return add(Known(.member, a: base, b: callee.member.rawValue))
    }

    /// Whether a rule looks for calls of this name.
    private func isCalledForRules(_ callee: Op, _ known: KnownID) -> Bool {
        let symbol = callee.lastName
        if isCalled(symbol) { return true }
        switch self[known].kind {
        case .path: return isCalled(paths[Int(self[known].a)].name)
        case .member: return isCalled(Symbol(rawValue: self[known].b))
        default: return false
        }
    }

    private func isCalled(_ symbol: Symbol) -> Bool {
        let word = word(symbol)
        return word != 0 && models.vocabulary.uses[Int(word)].contains(.called)
    }

    private mutating func pass(_ argument: Value, to op: Op, at index: Int) {
        let id = value(argument, frame.function)
        guard id > Self.constant, let session = session(of: id) else { return }
        if self[value(op.value, frame.function)].kind == .builtin { return }
        let known = self[session]
        emit(
            .passes, at: Value(UInt32(index)), op.range, receiver: argument, session: session,
            [Event.Landing(origin: known.origin, basis: known.basis)])
    }

    /// What calling a value hands out.
    private mutating func apply(_ id: KnownID, _ record: CallRecord, _ op: Op, _ index: Int) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .either:
            let first = events.count
            let results = alternatives(of: id).map { apply($0, record, op, index) }
            if results.contains(where: { kind(of: $0) == nil && self[$0].kind != .nothing }) {
                // What opens a session is one of several things, of which others do not.
                for number in first..<events.count {
                    for landing in events[number].landings.indices {
                        events[number].landings[landing].basis = max(
                            events[number].landings[landing].basis, .oneOfSeveral)
                    }
                }
            }
            return results.reduce(Self.unset) { join($0, $1) }
        case .path:
            return applyPath(id, record, op, index)
        case .type:
            guard let type = modelledBase(of: Int(known.a)), let construct = models[type].construct else {
                return add(Known(.instance, a: known.a))
            }
            return perform(construct, on: id, record, op, index, made: type)
        case .model:
            guard let outcome = models[ModelTypeID(rawValue: UInt16(known.a))].call else { return Self.other }
            return perform(outcome, on: id, record, op, index)
        case .member:
            return applyMember(known, record, op, index)
        case .function:
            return applyFunction(Int(known.a), op, index)
        case .builtin:
            return applyBuiltin(Symbol(rawValue: known.a), record, index)
        case .foreign:
            return isForeign(known.a) ? other(from: known.a) : result(index)
        case .unknown, .result, .instance, .object:
            return result(index)
        case .other:
            return id
        case .nothing, .text, .constant, .collection:
            return Self.other
        }
    }

    /// The result of a call of which nothing more is known.
    private mutating func result(_ index: Int) -> KnownID {
        let function = UInt32(truncatingIfNeeded: frame.function)
        let origin = Origin(.returned, root: .returned, function: frame.function, op: Value(UInt32(index)))
        return add(Known(.result, a: function, b: UInt32(index), origin: origin))
    }

    private mutating func applyPath(_ id: KnownID, _ record: CallRecord, _ op: Op, _ index: Int) -> KnownID {
        let path = self[id].a
        switch meaning(of: path) {
        case .type(let type)?:
            guard let construct = models[type].construct else {
                return add(Known(.model, a: UInt32(type.rawValue), b: id))
            }
            return perform(construct, on: id, record, op, index, made: type)
        case .function(let outcome)?:
            return perform(outcome, on: id, record, op, index)
        case .value(let type)?:
            guard let outcome = models[type].call else { return Self.other }
            return perform(outcome, on: id, record, op, index)
        case .other? where registryType(ofPath: path) != nil:
            return add(Known(.foreign, a: path))
        case .other?, .instance?:
            return isForeign(path) ? other(from: path) : Self.other
        case .anything?:
            return Self.unknown
        case nil:
            if let shared = applyShared(path, op, index) { return shared }
            if let opener = opener(path) { return perform(opener, on: id, record, op, index) }
            let isClass = facts.withBytes(of: paths[Int(path)].name) { bytes in
                bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
            }
            return isClass ? add(Known(.foreign, a: path)) : result(index)
        }
    }

    /// A method of a modelled type itself that opens, such as `PostgresConnection.connect`.
    private func opener(_ path: UInt32) -> Outcome? {
        let node = paths[Int(path)]
        guard node.parent != .max, case .type(let type)? = meaning(of: node.parent),
            let outcome = models[type].methods[word(node.name)], outcome.effects.contains(.opens)
        else { return nil }
        return outcome
    }

    /// A method of something imported whose name speaks for a session, such as `db.session.commit()`.
    private mutating func applyShared(_ path: UInt32, _ op: Op, _ index: Int) -> KnownID? {
        let node = paths[Int(path)]
        guard node.parent != .max, let evidence = named(paths[Int(node.parent)].name, isAttribute: true),
            program.file(paths[Int(node.parent)].hash, near: file) == nil
        else { return nil }
        var session = self[evidence]
        guard models[ModelTypeID(rawValue: UInt16(session.a))].methods[word(node.name)] != nil else {
            return nil
        }
        session.origin = Origin(.ambient, root: .ambient, name: paths[Int(node.parent)].name)
        return applyMember(
            Known(.member, a: add(session), b: node.name.rawValue), nil, op, index)
    }

    private mutating func applyMember(_ member: Known, _ record: CallRecord?, _ op: Op, _ index: Int)
        -> KnownID
    {
        let symbol = Symbol(rawValue: member.b)
        let word = word(symbol)
        var results = Self.unset
        var landings: [Effect: (session: KnownID, landings: [Event.Landing])] = [:]
        let receivers = alternatives(of: member.a)
        for id in receivers {
            let known = self[id]
            guard known.kind == .model else {
                results = join(results, applyMethod(symbol, of: id, op, index))
                continue
            }
            let type = models[ModelTypeID(rawValue: UInt16(known.a))]
            guard let outcome = type.methods[word] ?? type.anyMethod else {
                results = join(results, Self.unknown)
                continue
            }
            let target = outcome.landsOnParent && known.b != Self.unset ? known.b : id
            if outcome.landsOnArgument, let record {
                land(outcome, on: record, op, index)
                continue
            }
            var effects = outcome.effects
            if let record, isIdle(outcome, record) { effects = [] }
            if effects.contains(.queries), let record { effects.formUnion(passed(record)) }
            for effect in Effect.allCases where effect != .opens && effects.contains(effect) {
                guard isHeld(effect, outcome, word, self[target].basis) else { continue }
                let landing = Event.Landing(origin: self[target].origin, basis: self[target].basis)
                landings[effect, default: (target, [])].landings.append(landing)
            }
            results = join(
                results, hand(outcome, from: id, at: index, record: record, op: op) ?? Self.unknown)
        }
        let receiver = receiverValue(of: op)
        for effect in Effect.allCases {
            guard let landed = landings[effect] else { continue }
            emit(
                effect, at: Value(UInt32(index)), op.range, receiver: receiver, session: landed.session,
                landed.landings)
        }
        return results == Self.unset ? Self.unknown : results
    }

    /// What a call does to its session by what it is given, as by a statement that writes.
    private func passed(_ record: CallRecord) -> EffectSet {
        guard let first = record.arguments.first, !first.value.isNone else { return [] }
        var effects: EffectSet = []
        for id in alternatives(of: value(first.value, frame.function)) where self[id].kind == .model {
            effects.formUnion(models[ModelTypeID(rawValue: UInt16(self[id].a))].passed)
        }
        return effects
    }

    /// The value that the called method is a member of, as far as it is written at the call.
    private func receiverValue(of op: Op) -> Value {
        let body = Body(facts, function: frame.function)
        var callee = op.value
        if body[callee].kind == .name, let source = source(of: callee, in: frame.function) { callee = source }
        let target = body[callee]
        switch target.kind {
        case .attribute: return target.value
        case .call: return body.call(target).arguments.first?.value ?? .none
        default: return .none
        }
    }

    /// Whether an effect may rest on what it rests on: a name alone speaks for less than a type.
    private func isHeld(_ effect: Effect, _ outcome: Outcome, _ method: Word, _ basis: Basis) -> Bool {
        guard basis >= .name else { return true }
        if outcome.isWeak || scan.foreignMethods.contains(method) { return false }
        return basis == .name || effect == .commits || effect == .rollsBack
    }

    /// A call of a method of something that models do not know.
    private mutating func applyMethod(_ symbol: Symbol, of id: KnownID, _ op: Op, _ index: Int) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .instance, .type:
            guard let found = classMember(symbol, of: Int(known.a)), self[found].kind == .function else {
                return result(index)
            }
            return applyFunction(Int(self[found].a), op, index)
        case .foreign: return isForeign(known.a) ? other(from: known.a) : result(index)
        case .other: return id
        case .text, .constant, .collection, .nothing: return Self.other
        default: return result(index)
        }
    }

    /// A call of a function of this file: by its return annotation.
    private mutating func applyFunction(_ id: Int, _ op: Op, _ index: Int) -> KnownID {
        let fact = facts.function(id)
        guard !fact.returns.isNone, let parent = fact.parent, states[parent] != .untouched else {
            return result(index)
        }
        let known = declared(fact.returns, in: parent)
        guard self[known].kind != .unknown else { return result(index) }
        let origin = Origin(.returned, root: .returned, function: frame.function, op: Value(UInt32(index)))
        return mapOrigins(known) { $0 = origin }
    }

    private mutating func applyBuiltin(_ symbol: Symbol, _ record: CallRecord, _ index: Int) -> KnownID {
        if followsCalls, facts.hash(of: symbol) == program.superName, record.arguments.isEmpty,
            let type = facts.type(around: frame.function)
        {
            return add(Known(.instance, a: UInt32(type), b: 1))
        }
        guard let builtin = models.builtins[word(symbol)] else { return result(index) }
        let first = record.arguments.first.map { value($0.value, frame.function) } ?? Self.unknown
        switch builtin {
        case .member:
            guard record.arguments.count >= 2 else { return Self.unknown }
            let name = self[value(record.arguments[1].value, frame.function)]
            guard name.kind == .text, name.a != .max else { return Self.unknown }
            return attribute(Symbol(rawValue: name.a), of: first)
        case .next: return iterated(first, at: index)
        case .unknown: return Self.unknown
        case .other: return Self.other
        }
    }

    // MARK: With and for

    mutating func entered(_ body: Body, _ index: Int) -> KnownID {
        let op = body[index]
        var result = Self.unset
        for id in alternatives(of: value(op.value, frame.function)) {
            result = join(result, entered(id, op, index))
        }
        return result
    }

    /// What a method hands out that enters its argument as `with` does.
    private mutating func enteredArgument(_ record: CallRecord, _ callee: Op, _ op: Op, _ index: Int)
        -> KnownID?
    {
        guard callee.kind == .attribute, models.enterers.contains(word(callee.member)),
            let first = record.arguments.first, !first.value.isNone
        else { return nil }
        var entering = op
        entering.a = first.value.index
        var result = Self.unset
        for id in alternatives(of: value(first.value, frame.function)) where self[id].kind == .model {
            result = join(result, entered(id, entering, index))
        }
        return result == Self.unset ? nil : result
    }

    private mutating func entered(_ id: KnownID, _ op: Op, _ index: Int) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .model:
            let type = models[ModelTypeID(rawValue: UInt16(known.a))]
            let target = type.exitLandsOnParent && known.b != Self.unset ? known.b : id
            let handed = type.enter.map { hand($0, from: id, at: index, record: nil, op: op) ?? Self.unknown }
            let session = kind(of: target) == .session ? target : handed ?? target
            let exit = wrapping(op) ?? type.exit
            for effect in Effect.allCases where exit.contains(effect) {
                let landing = Event.Landing(origin: self[session].origin, basis: self[session].basis)
                emit(
                    effect, at: Value(UInt32(index)), op.range, receiver: op.value, session: session,
                    [landing],
                    isImplicit: true)
            }
            return handed ?? Self.unknown
        case .foreign where entersItself(known): return id
        case .other: return id
        case .foreign: return Self.other
        case .instance: return id
        case .result: return id
        default: return Self.unknown
        }
    }

    /// What a call such as `closing` does at the end of the block to what it is given, in the place of what that would do.
    private func wrapping(_ op: Op) -> EffectSet? {
        let body = Body(facts, function: frame.function)
        guard !op.value.isNone, body[op.value].kind == .call, !body[op.value].value.isNone else { return nil }
        let callee = self[value(body[op.value].value, frame.function)]
        guard callee.kind == .path, case .function(let outcome)? = meaning(of: callee.a),
            outcome.landsOnArgument, outcome.gives == .argument
        else { return nil }
        return outcome.effects
    }

    /// Whether an object of a class that is known by its name alone hands itself out where it is entered.
    private func entersItself(_ known: Known) -> Bool {
        registryType(ofPath: known.a).map { models[$0].enter?.gives == .same } ?? false
    }

    /// The type of a class through which services are reached: a tree declares its own, so that its name is all there
    /// is to go by.
    private func registryType(ofPath path: UInt32) -> ModelTypeID? {
        guard !isForeign(path), let type = models.classNames[word(paths[Int(path)].name)] else { return nil }
        return models.kind(type) == .registry ? type : nil
    }

    mutating func iterated(_ id: KnownID, at index: Int) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .model:
            guard let outcome = models[ModelTypeID(rawValue: UInt16(known.a))].iterate else {
                return Self.unknown
            }
            return hand(outcome, from: id, at: index, record: nil, op: nil) ?? Self.unknown
        case .other, .foreign: return Self.other
        default: return Self.unknown
        }
    }

    /// What a function that opens hands out in the end, such as the session of a generator.
    mutating func handedOut(by id: KnownID) -> KnownID? {
        guard self[id].kind == .model else { return nil }
        var current = models[ModelTypeID(rawValue: UInt16(self[id].a))].call?.gives
        for _ in 0..<3 {
            guard case .type(let type)? = current else { return nil }
            if models.kind(type) == .session { return add(Known(.model, a: UInt32(type.rawValue), b: id)) }
            current = (models[type].iterate ?? models[type].enter)?.gives
        }
        return nil
    }

    // MARK: Outcomes

    /// Does what an outcome says, at a call, and hands out its result.
    private mutating func perform(
        _ outcome: Outcome, on id: KnownID, _ record: CallRecord, _ op: Op, _ index: Int,
        made: ModelTypeID? = nil
    ) -> KnownID {
        var outcome = outcome
        if let made { outcome.gives = .type(made) }
        if outcome.landsOnArgument { land(outcome, on: record, op, index) }
        if let given = reused(outcome, id, record, index) { return given }
        if joins(outcome, record) {
            outcome.effects.remove(EffectSet(.opens))
            guard case .type(let type) = outcome.gives else { return Self.unknown }
            return add(Known(.model, a: UInt32(type.rawValue), b: id, origin: .unknown))
        }
        return hand(outcome, from: id, at: index, record: record, op: op) ?? result(index)
    }

    /// Whether an argument says that nothing is to be done: `merge(row, load=False)`.
    private func isIdle(_ outcome: Outcome, _ record: CallRecord) -> Bool {
        guard !outcome.idleWithout.isEmpty else { return false }
        let body = Body(facts, function: frame.function)
        return record.arguments.contains { argument in
            guard !argument.label.isNone, !argument.value.isNone else { return false }
            let value = body[argument.value]
            return value.kind == .boolean && value.a == 0
                && outcome.idleWithout.contains(facts.hash(of: argument.label))
        }
    }

    /// Whether a session works in the transaction of something that came in from outside.
    private func joins(_ outcome: Outcome, _ record: CallRecord) -> Bool {
        guard !outcome.joins.isEmpty else { return false }
        return record.arguments.contains { argument in
            alternatives(of: value(argument.value, frame.function)).contains { id in
                kind(of: id).map(outcome.joins.contains) ?? false && self[id].origin.isBorrowed
            }
        }
    }

    /// Lets effects land on the session that is the first argument.
    private mutating func land(_ outcome: Outcome, on record: CallRecord, _ op: Op, _ index: Int) {
        guard let first = record.arguments.first else { return }
        let sessions = alternatives(of: value(first.value, frame.function)).filter { isSession(self[$0]) }
        guard let session = sessions.first else { return }
        let landings = sessions.map { Event.Landing(origin: self[$0].origin, basis: self[$0].basis) }
        for effect in Effect.allCases where outcome.effects.contains(effect) {
            emit(
                effect, at: Value(UInt32(index)), op.range, receiver: first.value, session: session, landings)
        }
    }

    /// What a scope hands out that is given a session: that one, or one that it opens where there is none. This is
    /// no opening of the function that gives the session.
    private mutating func reused(_ outcome: Outcome, _ id: KnownID, _ record: CallRecord, _ index: Int)
        -> KnownID?
    {
        guard outcome.effects.contains(.opens), case .type(let type) = outcome.gives,
            models.kind(type) == .scope
        else { return nil }
        let sessions = record.arguments.compactMap { session(of: value($0.value, frame.function)) }
        guard let session = sessions.first else { return nil }
        let opened = Origin(.opened, root: .opened, function: frame.function, op: Value(UInt32(index)))
        let given = Known(
            .model, a: UInt32(type.rawValue), b: id, origin: self[session].origin, basis: self[session].basis)
        let own = Known(.model, a: UInt32(type.rawValue), b: id, origin: opened, basis: .oneOfSeveral)
        return join(add(given), add(own))
    }

    /// What an outcome hands out; an opening is told where it happens.
    mutating func hand(
        _ outcome: Outcome, from id: KnownID, at index: Int?, record: CallRecord? = nil, op: Op? = nil,
        name: Symbol = .none
    ) -> KnownID? {
        let base = self[id]
        switch outcome.gives {
        case .other: return Self.other
        case .unknown: return nil
        case .same: return id
        case .parent: return base.b == Self.unset ? nil : base.b
        case .argument:
            guard let first = record?.arguments.first else { return nil }
            return object(of: value(first.value, frame.function))
        case .type(let type):
            var known = Known(.model, a: UInt32(type.rawValue), b: id, origin: base.origin, basis: base.basis)
            if outcome.effects.contains(.opens), let index, let op {
                known.origin = Origin(
                    .opened, root: .opened, function: frame.function, op: Value(UInt32(index)))
                let result = add(known)
                emit(
                    .opens, at: Value(UInt32(index)), op.range, receiver: .none, session: result,
                    [Event.Landing(origin: known.origin, basis: known.basis)])
                return result
            }
            if models.kind(type) == .connection, kind(of: id) == .engine, let index {
                // Whoever is given an engine has a connection of it to himself.
                known.origin = Origin(
                    .opened, root: .opened, function: frame.function, op: Value(UInt32(index)))
            } else if outcome.isAmbient {
                known.origin = Origin(.ambient, root: .ambient, name: name.isNone ? asked(record, op) : name)
            } else if outcome.isLent {
                known.origin = Origin(name.isNone ? .returned : .attribute, root: .given, name: name)
            }
            return add(known)
        }
    }

    /// What tells the answers of one method apart: the name that it is given, or its own.
    private func asked(_ record: CallRecord?, _ op: Op?) -> Symbol {
        guard let op, !op.value.isNone else { return .none }
        let body = Body(facts, function: frame.function)
        let named = record?.arguments.first.map { body[$0.value] } ?? body[op.value]
        switch named.kind {
        case .attribute: return named.member
        case .name, .string: return named.symbol
        default: return .none
        }
    }

    /// An object of a class, or the value itself where it is an object already.
    private mutating func object(of id: KnownID) -> KnownID {
        let known = self[id]
        switch known.kind {
        case .type: return add(Known(.instance, a: known.a))
        case .path:
            if case .type(let type)? = meaning(of: known.a) {
                return add(Known(.model, a: UInt32(type.rawValue), b: id))
            }
            return add(Known(.foreign, a: known.a))
        default: return id
        }
    }

    // MARK: Events

    mutating func emit(
        _ effect: Effect, at op: Value, _ range: ByteRange, receiver: Value, session: KnownID,
        _ landings: [Event.Landing], isImplicit: Bool = false
    ) {
        var landings = landings.sorted { rank($0) < rank($1) }
        if isElsewhere(effect, session) {
            for index in landings.indices { landings[index].basis = max(landings[index].basis, .elsewhere) }
        }
        if landings.count > 1 {
            for index in landings.indices where landings[index].basis == .certain {
                landings[index].basis = .oneOfSeveral
            }
        }
        for index in events.indices.reversed().prefix(8)
        where events[index].op == op && events[index].function == frame.function
            && events[index].effect == effect && events[index].receiver == receiver
        {
            for landing in landings where !events[index].landings.contains(landing) {
                events[index].landings.append(landing)
            }
            return
        }
        events.append(
            Event(
                effect: effect, function: frame.function, op: op, range: range, receiver: receiver,
                session: session, landings: landings, isImplicit: isImplicit, region: frame.region))
    }

    /// Whether an effect may be on another database than the one that is meant.
    private func isElsewhere(_ effect: Effect, _ session: KnownID) -> Bool {
        guard self[session].kind == .model else { return false }
        let type = models[ModelTypeID(rawValue: UInt16(self[session].a))]
        return type.isLikely || effect == .opens && type.isApart
    }

    /// What is borrowed comes first, for it is what rules ask about.
    private func rank(_ landing: Event.Landing) -> Int {
        (landing.origin.isBorrowed ? 0 : 2) + (landing.basis == .certain ? 0 : 1)
    }
}
