import Facts
import Findings
import Linking
import SourceText

/// `require` something of a class or a function.
extension FileJudge {
    mutating func hold(_ classes: ClassCheck, _ check: Check) {
        for id in 0..<facts.typeCount {
            guard let role = scope(check, type: id) else { continue }
            if role?.signal == .name, !classes.nameNeeds.isEmpty, !hasMethod(classes.nameNeeds, type: id) {
                continue
            }
            let type = facts.type(id)
            var fills: [Template.Placeholder: String] = [.class: facts.string(type.path)]
            var isCertain = role?.isCertain ?? true
            if !classes.whenTakes.isEmpty {
                guard let taken = ownParameter(classes.whenTakes, ofType: id) else { continue }
                fills[.parameter] = facts.string(taken.name)
                isCertain = isCertain && taken.isCertain
            }
            if !classes.whenReaches.isEmpty {
                guard let reached = reach(classes.whenReaches, ofType: id) else {
                    // What is given all it works with needs nothing of what is looked for, and is over.
                    if isGiven(classes.takes, type: id) {
                        examine(type.nameRange, type.parent, type: id, role)
                    }
                    continue
                }
                isCertain = isCertain && reached
            }
            examine(type.nameRange, type.parent, type: id, role)
            if takes(classes.takes, type: id) { continue }
            // What nothing but the end of its name shows may be something else altogether.
            let isNamed = classes.noteUnlessNames.isEmpty || names(classes.noteUnlessNames, type: id)
            candidates.append(
                Candidate(
                    rule: rule, range: type.nameRange, function: type.parent, type: id, role: role,
                    isCertain: isCertain && isNamed, isNote: lacks(classes.noteUnlessKnown) || !isNamed,
                    shape: facts.hash(of: type.name), fills: fills, edits: edits(ofType: id),
                    key: .place(rule: rule, start: type.nameRange.start, end: type.nameRange.end)))
        }
    }

    /// Whether a class asks for one of the kinds, or for a service, in its constructor; only where that is counted.
    private mutating func isGiven(_ kinds: Set<ValueKind>, type id: Int) -> Bool {
        engine.isCounting && (ownParameter(kinds, ofType: id) != nil || usesService(type: id))
    }

    /// Whether the program has nothing of what is asked for: whoever never heard of it need not be told to pass it.
    private func lacks(_ things: Set<ClassCheck.Having>) -> Bool {
        things.contains(.registry) && !program.registries.isKnown
    }

    private mutating func hasMethod(_ names: Set<String>, type id: Int) -> Bool {
        evaluation.hierarchy(of: id).contains { type in
            evaluation.methods(of: type).contains { names.contains(facts.string(facts.function($0).name)) }
        }
    }

    private func scope(_ check: Check, type id: Int) -> FoundRole?? {
        if let like = check.like {
            guard let sign = isLike(like, type: id) else { return .none }
            return .some(sign)
        }
        let found = role(ofType: id)
        guard let roles = check.roles else { return .some(found) }
        return found?.role.map(roles.contains) ?? false ? .some(found) : .none
    }

    /// Whether a class is called like one of these, or names something that is.
    private func names(_ patterns: [NamePattern], type id: Int) -> Bool {
        let isMeant = { (symbol: Symbol) in
            !symbol.isNone && facts.withBytes(of: symbol) { bytes in patterns.contains { $0.matches(bytes) } }
        }
        if isMeant(facts.type(id).name) { return true }
        return (0..<facts.functionCount).contains { function in
            guard isInside(function, type: id) else { return false }
            let body = Body(facts, function: function)
            return (0..<body.count).contains { index in
                switch body.kind(index) {
                case .name, .attribute, .parameter: isMeant(body[index].lastName)
                default: false
                }
            }
        }
    }

    // MARK: Constructors

    /// The constructor that a class declares itself.
    mutating func constructor(ofType id: Int) -> Int? {
        evaluation.methods(of: id).first { function in
            let fact = facts.function(function)
            return isConstructor(fact)
        }
    }

    func isConstructor(_ fact: FunctionFact) -> Bool {
        fact.kind == .initializer
            || fact.kind == .function && facts.withBytes(of: fact.name) { $0.elementsEqual("__init__".utf8) }
    }

    /// The annotated names of a class body that make a constructor, where none is written.
    mutating func fields(ofType id: Int) -> [(name: Symbol, range: ByteRange)] {
        let type = facts.type(id)
        guard constructor(ofType: id) == nil, type.decorators != .max || !facts.bases(of: type).isEmpty
        else { return [] }
        let body = Body(facts, function: type.body)
        var result: [(Symbol, ByteRange)] = []
        for index in 1..<max(body.count, 1) where body.kind(index) == .annotate {
            let previous = body[index - 1]
            var bind = index - 1
            if previous.kind != .bind {
                while bind > 0, body.kind(bind) != .bind { bind -= 1 }
            }
            guard body.kind(bind) == .bind, !body[bind].has(OpFlag.isStatic) else { continue }
            result.append((Symbol(rawValue: body.a(bind)), body[bind].range))
        }
        return result
    }

    /// A parameter of one of the kinds that the class itself asks for.
    private mutating func ownParameter(_ kinds: Set<ValueKind>, ofType id: Int) -> (
        name: Symbol, isCertain: Bool
    )? {
        if let constructor = constructor(ofType: id) {
            let fact = facts.function(constructor)
            for (number, parameter) in fact.parameters.enumerated() where number > 0 {
                let known = evaluation.known(Value(UInt32(number)), in: constructor)
                guard let meant = evaluation.alternative(of: known, kinds) else { continue }
                return (facts.parameter(parameter).name, evaluation[meant].basis == .certain)
            }
            return nil
        }
        for field in fields(ofType: id) {
            guard let known = evaluation.fieldKnown(field.name, ofType: id),
                let meant = evaluation.alternative(of: known, kinds)
            else { continue }
            return (field.name, evaluation[meant].basis == .certain)
        }
        return nil
    }

    /// Whether the constructor takes one of the kinds, or may hand anything on.
    mutating func takes(_ kinds: Set<ValueKind>, type id: Int) -> Bool {
        for type in evaluation.hierarchy(of: id) {
            for field in fields(ofType: type) {
                guard let known = evaluation.fieldKnown(field.name, ofType: type) else { continue }
                if evaluation.alternative(of: known, kinds) != nil { return true }
            }
            if let constructor = constructor(ofType: type) { return takes(kinds, function: constructor) }
        }
        // A base of the tree that is in another file may have the constructor that is asked for.
        return evaluation.outerBases(of: id).contains { base in
            guard let path = evaluation.path(of: evaluation[base]) else { return false }
            return program.program.isInTree(module: path, near: index)
        }
    }

    private mutating func takes(_ kinds: Set<ValueKind>, function id: Int) -> Bool {
        let fact = facts.function(id)
        for (number, parameter) in fact.parameters.enumerated() {
            if facts.parameter(parameter).kind == .keywords { return true }
            let known = evaluation.known(Value(UInt32(number)), in: id)
            if evaluation.alternative(of: known, kinds) != nil { return true }
        }
        return false
    }

    // MARK: Reach

    /// Whether the class works with one of these: nil if not, else whether that is certain.
    private mutating func reach(_ wanted: Set<ClassCheck.Reach>, ofType id: Int) -> Bool? {
        if wanted.contains(.session) {
            if let taken = ownParameter([.session], ofType: id) { return taken.isCertain }
            // Something handed on that is called `session`, where nothing else speaks of a database, may be any client's.
            let events = evaluation.events.filter {
                isInside($0.function, type: id) && !($0.effect == .passes && $0.basis == .weakName)
                    && !isLentToClass($0)
            }
            if let event = events.first(where: { $0.basis == .certain }) ?? events.first {
                return event.basis == .certain
            }
        }
        return wanted.contains(.service) && usesService(type: id) ? true : nil
    }

    /// Whether a method of the class itself works with what it is handed: no object has a part in that.
    private func isLentToClass(_ event: Event) -> Bool {
        guard event.origin.kind == .parameter else { return false }
        let fact = facts.function(event.function)
        return fact.flags & FunctionFact.Flag.isStatic != 0
            || facts.isDecorated(fact, by: "classmethod") || facts.isDecorated(fact, by: "staticmethod")
    }

    private func isInside(_ function: Int, type id: Int) -> Bool {
        var current: Int? = function
        while let function = current {
            let fact = facts.function(function)
            if fact.type == id { return true }
            current = fact.parent
        }
        return false
    }

    /// Whether the constructor takes a service, or a method builds one.
    private mutating func usesService(type id: Int) -> Bool {
        guard let constructor = constructor(ofType: id) else { return false }
        let fact = facts.function(constructor)
        for number in fact.parameters.indices.dropFirst() {
            let value = Value(UInt32(number - fact.parameters.lowerBound))
            let id = evaluation.known(value, in: constructor)
            let known = evaluation[id]
            guard known.kind == .foreign || known.kind == .instance else { continue }
            if isServiceName(evaluation.lastName(of: known)) { return true }
        }
        return false
    }

    func isServiceName(_ name: String) -> Bool {
        language.roles.entries.contains { entry in
            (entry.role == .service || entry.role == .repository)
                && entry.classes.contains { $0.matches(name) }
        }
    }

    // MARK: Functions

    mutating func hold(_ functions: FunctionCheck, _ check: Check) {
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind == .function else { continue }
            // The declaration itself must have the sign; what stands inside it is not asked.
            let signs = roles.functions[id]
            guard let like = check.like ?? check.roles,
                let role = signs.first(where: { $0.role.map(like.contains) ?? false && $0.signal == .name }),
                isLike(like, function: id) != nil
            else { continue }
            examine(fact.nameRange, id, role)
            if takes(functions.takes, function: id) { continue }
            if functions.orClassTakes, let type = fact.type, takes(functions.takes, type: type) { continue }
            let isNote =
                lacks(functions.noteUnlessKnown)
                || !functions.noteUnlessReaches.isEmpty && !reaches(function: id)
            // Where nothing but its name says what it is, it may be something else.
            candidates.append(
                Candidate(
                    rule: rule, range: fact.nameRange, function: id, role: role,
                    isCertain: role.isCertain && !isNote, isNote: isNote, shape: facts.hash(of: fact.name),
                    edits: edits(ofFunction: id),
                    key: .place(rule: rule, start: fact.nameRange.start, end: fact.nameRange.end)))
        }
    }

    /// Whether a function, or what it names, works with a session or a service.
    private mutating func reaches(function id: Int) -> Bool {
        evaluation.evaluate(id)
        var seen: Set<Int> = [id]
        var queue = [id]
        while let function = queue.popLast() {
            if evaluation.events.contains(where: { facts.isInside($0.function, of: function) }) {
                return true
            }
            for inner in 0..<facts.functionCount where facts.isInside(inner, of: function) {
                if namesService(inner, &queue, &seen) { return true }
            }
        }
        return false
    }

    /// Whether the body of a function names a service or a tool of the tree; functions and types of this file that
    /// it names are to be looked at, too.
    private mutating func namesService(_ function: Int, _ queue: inout [Int], _ seen: inout Set<Int>) -> Bool
    {
        evaluation.evaluate(function)
        let body = Body(facts, function: function)
        for index in 0..<body.count {
            let kind = body.kind(index)
            guard kind == .name || kind == .attribute || kind == .parameter else { continue }
            let known = evaluation[evaluation.evaluated(Value(UInt32(index)), in: function)]
            switch known.kind {
            case .function where seen.insert(Int(known.a)).inserted: queue.append(Int(known.a))
            case .type:
                let inner = facts.type(Int(known.a)).body
                if seen.insert(inner).inserted { queue.append(inner) }
            case .path, .foreign:
                guard isWorkerName(evaluation.lastName(of: known)), let path = evaluation.path(of: known)
                else { continue }
                if program.program.isInTree(module: path, near: self.index) { return true }
            case .model where evaluation.isSession(known): return true
            default: continue
            }
        }
        return false
    }

    /// Whether a class of this name works with sessions: a service, a repository or a tool.
    private func isWorkerName(_ name: String) -> Bool {
        language.roles.entries.contains { entry in
            [.service, .repository, .tool].contains(entry.role) && entry.classes.contains { $0.matches(name) }
        }
    }

    // MARK: Fixes

    private mutating func edits(ofType id: Int) -> [Finding.Fix.Edit] {
        constructor(ofType: id).map { edits(ofFunction: $0) } ?? []
    }

    /// A parameter more, behind the last one.
    private func edits(ofFunction id: Int) -> [Finding.Fix.Edit] {
        guard case .insertParameter(let text)? = engine.rules[rule].fix?.kind else { return [] }
        let fact = facts.function(id)
        let isLastStarred = fact.parameters.last.map { facts.parameter($0).kind == .keywords } ?? false
        guard !isLastStarred else { return [] }
        let isEmpty = fact.flags & FunctionFact.Flag.parametersEmpty != 0
        return [
            Finding.Fix.Edit(
                file: index, range: ByteRange(at: fact.parametersEnd), text: isEmpty ? text : ", " + text)
        ]
    }
}
