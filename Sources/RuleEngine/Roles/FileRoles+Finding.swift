import Facts
import Linking
import SourceText

extension FileRoles {
    /// Looks for signs of roles in one file: its path, and names as they are written, with aliases of imports undone.
    /// Nothing is evaluated.
    init(_ facts: FileFacts, path: String, words: [Word], _ rules: RoleRules, makesFactories: Bool) {
        var finder = RoleFinder(facts: facts, path: path, words: words, rules: rules)
        file = rules.role(ofPath: path, imports: finder.importsAny)
        types = (0..<facts.typeCount).map { finder.signs(ofType: $0) }
        functions = (0..<facts.functionCount).map { finder.signs(ofFunction: $0) }
        if file == nil, makesFactories, let entry = rules.entries.first(where: \.isForFactories) {
            file = FoundRole(role: entry.role, signal: .content, because: "makes a session factory")
        }
        if file == nil, let entry = rules.entries.first(where: \.isForPrograms), finder.runsAsProgram {
            file = FoundRole(role: entry.role, signal: .content, because: "runs as a program")
        }
    }
}

/// Reads the signs of one file.
private struct RoleFinder {
    let facts: FileFacts
    let path: String
    let words: [Word]
    let rules: RoleRules
    /// Names that imports bring under another name.
    private let aliases: [Symbol: Int]
    private var typesByName: [Symbol: [Int]] = [:]

    init(facts: FileFacts, path: String, words: [Word], rules: RoleRules) {
        self.facts = facts
        self.path = path
        self.words = words
        self.rules = rules
        var aliases: [Symbol: Int] = [:]
        for id in 0..<facts.importCount {
            let fact = facts.importFact(id)
            let name = fact.alias.isNone ? fact.name : fact.alias
            if !name.isNone, aliases[name] == nil { aliases[name] = id }
        }
        self.aliases = aliases
        for id in 0..<facts.typeCount { typesByName[facts.type(id).name, default: []].append(id) }
    }

    func word(_ symbol: Symbol) -> Word { symbol.rawValue < words.count ? words[Int(symbol.rawValue)] : 0 }

    func importsAny(_ modules: [String]) -> Bool {
        (0..<facts.importCount).contains { id in
            let module = facts.string(facts.importFact(id).module)
            return modules.contains { module == $0 || module.hasPrefix($0 + ".") }
        }
    }

    /// Whether the file has `if __name__ == "__main__":`.
    var runsAsProgram: Bool {
        guard let name = facts.symbol("__name__"), let main = facts.symbol("__main__") else { return false }
        let body = Body(facts, function: 0)
        return (0..<body.count).contains { index in
            guard body.kind(index) == .operation, body.a(index) == Operator.equal.rawValue else { return false }
            let operands = facts.list(body.b(index)).map { body[Value($0)] }
            return operands.contains { $0.kind == .name && $0.symbol == name }
                && operands.contains { $0.kind == .string && $0.symbol == main }
        }
    }

    // MARK: Names as written

    /// The last component of a written name and, where a closer look is worth it, all of it.
    private func written(_ value: Value, _ body: Body) -> (word: Word, path: () -> String)? {
        guard !value.isNone else { return nil }
        var op = body[value]
        if op.kind == .call, !op.value.isNone { op = body[op.value] }
        if op.kind == .subscripted, !op.value.isNone { op = body[op.value] }
        switch op.kind {
        case .name:
            guard let id = aliases[op.symbol] else { return (word(op.symbol), { self.facts.string(op.symbol) }) }
            let fact = facts.importFact(id)
            let name = fact.name.isNone ? fact.module : fact.name
            return (
                word(name),
                {
                    self.facts.string(fact.module)
                        + (fact.name.isNone ? "" : "." + self.facts.string(fact.name))
                }
            )
        case .attribute:
            return (
                word(op.member),
                {
                    let base = self.written(op.value, body)?.path() ?? "?"
                    return base + "." + self.facts.string(op.member)
                }
            )
        default: return nil
        }
    }

    // MARK: Types

    mutating func signs(ofType id: Int) -> [FoundRole] {
        let fact = facts.type(id)
        var found: [FoundRole] = []
        var excluded: Set<Int> = []
        let matches: (NamePattern) -> Bool = { pattern in
            self.facts.withBytes(of: fact.name) { pattern.matches($0) }
        }
        if let configured = rules.configured(matches, path: path) { found.append(configured) }
        for (base, body) in bases(of: id) {
            guard let (word, path) = written(base.value, body), word != 0, rules.hasBase(word) else { continue }
            let full = path()
            excluded.formUnion(rules.excluded(word, full))
            guard let entry = rules.base(word, full), hasKeyword(fact, rules.entries[entry].keyword) else { continue }
            found.append(
                FoundRole(
                    role: rules.entries[entry].role, signal: .base,
                    because: "base class \(full.split(separator: ".").last.map(String.init) ?? full)"))
        }
        let body = Body(facts, function: fact.parent)
        found += decorators(fact.decorators, body)
        for (index, entry) in rules.entries.enumerated() where !excluded.contains(index) {
            guard let pattern = entry.classes.first(where: matches), !entry.notClasses.contains(where: matches)
            else { continue }
            _ = pattern
            found.append(
                FoundRole(role: entry.role, signal: .name, because: "name \(facts.string(fact.name))"))
        }
        return found
    }

    /// The written bases of a class and of its bases in the file.
    private func bases(of id: Int) -> [(Argument, Body)] {
        var result: [(Argument, Body)] = []
        var queue = [id]
        var index = 0
        while index < queue.count, queue.count < 32 {
            let fact = facts.type(queue[index])
            let body = Body(facts, function: fact.parent)
            for base in facts.bases(of: fact) where base.label.isNone && base.flags == 0 {
                result.append((base, body))
                let op = body[base.value]
                guard op.kind == .name, let local = typesByName[op.symbol] else { continue }
                for other in local where !queue.contains(other) { queue.append(other) }
            }
            index += 1
        }
        return result
    }

    private func hasKeyword(_ fact: TypeFact, _ keyword: String?) -> Bool {
        guard let keyword else { return true }
        return facts.bases(of: fact).contains { !$0.label.isNone && facts.string($0.label) == keyword }
    }

    private func decorators(_ list: UInt32, _ body: Body) -> [FoundRole] {
        guard list != .max else { return [] }
        return facts.list(list).compactMap { value in
            guard let (word, path) = written(Value(value), body), word != 0, rules.hasDecorator(word) else {
                return nil
            }
            let full = path()
            guard let entry = rules.decorator(word, full) else { return nil }
            return FoundRole(
                role: rules.entries[entry].role, signal: .decorator,
                because: "decorator @" + Body(facts, function: body.function).spelling(Value(value)))
        }
    }

    // MARK: Functions

    mutating func signs(ofFunction id: Int) -> [FoundRole] {
        let fact = facts.function(id)
        guard fact.kind == .function, let parent = fact.parent else { return [] }
        let body = Body(facts, function: parent)
        var found = decorators(fact.decorators, body)
        for parameter in fact.parameters {
            let parameter = facts.parameter(parameter)
            if let role = injected(parameter, body) {
                found.append(role)
                break
            }
        }
        for entry in rules.entries where !entry.functions.isEmpty {
            let isNamed = entry.functions.contains { pattern in
                facts.withBytes(of: fact.name) { pattern.matches($0) }
            }
            if isNamed {
                found.append(
                    FoundRole(role: entry.role, signal: .name, because: "name \(facts.string(fact.name))"))
            }
        }
        if let role = called(in: id) { found.append(role) }
        return found
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
            guard let (word, _) = written(value, body), word != 0, let entry = rules.injected(word) else { continue }
            return FoundRole(
                role: rules.entries[entry].role, signal: .decorator,
                because: "parameter \(facts.string(parameter.name)) is injected")
        }
        return nil
    }

    private func called(in id: Int) -> FoundRole? {
        let body = Body(facts, function: id)
        for index in 0..<body.count where body.kind(index) == .attribute {
            let symbol = Symbol(rawValue: body.b(index))
            let word = word(symbol)
            guard word != 0, let entry = rules.call(word) else { continue }
            return FoundRole(
                role: rules.entries[entry].role, signal: .content, because: "calls \(facts.string(symbol))")
        }
        return nil
    }
}
