import Facts
import Findings
import Linking
import SourceText

/// `escape`: what is lent for one operation is not kept in a property of an object that lives on.
extension FileJudge {
    mutating func hold(_ property: PropertyCheck, _ check: Check) {
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            guard type.kind != .protocol, !isPassedOver(id, property),
                case .some(let role) = scope(check, function: type.body)
            else { continue }
            let body = Body(facts, function: type.body)
            let isLasting = isLasting(id, body)
            for binding in body.bindings
            where isLasting || binding.flags & OpFlag.isStatic != 0 {
                guard isStored(binding, body, property), let known = known(binding, id, property),
                    let keeping = keeping(
                        binding, known, id, role?.role.map(property.evenOwn.contains) ?? false)
                else { continue }
                let isLong = binding.flags & OpFlag.isStatic != 0 || isLike(property.lasting, type: id) != nil
                candidates.append(
                    Candidate(
                        rule: rule, range: binding.range, function: type.body, type: id, role: role,
                        isCertain: known.basis == .certain && keeping.isCertain && isLong
                            && role?.isCertain ?? true,
                        shape: facts.hash(of: binding.name),
                        fills: [
                            .class: facts.string(type.path), .name: facts.string(binding.name),
                            .value: language.models[ModelTypeID(rawValue: UInt16(known.a))].name,
                            .consequence: keeping.phrase,
                        ], related: keeping.places,
                        key: .place(rule: rule, start: binding.range.start, end: binding.range.end)))
            }
        }
    }

    /// Whether the objects of a type are made for one operation, or are themselves what is lent.
    private mutating func isPassedOver(_ id: Int, _ check: PropertyCheck) -> Bool {
        let type = facts.type(id)
        if facts.withBytes(of: type.name, { name in check.notClasses.contains { $0.matches(name) } }) {
            return true
        }
        let own = TypeRef(file: index, type: id)
        if let kind = program.program.kind(ofClass: own) ?? evaluation.kind(ofObjectsOf: id),
            kind != .orchestrator
        {
            return true
        }
        guard type.decorators != .max else { return false }
        let outer = Body(facts, function: type.parent)
        return facts.list(type.decorators).contains {
            check.notDecorators.contains(decoratorName(Value($0), outer))
        }
    }

    private func decoratorName(_ value: Value, _ body: Body) -> String {
        let op = body[value]
        let callee = op.kind == .call && !op.value.isNone ? body[op.value] : op
        return facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
    }

    /// Whether objects of a type are shared by those who hold them, rather than copied; a structure counts where it
    /// keeps one of its own for everybody.
    private func isLasting(_ id: Int, _ body: Body) -> Bool {
        switch facts.type(id).kind {
        case .class, .actor: return true
        case .struct:
            return body.bindings.contains { binding in
                guard binding.flags & OpFlag.isStatic != 0, !binding.value.isNone else { return false }
                let made = body[binding.value]
                return made.kind == .call && !made.value.isNone && body[made.value].kind == .name
                    && [facts.type(id).name, facts.symbol("Self") ?? .none].contains(body[made.value].symbol)
            }
        default: return false
        }
    }

    /// Whether a property keeps its value itself, and keeps it alive.
    private func isStored(_ binding: Binding, _ body: Body, _ check: PropertyCheck) -> Bool {
        if binding.flags & OpFlag.isWeak != 0 { return false }
        if !binding.value.isNone, body.kind(Int(binding.value.index)) == .function { return false }
        return binding.decorators.allSatisfy { check.plainWrappers.contains(decoratorName($0, body)) }
    }

    private mutating func known(_ binding: Binding, _ type: Int, _ check: PropertyCheck) -> Known? {
        guard let field = evaluation.fieldKnown(binding.name, ofType: type),
            let found = evaluation.alternative(of: field, check.kinds)
        else { return nil }
        let known = evaluation[found]
        let model = language.models[ModelTypeID(rawValue: UInt16(known.a))]
        return check.keptTypes.contains(model.name) || known.basis >= .name ? nil : known
    }

    // MARK: Where it comes from

    private struct Keeping {
        var phrase: String
        var places: [Finding.Place] = []
        var isCertain = true
    }

    /// How a property gets its value: nil where the object makes it itself, and is its owner.
    /// - Parameter isEvenOwn: what it gets by a call counts, too, if that does not surely open it: then it is another
    ///   matter.
    private mutating func keeping(_ binding: Binding, _ known: Known, _ type: Int, _ isEvenOwn: Bool)
        -> Keeping?
    {
        if !binding.value.isNone {
            let body = Body(facts, function: facts.type(type).body)
            let made = body[binding.value]
            if made.kind == .call, !made.value.isNone, body[made.value].kind == .closure { return nil }
            if made.kind != .none {
                return known.origin.kind == .opened ? nil : Keeping(phrase: " for good", isCertain: false)
            }
        }
        var isMade = false
        var isOpened = false
        // Whether one initializer makes it, and nobody but another one takes it.
        var isMadeAtStart = false
        var isTakenLater = false
        var keeping: Keeping?
        for part in evaluation.hierarchy(of: type) {
            for method in evaluation.methods(of: part) {
                let body = Body(facts, function: method)
                for store in body.ownStores where store.name == binding.name && !store.value.isNone {
                    evaluation.evaluate(method)
                    let isMadeHere = body[store.value].kind == .call
                    let isInitializer = facts.function(method).kind == .initializer
                    isMade = isMade || isMadeHere
                    isMadeAtStart = isMadeAtStart || isMadeHere && isInitializer
                    let known = evaluation[evaluation.evaluated(store.value, in: method)]
                    switch known.origin.kind {
                    case .opened: isOpened = true
                    case .parameter:
                        isTakenLater = isTakenLater || !isInitializer
                        let name = facts.string(facts.function(method).name)
                        let phrase = isInitializer ? ", which it is made with" : ", which `\(name)` takes"
                        let place = place(body[store.value].range, "it comes from outside here")
                        keeping = keeping ?? Keeping(phrase: phrase)
                        keeping?.places.append(place)
                    default: continue
                    }
                }
            }
        }
        if let keeping, isEvenOwn || isTakenLater || !isMadeAtStart { return keeping }
        if isOpened || isMade && !isEvenOwn { return nil }
        return Keeping(phrase: " for as long as it lives", isCertain: false)
    }
}
