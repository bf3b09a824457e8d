import Facts
import Linking
import SourceText

/// A value of a kind that can be named at a place.
struct ScopedValue {
    enum Holder {
        /// A parameter or a variable, of the function or of one around it.
        case name(Symbol)
        /// An attribute of the object whose method it is.
        case attribute(Symbol)
    }

    var holder: Holder
    /// How it is written there.
    var text: String
    /// Its kind rests on its name alone.
    var isNamed: Bool

    /// Whether an operation reads it.
    func isRead(by op: Op) -> Bool {
        switch holder {
        case .name(let symbol): op.kind == .name && op.symbol == symbol
        case .attribute(let symbol): op.kind == .attribute && op.member == symbol
        }
    }
}

extension FileJudge {
    /// The value of one of the kinds that is nearest at an operation: a variable bound before it in a block that is
    /// still open, a parameter, an attribute of the own object.
    mutating func value(_ kinds: Set<ValueKind>, inScopeAt place: Int, _ function: Int) -> ScopedValue? {
        var current: Int? = function
        var end = place
        while let id = current {
            let fact = facts.function(id)
            guard fact.kind != .typeBody, fact.kind != .file || id == function else { return nil }
            evaluation.evaluate(id)
            if let bound = variable(kinds, before: end, Body(facts, function: id)) { return bound }
            for taken in evaluation.parameters(kinds, of: id) {
                let symbol = facts.parameter(fact.parameters.lowerBound + taken.place).name
                return ScopedValue(holder: .name(symbol), text: taken.name, isNamed: taken.isNamed)
            }
            if let type = fact.type { return attribute(kinds, of: type, fact) }
            end = .max
            current = fact.parent
        }
        return nil
    }

    /// A name that was bound to one of the kinds, where the block in which that happened is not over.
    private func variable(_ kinds: Set<ValueKind>, before end: Int, _ body: Body) -> ScopedValue? {
        var open: [Int] = []
        var bound: [(symbol: Symbol, isNamed: Bool, value: UInt32)] = []
        for index in 0..<min(end, body.count) {
            switch body.kind(index) {
            case .withBegin:
                // What it hands out is bound before it begins, and gone when it ends.
                let entered = body.a(index)
                open.append(bound.firstIndex { $0.value == entered } ?? bound.count)
            case .branchBegin, .loopBegin, .scopeBegin: open.append(bound.count)
            case .arm: bound.removeSubrange(min(open.last ?? 0, bound.count)...)
            case .withEnd, .branchEnd, .loopEnd, .scopeEnd:
                bound.removeSubrange(min(open.popLast() ?? 0, bound.count)...)
            case .bind:
                let symbol = Symbol(rawValue: body.a(index))
                bound.removeAll { $0.symbol == symbol }
                let value = Value(body.b(index))
                guard !value.isNone else { continue }
                let known = evaluation.evaluated(value, in: body.function)
                guard let meant = evaluation.meant(known, kinds) else {
                    if let named = named(symbol, kinds, known) { bound.append((symbol, named, value.index)) }
                    continue
                }
                bound.append((symbol, meant.isNamed, value.index))
            default: continue
            }
        }
        guard let last = bound.last else { return nil }
        return ScopedValue(
            holder: .name(last.symbol), text: facts.string(last.symbol), isNamed: last.isNamed)
    }

    /// Whether a variable's name speaks for one of the kinds where nothing is known of its value.
    private func named(_ symbol: Symbol, _ kinds: Set<ValueKind>, _ known: KnownID) -> Bool? {
        guard evaluation.isOpenToNames(known),
            let kind = language.models.kind(ofVariable: scan.word(symbol))
        else { return nil }
        return kinds.contains(kind) ? true : nil
    }

    /// An attribute that a method of the type, or of what it derives from, sets to one of the kinds.
    private mutating func attribute(_ kinds: Set<ValueKind>, of type: Int, _ fact: FunctionFact)
        -> ScopedValue?
    {
        guard fact.flags & FunctionFact.Flag.isStatic == 0, !facts.isDecorated(fact, by: "staticmethod"),
            !facts.isDecorated(fact, by: "classmethod"), let first = fact.parameters.first
        else { return nil }
        let own = facts.string(facts.parameter(first).name)
        for (symbol, isNamed) in attributes(kinds, of: type) {
            return ScopedValue(
                holder: .attribute(symbol), text: "\(own).\(facts.string(symbol))", isNamed: isNamed)
        }
        return nil
    }

    /// The attributes of a type's objects that hold one of the kinds, as far as this file names them.
    private mutating func attributes(_ kinds: Set<ValueKind>, of type: Int) -> [(Symbol, isNamed: Bool)] {
        let own = TypeRef(file: index, type: type)
        var result: [(Symbol, isNamed: Bool)] = []
        for owner in program.program.hierarchy(of: own) {
            for method in program.program.storing(in: owner) {
                guard method.file == Int32(index) else {
                    result += inherited(kinds, from: method)
                    continue
                }
                evaluation.evaluate(Int(method.function))
                let body = Body(facts, function: Int(method.function))
                for store in body.ownStores {
                    guard
                        let found = evaluation.meant(
                            evaluation.evaluated(store.value, in: body.function), kinds)
                    else { continue }
                    result.append((store.name, found.isNamed))
                }
            }
            if !result.isEmpty { break }
        }
        return result
    }

    private mutating func inherited(_ kinds: Set<ValueKind>, from method: FunctionRef)
        -> [(Symbol, isNamed: Bool)]
    {
        let taken = parameters(kinds, of: method)
        guard !taken.isEmpty else { return [] }
        let other = program.files[Int(method.file)].file.facts
        let body = Body(other, function: Int(method.function))
        return body.ownStores.compactMap { store in
            let name = other.string(body[store.value].symbol)
            guard body[store.value].kind == .name, let source = taken.first(where: { $0.name == name }),
                let symbol = facts.symbol(other.string(store.name))
            else { return nil }
            return (symbol, source.isNamed)
        }
    }
}

extension Body {
    /// What a method assigns to attributes of its own object, in source order.
    var ownStores: [(name: Symbol, value: Value)] {
        let fact = facts.function(function)
        guard fact.type != nil, fact.kind != .typeBody, let first = fact.parameters.first else { return [] }
        let own = facts.parameter(first).name
        return (0..<count).compactMap { index in
            guard kind(index) == .store, a(index) != UInt32.max, b(index) != UInt32.max else { return nil }
            let target = self[Value(a(index))]
            guard target.kind == .attribute, !target.value.isNone else { return nil }
            let base = self[target.value]
            guard base.kind == .name, base.symbol == own else { return nil }
            return (target.member, Value(b(index)))
        }
    }
}
