import Facts
import SourceText

/// Tells of members and names that code asks for whether they are really declared nowhere: what a first look at the
/// types of a program does not find may still be there, and everything by which it may be is looked for here.
///
/// It costs more than the first look, and is asked about what that has found alone.
public struct Absences: Sendable {
    let program: Program
    var typing: Typing
    private var closed: [TypeRef: Bool] = [:]
    private var named: [UInt32: Bool] = [:]

    public init(_ program: Program) {
        self.program = program
        typing = Typing(program)
    }

    /// What brings members and names into being that no declaration shows.
    private static let makers = [
        "setattr", "__setattr__", "__dict__", "globals", "locals", "vars", "exec", "eval", "__getattr__",
        "__getattribute__",
    ]

    /// Whether no object of the type has the member that is called, whatever else the program does.
    public mutating func isSure(_ absent: AbsentMember, in file: Int) -> Bool {
        let facts = program.facts(of: file)
        let function = FunctionRef(file: file, function: absent.function)
        let body = program.body(of: function)
        let call = body[Int(absent.op)]
        guard call.kind == .call, !call.value.isNone else { return false }
        let callee = body[call.value]
        guard callee.kind == .attribute, !callee.value.isNone,
            let object = typing.type(without: callee, in: function), object.type == absent.type,
            !isSpecial(callee.member, facts), !expectsErrors(body)
        else { return false }
        let name = facts.hash(of: callee.member)
        guard isClosed(absent.type), !isNamed(facts.string(callee.member), name) else { return false }
        if object.kind == .made { return true }
        // The object may be of any type below.
        for sub in typing.subtypes(of: absent.type) {
            guard isClosed(sub), typing.table(sub).members[name] == nil else { return false }
        }
        return true
    }

    /// `__name__` and the like, which the language asks for itself.
    private func isSpecial(_ name: Symbol, _ facts: FileFacts) -> Bool {
        facts.withBytes(of: name) { $0.count > 2 && $0[0] == 0x5F && $0[1] == 0x5F }
    }

    /// Whether a function handles the error of a member that is not there.
    private func expectsErrors(_ body: Body) -> Bool {
        (0..<body.count).contains { index in
            body.kind(index) == .name && body.facts.string(body[index].symbol) == "AttributeError"
        }
    }

    // MARK: Types

    /// Whether everything that a type has stands in the program and is shown by it.
    private mutating func isClosed(_ type: TypeRef) -> Bool {
        if let known = closed[type] { return known }
        var result = true
        for owner in typing.line(of: type) where result { result = isClosedItself(owner) }
        closed[type] = result
        return result
    }

    private mutating func isClosedItself(_ type: TypeRef) -> Bool {
        let facts = program.facts(of: Int(type.file))
        let fact = facts.type(Int(type.type))
        let parent = FunctionRef(file: Int(type.file), function: fact.parent)
        guard !typing.membersAreOpen(type.file), fact.kind == .class, facts.list(fact.decorators).isEmpty,
            !isMaking(Int(type.file)), typing.outline(parent).all(fact.name).count == 1
        else { return false }
        let members = typing.table(type).members
        for name in ["__new__", "__init_subclass__"] where members[hash(name)] != nil { return false }
        let body = program.body(of: parent)
        for base in facts.bases(of: fact) {
            guard base.flags == 0, !base.value.isNone else { return false }
            let name = facts.string(last(base.value, body))
            if !base.label.isNone {
                guard facts.string(base.label) == "metaclass", name == "ABCMeta" else { return false }
                continue
            }
            if ["ABC", "Generic", "object"].contains(name) { continue }
            guard typing.value(base.value, in: parent).kind == .type else { return false }
        }
        return true
    }

    /// The last name of a base, without what stands in brackets behind it.
    private func last(_ value: Value, _ body: Body) -> Symbol {
        let op = body[value]
        return (op.kind == .subscripted ? body[op.value] : op).lastName
    }

    private func hash(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { Program.hash(of: $0) }
    }

    /// Whether the code of a file may bring something into being that no declaration shows, or was not understood.
    private func isMaking(_ file: Int) -> Bool {
        let facts = program.facts(of: file)
        return !facts.problems.isEmpty || Self.makers.contains { facts.symbol($0) != nil }
    }

    // MARK: Names

    /// Whether any code assigns a member of that name, or has the name in a string by which it may be set or asked for.
    private mutating func isNamed(_ name: String, _ hash: UInt32) -> Bool {
        if let known = named[hash] { return known }
        let result = program.files.contains { file in
            guard let symbol = file.facts.symbol(name) else { return false }
            return (0..<file.facts.functionCount).contains { id in
                let body = Body(file.facts, function: id)
                return (0..<body.count).contains { index in
                    switch body.kind(index) {
                    case .string: body.a(index) == symbol.rawValue
                    case .store: body[Value(body.a(index))].lastName == symbol
                    default: false
                    }
                }
            }
        }
        named[hash] = result
        return result
    }

    /// Whether a module of the program surely has no name that is imported from it.
    public func isSure(_ fact: ImportFact, in importer: Int) -> Bool {
        let flags = ImportFact.Flag.star | ImportFact.Flag.typeChecking | ImportFact.Flag.inTry
        guard fact.isFrom, fact.flags & flags == 0, !fact.name.isNone,
            let file = program.file(of: fact, in: importer), file != importer,
            program.files[file].language == program.files[importer].language,
            program.modules.isNear(program.path(of: fact, in: importer), to: importer)
        else { return false }
        let facts = program.facts(of: importer)
        guard !isSpecial(fact.name, facts) else { return false }
        var inner = program.path(of: fact, in: importer)
        facts.withBytes(of: fact.name) { inner.append($0) }
        if program.file(inner, near: importer) != nil || program.modules.isFolder(inner, near: importer) {
            return false
        }
        return lacks(file, facts.string(fact.name), facts.hash(of: fact.name), depth: 0)
    }

    /// Whether a module binds no such name, itself or by what it imports whole.
    private func lacks(_ file: Int, _ text: String, _ name: UInt32, depth: Int) -> Bool {
        let definitions = program.definitions
        let facts = program.facts(of: file)
        guard depth < 8, definitions.bound(name, in: file) == nil, !isMaking(file),
            facts.symbol("modules") == nil, facts.symbol("__path__") == nil, !isGlobal(text, facts)
        else { return false }
        return definitions.stars(of: file).allSatisfy { id in
            let fact = facts.importFact(Int(id))
            guard let source = program.file(of: fact, in: file), source != file else { return false }
            return lacks(source, text, name, depth: depth + 1)
        }
    }

    /// Whether a function declares a name to be one of its module.
    private func isGlobal(_ name: String, _ facts: FileFacts) -> Bool {
        guard let symbol = facts.symbol(name) else { return false }
        return (0..<facts.functionCount).contains { id in
            let body = Body(facts, function: id)
            return (0..<body.count).contains { body.kind($0) == .declare && body.a($0) == symbol.rawValue }
        }
    }
}
