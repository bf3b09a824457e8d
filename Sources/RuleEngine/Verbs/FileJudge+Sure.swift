import Facts
import Linking
import SourceText

/// What leaves open whether a session is somebody else's, or one that matters.
extension FileJudge {
    /// Whether a session is an attribute of the object itself that some method fills with what a call gives, or one of
    /// an object that the function has made itself: what that was given may be opened
    /// with it.
    mutating func isOfOwnObject(_ event: Event, _ landing: Event.Landing, _ body: Body) -> Bool {
        guard landing.origin.kind == .attribute, landing.origin.isBorrowed, !event.receiver.isNone
        else {
            return false
        }
        let receiver = body[event.receiver]
        guard receiver.kind == .attribute, !receiver.value.isNone, body[receiver.value].kind == .name else {
            return false
        }
        let name = body[receiver.value].symbol
        if name == ownName(of: event.function) {
            return isMadeByCall(receiver.member, around: event.function)
        }
        return (0..<body.count).contains { index in
            guard body.kind(index) == .bind, body[index].symbol == name, !body[index].second.isNone else {
                return false
            }
            let made = body[body[index].second]
            return made.kind == .call && !made.value.isNone
                && !evaluation.types(namedBy: made.value, in: event.function).isEmpty
        }
    }

    /// Whether what is opened may be the session that the thread has already.
    func isOfThread(_ event: Event, _ check: EffectCheck) -> Bool {
        event.effect == .opens && !isForBlock(event.opener)
            && check.threadTypes.contains { isMade(event.session, of: $0, opener: event.opener) }
    }

    /// Whether a session is made for a connection that the function is handed, and only reads: it does so in the
    /// transaction of that.
    func isOnConnectionOfCaller(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        guard let call = opening(event, body),
            let first = call.arguments.first(where: { $0.label.isNone || facts.string($0.label) == "bind" }),
            !first.value.isNone, body[first.value].kind == .name
        else { return false }
        let name = body[first.value].symbol
        return ["conn", "connection"].contains(facts.string(name)) && isParameter(name, of: event.function)
            && !evaluation.events.contains { other in
                other.function == event.function && [.writes, .commits, .flushes].contains(other.effect)
            }
    }

    /// Whether a function is a method that hands sessions out for a block, of a class that is there to keep the database:
    /// its callers are told.
    func providesSessions(_ function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].file.facts
        let fact = facts.function(Int(function.function))
        guard fact.isGenerator, let type = fact.type, program.program.isOpener(function) else { return false }
        let name = facts.string(facts.type(type).name)
        return ["Connection", "DB", "Database", "Db", "Session"].contains { name.contains($0) }
    }

    /// Whether a call that opens a session by its name alone lands on functions of the program which promise something else:
    /// `create_session() -> Browser`.
    mutating func givesElse(_ event: Event) -> Bool {
        guard event.landings.allSatisfy({ $0.basis >= .name }) else { return false }
        let targets = evaluation.declared(at: event.op, in: event.function).all
        return !targets.isEmpty
            && targets.allSatisfy { target in
                ask(Int(target.file)) { file in
                    let fact = file.facts.function(Int(target.function))
                    guard !fact.returns.isNone, let parent = fact.parent else { return false }
                    let promised = file.declared(fact.returns, in: parent)
                    return file[promised].kind == .instance && file.kind(of: promised) == nil
                }
            }
    }

    /// Whether what is opened lives in memory alone, as for a preview.
    func isInMemory(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        return opening(event, body) != nil && isInMemory(event.op, body, depth: 0)
    }

    private func isInMemory(_ value: Value, _ body: Body, depth: Int) -> Bool {
        guard !value.isNone, depth < 8 else { return false }
        let op = body[value]
        switch op.kind {
        case .call:
            return body.call(op).arguments.contains { argument in
                guard !argument.value.isNone else { return false }
                let asked = body[argument.value]
                return ["inMemory", "isStoredInMemoryOnly"].contains(facts.string(argument.label))
                    && asked.kind == .boolean && asked.a == 1
                    || facts.string(argument.label) == "inMemoryIdentifier"
                    || isInMemory(argument.value, body, depth: depth + 1)
            }
        case .name:
            guard let source = evaluation.source(of: value, in: body.function) else { return false }
            return isInMemory(source, body, depth: depth + 1)
        case .collection, .opaque, .cast:
            return body.operands(of: op).contains { isInMemory($0, body, depth: depth + 1) }
        default: return false
        }
    }

    /// Whether a session is a property that a closure fills right where it is declared: it is the object's own.
    func isMadeInPlace(_ event: Event, _ landing: Event.Landing) -> Bool {
        guard landing.origin.kind == .attribute, landing.origin.isBorrowed, !event.receiver.isNone else {
            return false
        }
        let body = Body(facts, function: event.function)
        let receiver = body[event.receiver]
        let name =
            receiver.kind == .attribute ? receiver.member : receiver.kind == .name ? receiver.symbol : .none
        guard !name.isNone, let type = facts.type(around: event.function) else { return false }
        let whole = program.program.whole(TypeRef(file: index, type: type))
        let parts = Set(
            program.program.parts(of: whole).filter { Int($0.file) == index }.map { Int($0.type) })
        return (0..<facts.functionCount).contains { id in
            let fact = facts.function(id)
            guard fact.kind == .typeBody, fact.type.map(parts.contains) ?? false else { return false }
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                guard body.kind(index) == .bind, body[index].symbol == name, !body[index].second.isNone else {
                    return false
                }
                let made = body[body[index].second]
                return made.kind == .call && !made.value.isNone && body[made.value].kind == .closure
            }
        }
    }

    /// Whether one closes what it was handed in code that may as well have made it: a program hands what it opens to the
    /// function that does all of its work.
    func mayBeLast(_ event: Event, _ role: FoundRole?) -> Bool {
        event.effect == .closes && (role?.role).map { [.script, .task].contains($0) } ?? true
    }

    /// Whether what is known for an opener by its name alone is passed something: it may give that back.
    func mayBeGiven(_ event: Event, _ body: Body) -> Bool {
        guard event.effect == .opens, event.opener == nil, let call = opening(event, body) else {
            return false
        }
        return call.arguments.contains { $0.label.isNone } && evaluation.meansByName(event.session)
    }

    /// Whether a session is opened on an engine that the type around has made for itself: its database may be one that
    /// nobody else works with.
    mutating func isOfOwnEngine(_ event: Event, _ body: Body) -> Bool {
        guard let call = opening(event, body), let type = facts.function(event.function).type,
            let first = call.arguments.first(where: { $0.label.isNone || facts.string($0.label) == "bind" }),
            !first.value.isNone
        else { return false }
        let engine = body[first.value]
        guard engine.kind == .attribute, !engine.value.isNone, body[engine.value].kind == .name else {
            return false
        }
        let owner = body[engine.value].symbol
        guard owner == facts.typeName(type) || owner == ownName(of: event.function) else { return false }
        return isMadeByCall(engine.member, around: event.function)
    }

    private func opening(_ event: Event, _ body: Body) -> CallRecord? {
        guard event.effect == .opens, body.kind(Int(event.op.index)) == .call else { return nil }
        return body.call(body[event.op])
    }

    private func ownName(of function: Int) -> Symbol? {
        let fact = facts.function(function)
        guard fact.type != nil, fact.kind == .function else { return nil }
        return fact.parameters.first.map { facts.parameter($0).name }
    }

    /// Whether the type around keeps under a name what a call has given it, in a method or in its body.
    private mutating func isMadeByCall(_ member: Symbol, around function: Int) -> Bool {
        guard let type = facts.function(function).type else { return false }
        if let known = madeByCall[type]?[member] { return known }
        let result =
            evaluation.methods(of: type).contains { method in
                let body = Body(facts, function: method)
                return (0..<body.count).contains { index in
                    guard body.kind(index) == .store, !body[index].second.isNone else { return false }
                    let target = body[body[index].value]
                    return target.kind == .attribute && target.member == member
                        && isCall(body[index].second, body)
                }
            } || isBoundToCall(member, inBodyOf: type)
        madeByCall[type, default: [:]][member] = result
        return result
    }

    private func isBoundToCall(_ name: Symbol, inBodyOf type: Int) -> Bool {
        (0..<facts.functionCount).contains { id in
            guard facts.function(id).kind == .typeBody, facts.function(id).type == type else { return false }
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                body.kind(index) == .bind && body[index].symbol == name && !body[index].second.isNone
                    && isCall(body[index].second, body)
            }
        }
    }

    private func isCall(_ value: Value, _ body: Body) -> Bool {
        let made = body[value]
        return made.kind == .call
            || made.kind == .await && !made.value.isNone && body[made.value].kind == .call
    }
}
