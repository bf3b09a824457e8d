import Facts
import Findings
import Linking
import SourceText

/// `forbid` a parameter.
extension FileJudge {
    mutating func hold(_ parameters: ParameterCheck, _ check: Check) {
        let openers =
            parameters.opensWhenMissing
            ? Set(evaluation.events.lazy.filter { $0.effect == .opens }.map(\.function)) : []
        if !parameters.notModules.isEmpty, imports(anyOf: parameters.notModules) { return }
        for id in 0..<facts.functionCount {
            let function = facts.function(id)
            guard [.function, .initializer, .typeBody].contains(function.kind) else { continue }
            if parameters.opensWhenMissing, !openers.contains(id),
                !(function.parent.map(openers.contains) ?? false)
            {
                continue
            }
            guard mayBeMeant(function, parameters), let role = scope(check, function: id),
                isPlace(function, id, parameters, check)
            else { continue }
            if function.kind == .typeBody {
                holdFields(function, id, parameters, role)
            } else {
                for number in function.parameters { hold(number, function, id, parameters, role) }
            }
        }
    }

    /// Whether the file imports one of some modules, or from inside it.
    private func imports(anyOf modules: [String]) -> Bool {
        (0..<facts.importCount).contains { id in
            let module = facts.string(facts.importFact(id).module)
            return modules.contains { module == $0 || module.hasPrefix($0 + ".") }
        }
    }

    /// A quick look before anything is evaluated.
    private func mayBeMeant(_ function: FunctionFact, _ check: ParameterCheck) -> Bool {
        if function.kind == .typeBody { return check.places.contains(.constructor) }
        return !function.parameters.isEmpty
    }

    /// Whether parameters of this function are asked about.
    private func isPlace(_ function: FunctionFact, _ id: Int, _ check: ParameterCheck, _ rule: Check) -> Bool
    {
        guard !check.places.isEmpty else { return true }
        if function.kind == .typeBody { return true }
        if function.type != nil {
            if check.places.contains(.method) { return true }
            if check.places.contains(.constructor), isConstructor(function) { return true }
            if check.places.contains(.entry), isRun(id) { return true }
        }
        // What only stands in such a function is not one.
        let signs = roles.functions[id].filter { $0.role.map { rule.like?.contains($0) ?? true } ?? false }
        if check.places.contains(.factory), signs.contains(where: { $0.signal == .name }) { return true }
        return check.places.contains(.function) && signs.contains { $0.signal == .decorator }
    }

    private mutating func hold(
        _ number: Int, _ function: FunctionFact, _ id: Int, _ check: ParameterCheck, _ role: FoundRole?
    ) {
        let parameter = facts.parameter(number)
        let value = Value(UInt32(number - function.parameters.lowerBound))
        if !check.names.isEmpty {
            let isNamed = check.names.contains { pattern in
                facts.withBytes(of: parameter.name) { pattern.matches($0) }
            }
            guard isNamed else { return }
        }
        guard check.defaults.isEmpty || hasDefault(parameter, function, check) else { return }
        var isCertain = role?.isCertain ?? true
        var related: [Finding.Place] = []
        var key = CauseKey.place(rule: rule, start: parameter.range.start, end: parameter.range.end)
        var isSecondary = false
        if !check.kinds.isEmpty {
            let id = evaluation.known(value, in: id)
            guard let known = evaluation.alternative(of: id, check.kinds) else { return }
            isCertain = isCertain && evaluation[known].basis == .certain
        }
        if check.opensWhenMissing {
            guard let event = opening(whenMissing: parameter, value, function, id),
                !isGivenOn(parameter.name, by: id), !isYielded(parameter.name, by: id)
            else { return }
            related.append(place(event.range, "opened here"))
            isSecondary = reported(event)
            if isSecondary { key = .opening(function: event.function, op: event.op.index) }
            isCertain = isCertain && event.basis == .certain
        }
        var fills: [Template.Placeholder: String] = [.parameter: facts.string(parameter.name)]
        if let parent = function.parent, !parameter.defaultValue.isNone {
            fills[.value] = spelled(parameter.defaultValue, Body(facts, function: parent))
        }
        fills[.class] = facts.path(ofType: function.type)
        candidates.append(
            Candidate(
                rule: rule, range: parameter.range, function: id, role: role, isCertain: isCertain,
                shape: facts.hash(of: parameter.name), fills: fills, related: related,
                edits: edits(parameter, function), key: key, isSecondary: isSecondary,
                secondaryMessage: "only opened where this is missing: make it required"))
    }

    /// A call keeps its brackets: `ServiceRegistry()`.
    private func spelled(_ value: Value, _ body: Body) -> String {
        body[value].kind == .call ? body.shown(value) : written(value, body)
    }

    // MARK: Defaults

    private func hasDefault(_ parameter: ParameterFact, _ function: FunctionFact, _ check: ParameterCheck)
        -> Bool
    {
        guard let parent = function.parent, !parameter.defaultValue.isNone else { return false }
        let body = Body(facts, function: parent)
        let op = body[parameter.defaultValue]
        switch op.kind {
        case .boolean: return check.defaults.contains(op.a == 1 ? .true : .false)
        case .none: return check.defaults.contains(.none)
        case .call:
            let callee = body.spelling(op.value).split(separator: ".").last.map(String.init) ?? ""
            return check.defaults.contains(.shared) && !check.notDefaults.contains(callee)
        case .name, .attribute: return check.defaults.contains(.shared)
        default: return false
        }
    }

    // MARK: Openings for want of a parameter

    private mutating func opening(
        whenMissing parameter: ParameterFact, _ value: Value, _ function: FunctionFact, _ id: Int
    ) -> Event? {
        let given = evaluation.known(value, in: id)
        let known = evaluation[given]
        if let parent = function.parent, !parameter.defaultValue.isNone {
            let made = evaluation.events.first {
                $0.effect == .opens && $0.function == parent && $0.op == parameter.defaultValue
            }
            if let made { return made }
            guard known.isOptional || Body(facts, function: parent)[parameter.defaultValue].kind == .none
            else { return nil }
        } else if !known.isOptional {
            return nil
        }
        let body = Body(facts, function: id)
        return evaluation.events.first { event in
            guard event.effect == .opens, event.function == id else { return false }
            return regions(from: event.region).contains { region in
                guard region.kind == .arm || region.kind == .remainder else { return false }
                let (isAbout, isMissing) = testsMissing(region.value, body, parameter: parameter.name)
                guard isAbout else { return false }
                guard let isMissing, let isPositive = region.isPositive else { return true }
                return isMissing == isPositive
            }
        }
    }

    /// Whether what a function is given goes on to one that it was made for, as in a decorator: there, it is the owner
    /// of what that works with.
    private func isGivenOn(_ name: Symbol, by id: Int) -> Bool {
        var wrapped: Set<Symbol> = []
        var outer = facts.function(id).parent
        while let current = outer, facts.function(current).kind == .function {
            let fact = facts.function(current)
            wrapped.formUnion(fact.parameters.map { facts.parameter($0).name })
            outer = fact.parent
        }
        guard !wrapped.isEmpty else { return false }
        let body = Body(facts, function: id)
        return (0..<body.count).contains { index in
            guard body.kind(index) == .call, !body[index].value.isNone else { return false }
            let callee = body[body[index].value]
            guard callee.kind == .name, wrapped.contains(callee.symbol) else { return false }
            return body.call(body[index]).arguments.contains { argument in
                guard !argument.value.isNone else { return false }
                let value = body[argument.value]
                return value.kind == .name && value.symbol == name
            }
        }
    }

    /// Whether a function hands to the block of its caller what it is given or has opened: to give one may be all its job.
    private func isYielded(_ name: Symbol, by id: Int) -> Bool {
        let body = Body(facts, function: id)
        return (0..<body.count).contains { index in
            guard body.kind(index) == .yield, !body[index].value.isNone else { return false }
            let value = body[body[index].value]
            return value.kind == .name && value.symbol == name
        }
    }

    // MARK: Fields

    /// The annotated fields of a class whose constructor is written for it.
    private mutating func holdFields(
        _ function: FunctionFact, _ id: Int, _ check: ParameterCheck, _ role: FoundRole?
    ) {
        guard let type = function.type, !check.kinds.isEmpty, check.defaults.isEmpty, !check.opensWhenMissing
        else { return }
        for field in fields(ofType: type) {
            let known = evaluation.fieldKnown(field.name, ofType: type)
            guard let known, let meant = evaluation.alternative(of: known, check.kinds) else { continue }
            candidates.append(
                Candidate(
                    rule: rule, range: field.range, function: id, role: role,
                    isCertain: evaluation[meant].basis == .certain && role?.isCertain ?? true,
                    shape: facts.hash(of: field.name),
                    fills: [
                        .parameter: facts.string(field.name), .class: facts.string(facts.type(type).path),
                        .function: facts.string(facts.type(type).path),
                    ],
                    key: .place(rule: rule, start: field.range.start, end: field.range.end)))
        }
    }

    // MARK: Fixes

    private func edits(_ parameter: ParameterFact, _ function: FunctionFact) -> [Finding.Fix.Edit] {
        guard let recipe = engine.rules[rule].fix(language.name), let parent = function.parent,
            !parameter.defaultValue.isNone
        else { return [] }
        let range = Body(facts, function: parent)[parameter.defaultValue].range
        switch recipe.kind {
        case .replaceDefault(let text):
            return [Finding.Fix.Edit(file: index, range: range, text: text)]
        case .deleteDefault:
            var start = parameter.range.start + facts.withBytes(of: parameter.name) { UInt32($0.count) }
            if !parameter.annotation.isNone {
                start = max(start, Body(facts, function: parent)[parameter.annotation].range.end)
            }
            return [Finding.Fix.Edit(file: index, range: ByteRange(start, max(start, range.end)), text: "")]
        default:
            return []
        }
    }
}
