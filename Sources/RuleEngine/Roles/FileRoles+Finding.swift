import Facts
import Linking
import SourceText

extension FileRoles {
    /// Looks for signs of roles in one file: its path, and names as they are written, with aliases of imports undone.
    /// Nothing is evaluated.
    /// - Parameter off: entries of packs that do not count.
    init(
        _ facts: FileFacts, path: String, scan: FileScan, _ rules: RoleRules, off: BitSet,
        makesFactories: Bool
    ) {
        let finder = RoleFinder(
            facts: facts, path: path, words: scan.words, rules: rules, off: off,
            hasCalls: scan.use.contains(.role))
        file = rules.role(ofPath: path, silent: finder.silent)
        program = ProgramPart.range(in: facts)
        types = (0..<facts.typeCount).map { finder.signs(ofType: $0) }
        functions = (0..<facts.functionCount).map { finder.signs(ofFunction: $0) }
        for (function, sign) in finder.handed() { functions[function].append(sign) }
        // Who makes the factory is the database, whatever its folder is called; a class of the file may still be more.
        let isFolderOnly = file?.signal == .path && (file?.role == .service || file?.role == .repository)
        if file == nil || isFolderOnly, makesFactories,
            let entry = rules.entries.first(where: \.isForFactories)
        {
            file = FoundRole(
                role: entry.role, signal: .content, because: "makes a session factory or keeps an engine")
        }
        if file == nil, let entry = rules.entries.first(where: \.isForPrograms), program != nil {
            file = FoundRole(role: entry.role, signal: .content, because: "runs as a program")
        }
        if let role = file?.role { mask.formUnion(RoleMask([role])) }
        for sign in types.joined() { mask.formUnion(RoleMask([sign.role].compactMap { $0 })) }
        for sign in functions.joined() { mask.formUnion(RoleMask([sign.role].compactMap { $0 })) }
    }
}

/// Reads the signs of one file.
private struct RoleFinder {
    let facts: FileFacts
    let path: String
    let words: [Word]
    let rules: RoleRules
    /// Whether the file names anything whose call makes a role.
    let hasCalls: Bool
    /// The last import that brings a name, by symbol; empty where the file declares nothing.
    private let imports: [UInt32]
    /// The types of the file by name, where they are many.
    private let typesByName: [Symbol: [Int]]
    /// Entries that say nothing here.
    let silent: BitSet

    init(facts: FileFacts, path: String, words: [Word], rules: RoleRules, off: BitSet, hasCalls: Bool) {
        self.facts = facts
        self.path = path
        self.words = words
        self.rules = rules
        self.hasCalls = hasCalls
        silent = rules.silent(in: facts, off: off)
        let isLarge = facts.typeCount > Self.fewTypes
        typesByName = isLarge ? Dictionary(grouping: 0..<facts.typeCount, by: facts.typeName) : [:]
        guard facts.functionCount > 1 else {
            imports = []
            return
        }
        var imports = [UInt32](repeating: .max, count: facts.symbolCount)
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            let name = fact.alias.isNone ? fact.name : fact.alias
            if name.rawValue < imports.count { imports[Int(name.rawValue)] = UInt32(id) }
        }
        self.imports = imports
    }

    private func importing(_ symbol: Symbol) -> ImportFact? {
        guard symbol.rawValue < imports.count, imports[Int(symbol.rawValue)] != .max else { return nil }
        return facts.importFact(Int(imports[Int(symbol.rawValue)]))
    }

    func word(_ symbol: Symbol) -> Word { symbol.rawValue < words.count ? words[Int(symbol.rawValue)] : 0 }

    // MARK: Names as written

    /// The name at the end of what is written, behind a call or a subscript.
    private func named(_ value: Value, _ body: Body) -> Op? {
        guard !value.isNone else { return nil }
        var op = body[value]
        if op.kind == .call, !op.value.isNone { op = body[op.value] }
        if op.kind == .subscripted, !op.value.isNone { op = body[op.value] }
        return op.kind == .name || op.kind == .attribute ? op : nil
    }

    /// The word of the last component of a written name, with the alias of an import undone.
    private func lastWord(_ value: Value, _ body: Body) -> Word {
        guard let op = named(value, body) else { return 0 }
        if op.kind == .attribute { return word(op.member) }
        guard let fact = importing(op.symbol) else { return word(op.symbol) }
        return word(fact.name.isNone ? fact.module : fact.name)
    }

    /// How many components of a written name are looked at: no chain of calls is a name.
    private static let longestPath = 16

    /// All of a written name, with the alias of an import undone.
    private func path(_ value: Value, _ body: Body) -> String {
        var parts: [String] = []
        var current = value
        while parts.count < Self.longestPath, let op = named(current, body) {
            if op.kind == .attribute {
                parts.append(facts.string(op.member))
                current = op.value
                continue
            }
            if let fact = importing(op.symbol) {
                if !fact.name.isNone { parts.append(facts.string(fact.name)) }
                parts.append(facts.string(fact.module))
            } else {
                parts.append(facts.string(op.symbol))
            }
            return parts.reversed().joined(separator: ".")
        }
        parts.append("?")
        return parts.reversed().joined(separator: ".")
    }

    /// The role entries one of whose patterns matches a name.
    private func named(_ symbol: Symbol, _ patterns: [(entry: Int, pattern: NamePattern)]) -> [Int] {
        facts.withBytes(of: symbol) { name in
            var result: [Int] = []
            for index in patterns.indices where patterns[index].pattern.matches(name) {
                result.append(patterns[index].entry)
            }
            return result
        }
    }

    // MARK: Types

    func signs(ofType id: Int) -> [FoundRole] {
        let fact = facts.type(id)
        var found: [FoundRole] = []
        var excluded: Set<Int> = []
        let configured = facts.withBytes(of: fact.name) { name in
            rules.configured({ $0.matches(name) }, path: path)
        }
        if let configured { found.append(configured) }
        for (base, body) in bases(of: id) {
            let word = lastWord(base.value, body)
            let patterned = rules.basePatterns.isEmpty ? nil : patterned(base.value, body)
            guard word != 0 && rules.hasBase(word) || patterned != nil else { continue }
            let full = path(base.value, body)
            if word != 0 { excluded.formUnion(rules.excluded(word, full)) }
            guard
                let entry = rules.base(word, full, { isMeant($0, fact, id) })
                    ?? patterned.flatMap({ isMeant($0, fact, id) ? $0 : nil }),
                hasKeyword(fact, rules.entries[entry].keyword)
            else { continue }
            found.append(
                FoundRole(
                    role: rules.entries[entry].role, signal: .base,
                    because: "base class \(full.split(separator: ".").last.map(String.init) ?? full)"))
        }
        found.removeAll { sign in
            sign.signal == .base
                && excluded.contains {
                    rules.entries[$0].role == sign.role && !rules.entries[$0].basePatterns.isEmpty
                }
        }
        let body = Body(facts, function: fact.parent)
        found += decorators(fact.decorators, body) { isMeant($0, fact, id) }
        for entry in named(fact.name, rules.classPatterns) where !excluded.contains(entry) {
            guard isMeant(entry, fact, id), !rules.isElsewhere(entry, path) else { continue }
            found.append(named(fact, rules.entries[entry]))
        }
        return found
    }

    /// The role that a class has by its name.
    private func named(_ fact: TypeFact, _ entry: RoleEntry) -> FoundRole {
        let name = facts.string(fact.name)
        var found = FoundRole(role: entry.role, signal: .name, because: "name \(name)")
        if entry.namesAreWeak {
            found.isCertain = false
            found.doubt =
                "that `\(name)` has the role `\(entry.role.name)` rests on its name; where it has not, say so under `[roles.classes]`"
        }
        return found
    }

    /// The entry that a base class is meant by through its name.
    private func patterned(_ value: Value, _ body: Body) -> Int? {
        guard let op = named(value, body) else { return nil }
        return named(op.kind == .attribute ? op.member : op.symbol, rules.basePatterns).first
    }

    /// Whether what an entry asks of a class besides its signs is so.
    private func isMeant(_ entry: Int, _ fact: TypeFact, _ id: Int) -> Bool {
        let rule = rules.entries[entry]
        if silent.contains(entry) { return false }
        let isExcepted = facts.withBytes(of: fact.name) { name in
            rule.notClasses.contains { $0.matches(name) }
        }
        if isExcepted { return false }
        guard !rule.methods.isEmpty else { return true }
        return (0..<facts.functionCount).contains { function in
            let method = facts.function(function)
            return method.kind == .function && method.type.map { facts.type($0).path == fact.path } ?? false
                && rule.methods.contains(facts.string(method.name))
        }
    }

    /// So many types are looked through one by one.
    private static let fewTypes = 16

    private func types(named name: Symbol) -> [Int] {
        guard facts.typeCount > Self.fewTypes else {
            return (0..<facts.typeCount).filter { facts.typeName($0) == name }
        }
        return typesByName[name] ?? []
    }

    /// The written bases of a class and of its bases in the file.
    private func bases(of id: Int) -> [(Argument, Body)] {
        let most = 32
        var result: [(Argument, Body)] = []
        var queue = [id]
        var index = 0
        while index < queue.count, queue.count < most {
            let fact = facts.type(queue[index])
            let body = Body(facts, function: fact.parent)
            for base in facts.bases(of: fact) where base.label.isNone && base.flags == 0 {
                result.append((base, body))
                let op = body[base.value]
                guard op.kind == .name else { continue }
                // Beyond so many none is looked at.
                guard queue.count < most else { continue }
                for other in types(named: op.symbol).prefix(most) where !queue.contains(other) {
                    queue.append(other)
                }
            }
            index += 1
        }
        return result
    }

    private func hasKeyword(_ fact: TypeFact, _ keyword: String?) -> Bool {
        guard let keyword else { return true }
        return facts.bases(of: fact).contains { !$0.label.isNone && facts.string($0.label) == keyword }
    }

    private func decorators(_ list: UInt32, _ body: Body, _ isMeant: (Int) -> Bool) -> [FoundRole] {
        guard list != .max else { return [] }
        return facts.list(list).compactMap { value in
            let word = lastWord(Value(value), body)
            guard word != 0, rules.hasDecorator(word),
                let entry = rules.decorator(word, path(Value(value), body), isMeant)
            else { return nil }
            return FoundRole(
                role: rules.entries[entry].role, signal: .decorator,
                because: "decorator @" + Body(facts, function: body.function).spelling(Value(value)))
        }
    }

    // MARK: Functions

    func signs(ofFunction id: Int) -> [FoundRole] {
        let fact = facts.function(id)
        guard let parent = fact.parent else { return [] }
        if fact.kind == .closure, rules.hasClosures { return closure(fact, parent) }
        guard fact.kind == .function else { return [] }
        let body = Body(facts, function: parent)
        var found: [FoundRole] = []
        if fact.decorators != .max {
            let silent = silent
            found = decorators(fact.decorators, body) { !silent.contains($0) }
        }
        for parameter in fact.parameters {
            let parameter = facts.parameter(parameter)
            if let role = injected(parameter, body) {
                found.append(role)
                break
            }
        }
        for entry in named(fact.name, rules.functionPatterns)
        where !silent.contains(entry)
            && (gives(fact.returns, rules.entries[entry], body) || fills(fact, rules.entries[entry]))
        {
            found.append(
                FoundRole(
                    role: rules.entries[entry].role, signal: .name, because: "name \(facts.string(fact.name))"
                ))
        }
        if let role = called(in: id) { found.append(role) }
        return found
    }

    /// Whether what a function promises may be what an entry asks for.
    private func gives(_ annotation: Value, _ entry: RoleEntry, _ body: Body) -> Bool {
        guard !entry.gives.isEmpty else { return true }
        var isAny = false
        var isMeant = false
        visit(annotation, body, depth: 0) { name, isBare in
            isAny = true
            let text = facts.string(name)
            isMeant =
                isMeant || isBare && entry.givesBare.contains(text)
                || facts.withBytes(of: name) { bytes in entry.gives.contains { $0.matches(bytes) } }
        }
        return !isAny || isMeant
    }

    /// Whether a function takes what it puts into, and so need not promise it.
    private func fills(_ fact: FunctionFact, _ entry: RoleEntry) -> Bool {
        !entry.fills.isEmpty
            && fact.parameters.contains { entry.fills.contains(facts.string(facts.parameter($0).name)) }
    }

    /// The last parts of the names in an annotation, and whether nothing is said of what they hold.
    private func visit(_ value: Value, _ body: Body, depth: Int, _ use: (Symbol, Bool) -> Void) {
        guard !value.isNone, depth < 8 else { return }
        let op = body[value]
        switch op.kind {
        case .name, .attribute:
            let fact = op.kind == .name ? importing(op.symbol) : nil
            use(fact.map { $0.name.isNone ? $0.module : $0.name } ?? op.lastName, true)
        case .subscripted:
            if !op.value.isNone, [.name, .attribute].contains(body[op.value].kind) {
                use(body[op.value].lastName, false)
            }
            for argument in facts.list(op.b) { visit(Value(argument), body, depth: depth + 1, use) }
        case .string where !op.symbol.isNone: use(op.symbol, true)
        case .operation, .either, .collection:
            for operand in body.operands(of: op) { visit(operand, body, depth: depth + 1, use) }
        default: break
        }
    }

    /// A closure that a function of a framework calls.
    private func closure(_ fact: FunctionFact, _ parent: Int) -> [FoundRole] {
        guard !fact.call.isNone else { return [] }
        let body = Body(facts, function: parent)
        let word = lastWord(fact.call, body)
        let path = path(fact.call, body)
        guard word != 0, let entry = rules.closure(word, path, { !silent.contains($0) }) else { return [] }
        return [
            FoundRole(role: rules.entries[entry].role, signal: .decorator, because: "closure of \(path)")
        ]
    }

    /// The functions of the file that are handed by name to what gives them a role, each with that.
    func handed() -> [(function: Int, sign: FoundRole)] {
        guard hasCalls, facts.functionCount > 1 else { return [] }
        var result: [(function: Int, sign: FoundRole)] = []
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = Value(body.a(index))
                let entry = rules.taker(
                    lastWord(callee, body), { path(callee, body) }, { !silent.contains($0) })
                guard let entry else { continue }
                let because = "handed to \(body.spelling(callee))"
                for argument in body.call(body[index]).arguments where !argument.value.isNone {
                    let value = body[argument.value]
                    guard value.kind == .name, let function = function(named: value.symbol, seenFrom: id)
                    else {
                        continue
                    }
                    let sign = FoundRole(
                        role: rules.entries[entry].role, signal: .decorator, because: because)
                    result.append((function, sign))
                }
            }
        }
        return result
    }

    /// The function of the file that a name stands for, as one and all around it see it; no method.
    private func function(named name: Symbol, seenFrom id: Int) -> Int? {
        var around: Int? = id
        while let current = around {
            let found = (0..<facts.functionCount).first { other in
                let fact = facts.function(other)
                return fact.kind == .function && fact.name == name && fact.type == nil
                    && fact.parent == current
            }
            if let found { return found }
            around = facts.function(current).parent
        }
        return nil
    }

    /// A parameter that a framework fills.
    private func injected(_ parameter: ParameterFact, _ body: Body) -> FoundRole? {
        var values = [parameter.defaultValue]
        if !parameter.annotation.isNone, body[parameter.annotation].kind == .subscripted {
            for argument in facts.list(body[parameter.annotation].b) {
                let op = body[Value(argument)]
                values += op.kind == .collection ? facts.list(op.a).map { Value($0) } : [Value(argument)]
            }
        }
        for value in values where !value.isNone && body[value].kind == .call {
            guard let entry = rules.injected(lastWord(value, body), { !silent.contains($0) }) else {
                continue
            }
            return FoundRole(
                role: rules.entries[entry].role, signal: .decorator,
                because: "parameter \(facts.string(parameter.name)) is injected")
        }
        return nil
    }

    private func called(in id: Int) -> FoundRole? {
        guard hasCalls else { return nil }
        let body = Body(facts, function: id)
        for index in 0..<body.count where body.kind(index) == .attribute {
            let symbol = Symbol(rawValue: body.b(index))
            let word = word(symbol)
            guard word != 0, let entry = rules.call(word, { !silent.contains($0) }) else { continue }
            return FoundRole(
                role: rules.entries[entry].role, signal: .content, because: "calls \(facts.string(symbol))")
        }
        return nil
    }
}
