import Facts
import Findings
import Linking
import SourceText

/// `require` that a constructor takes what somebody else makes objects of its class with.
extension FileJudge {
    mutating func hold(_ signature: SignatureCheck, _ check: Check) {
        guard let making = program.services[signature], let way = making.ways.first else { return }
        for id in 0..<facts.typeCount {
            let type = TypeRef(file: index, type: id)
            let request = making.requests[type]
            guard
                let role = scope(
                    isAsked: request != nil, like: making.like.isEmpty ? [] : signature.like, type: id),
                let trouble = trouble(type, making.ways, isAsked: request != nil, signature)
            else { continue }
            let fact = facts.type(id)
            let spelled = way.map { $0.label.isEmpty ? $0.text : "\($0.label)=…" }.joined(separator: ", ")
            let constructor = constructor(ofType: id)
            let range = constructor.map { facts.function($0).nameRange } ?? fact.nameRange
            candidates.append(
                Candidate(
                    rule: rule, range: range, function: constructor ?? fact.parent, type: id, role: role,
                    isCertain: trouble.isCertain && request.map(\.isCertain) ?? false, isNote: request == nil,
                    shape: facts.hash(of: fact.name),
                    fills: [
                        .class: facts.string(fact.path), .consequence: trouble.phrase, .value: spelled,
                    ], related: request.map { [$0.place] } ?? [],
                    key: .place(rule: rule, start: range.start, end: range.end)))
        }
    }

    /// The role of a class that is asked for, or is called like one that may be.
    private func scope(isAsked: Bool, like: Set<Role>, type id: Int) -> FoundRole?? {
        let role = role(ofType: id)
        if role?.role?.isLeftOut ?? false { return nil }
        if isAsked { return .some(role) }
        guard !like.isEmpty, let sign = isLike(like, type: id),
            facts.type(id).decorators == .max
        else { return nil }
        return .some(sign)
    }

    private struct Trouble {
        var phrase: String
        var isCertain: Bool
    }

    /// Why none of the ways to make an object goes with a class; nil where one does, or nobody can say.
    private mutating func trouble(
        _ type: TypeRef, _ ways: [[ServiceMaking.Given]], isAsked: Bool, _ signature: SignatureCheck
    ) -> Trouble? {
        guard let constructor = program.program.constructor(of: type) else {
            guard isAsked, evaluation.isWhole(type), facts.type(Int(type.type)).decorators == .max,
                fields(ofType: Int(type.type)).isEmpty
            else { return nil }
            return Trouble(phrase: "it has no constructor that takes anything", isCertain: true)
        }
        // What it inherits is told where it stands.
        guard Int(constructor.file) == index,
            facts.function(Int(constructor.function)).type == Int(type.type)
        else { return nil }
        let taken = evaluation.parameters([.session], of: Int(constructor.function))
        if !isAsked, taken.isEmpty { return nil }
        var first: Trouble?
        for way in ways {
            guard let trouble = self.trouble(constructor, way) else { return nil }
            first = first ?? trouble
        }
        return first
    }

    /// Why a constructor does not take what it is given.
    private mutating func trouble(_ constructor: FunctionRef, _ way: [ServiceMaking.Given]) -> Trouble? {
        let fact = facts.function(Int(constructor.function))
        var isFilled: Set<Int> = []
        var places: [Int] = []
        var takesMore = false
        for (place, number) in fact.parameters.enumerated().dropFirst() {
            switch facts.parameter(number).kind {
            case .normal, .positionalOnly: places.append(place)
            case .variadic: takesMore = true
            case .keywords: return nil
            case .keywordOnly: continue
            }
        }
        var next = 0
        for given in way {
            let place: Int?
            if given.label.isEmpty {
                place = next < places.count ? places[next] : nil
                next += 1
                if place == nil, takesMore { continue }
            } else {
                place =
                    fact.parameters.enumerated().first {
                        facts.string(facts.parameter($0.element).name) == given.label
                    }?.offset
            }
            guard let place else {
                return Trouble(
                    phrase: given.label.isEmpty
                        ? "it takes no `\(given.text)`" : "it takes nothing called `\(given.label)`",
                    isCertain: true)
            }
            isFilled.insert(place)
            if let trouble = mismatch(place, given, constructor) { return trouble }
        }
        for (place, number) in fact.parameters.enumerated().dropFirst() {
            let parameter = facts.parameter(number)
            guard !isFilled.contains(place), parameter.defaultValue.isNone, parameter.kind != .variadic,
                parameter.kind != .keywords
            else { continue }
            return Trouble(phrase: "it also needs `\(facts.string(parameter.name))`", isCertain: true)
        }
        return nil
    }

    /// Whether a parameter is surely for something else than what it is given.
    private mutating func mismatch(
        _ place: Int, _ given: ServiceMaking.Given, _ constructor: FunctionRef
    ) -> Trouble? {
        guard let wanted = given.kind else { return nil }
        let kinds: [ValueKind] = [.session, .context, .registry]
        let id = evaluation.known(Value(UInt32(place)), in: Int(constructor.function))
        let found = evaluation.alternatives(of: id).compactMap { evaluation.inheritedKind(of: $0) }
        guard let kind = found.first, kinds.contains(kind), kinds.contains(wanted), !found.contains(wanted)
        else { return nil }
        let number = facts.function(Int(constructor.function)).parameters.lowerBound + place
        let name = facts.string(facts.parameter(number).name)
        return Trouble(phrase: "its `\(name)` is no \(wanted.name)", isCertain: evaluation[id].basis < .name)
    }
}
