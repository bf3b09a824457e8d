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
    private var alone: [TypeRef: Bool] = [:]
    private var closedThemselves: [TypeRef: Bool] = [:]
    private var making: [Int: Bool] = [:]
    private let imported: ImportedPaths.Shared

    /// - Parameter imported: what the program imports; the same for every file of it that asks.
    public init(_ program: Program, imported: ImportedPaths.Shared) {
        self.program = program
        self.imported = imported
        typing = Typing(program)
    }

    /// What brings members and names into being that no declaration shows.
    private static let makers = NameSet([
        Program.hash("setattr"), Program.hash("__setattr__"), Program.hash("__dict__"),
        Program.hash("globals"), Program.hash("locals"), Program.hash("vars"), Program.hash("exec"),
        Program.hash("eval"), Program.hash("__getattr__"), Program.hash("__getattribute__"),
    ])
    private static let attributeError = Program.hash("AttributeError")

    /// Whether no object of the type has the member that is called, whatever else the program does.
    /// - Parameter isMade: whether anybody makes objects of just a type. A class that nobody makes may be a part of
    ///   others that have what it asks itself for.
    public mutating func isSure(
        _ absent: AbsentMember, in file: Int, isMade: (TypeRef) -> Bool
    ) -> Bool {
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
        guard isClosed(absent.type), Int(absent.type.file) == file || isAlone(absent.type),
            isShown(callee.value, in: function), !isNamed(name)
        else { return false }
        if object.kind == .made { return true }
        if object.kind == .own || object.kind == .ownType { return isMade(absent.type) }
        // The object may be of any type below.
        for sub in typing.subtypes(of: absent.type) {
            guard isClosed(sub), typing.table(sub).members[name] == nil else { return false }
        }
        return true
    }

    /// `__name__` and the like, which the language asks for itself.
    func isSpecial(_ name: Symbol, _ facts: FileFacts) -> Bool {
        facts.withBytes(of: name) { $0.count > 2 && $0[0] == 0x5F && $0[1] == 0x5F }
    }

    /// Whether a function handles the error of a member that is not there.
    private func expectsErrors(_ body: Body) -> Bool {
        (0..<body.count).contains { index in
            body.kind(index) == .name && body.facts.hash(of: body[index].symbol) == Self.attributeError
        }
    }

    // MARK: Types

    /// Whether everything that a type has stands in the program and is shown by it.
    mutating func isClosed(_ type: TypeRef) -> Bool {
        if let known = closed[type] { return known }
        var result = true
        for owner in typing.line(of: type) where result {
            result = (owner.file == type.file || isAlone(owner)) && isClosedItself(owner)
        }
        closed[type] = result
        return result
    }

    private mutating func isClosedItself(_ type: TypeRef) -> Bool {
        if let known = closedThemselves[type] { return known }
        let result = looksClosedItself(type)
        closedThemselves[type] = result
        return result
    }

    private mutating func looksClosedItself(_ type: TypeRef) -> Bool {
        let facts = program.facts(of: Int(type.file))
        let fact = facts.type(Int(type.type))
        let parent = FunctionRef(file: Int(type.file), function: fact.parent)
        guard !typing.membersAreOpen(type.file), fact.kind == .class, facts.list(fact.decorators).isEmpty,
            !isKnownMaking(Int(type.file)), typing.outline(parent).all(fact.name).count == 1
        else { return false }
        let members = typing.table(type).members
        for name in ["__new__", "__init_subclass__", "__get__"] where members[hash(name)] != nil {
            return false
        }
        let body = program.body(of: parent)
        for base in facts.bases(of: fact) {
            guard base.flags == 0, !base.value.isNone else { return false }
            let name = facts.string(last(base.value, body))
            if !base.label.isNone {
                guard facts.string(base.label) == "metaclass", name == "ABCMeta" else { return false }
                continue
            }
            if ["ABC", "Generic", "object"].contains(name) { continue }
            // A base that comes of an object, as `db.Model`, may be one whose members are not looked at.
            let shape = typing.value(base.value, in: parent)
            guard shape.kind == .type, typing.line(of: type).contains(shape.type) else { return false }
        }
        return true
    }

    /// Whether the program has no other type of that name, which may be the one that an import means.
    private mutating func isAlone(_ type: TypeRef) -> Bool {
        program.reads?.everyDeclaration()
        if let known = alone[type] { return known }
        let own = program.facts(of: Int(type.file))
        let name = own.hash(of: own.type(Int(type.type)).name)
        let result = program.files.indices.allSatisfy { file in
            let facts = program.files[file].facts
            guard let symbol = facts.symbol(hashed: name) else { return true }
            return (0..<facts.typeCount).allSatisfy { id in
                facts.type(id).name != symbol || TypeRef(file: file, type: id) == type
            }
        }
        alone[type] = result
        return result
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
    func isMaking(_ file: Int) -> Bool {
        program.reads?.everything(of: file)
        let facts = program.files[file].facts
        return !facts.problems.isEmpty || facts.bySymbol(Self.makers.contains).contains(true)
    }

    /// The same, asked for every type of a file.
    private mutating func isKnownMaking(_ file: Int) -> Bool {
        if let known = making[file] { return known }
        let result = isMaking(file)
        making[file] = result
        return result
    }

    // MARK: Names

    /// The paths of all imports.
    func importedPaths() -> ImportedPaths {
        program.reads?.everyDeclaration()
        return imported.paths(of: program)
    }

    /// Whether any code assigns a member of that name, or has the name in a string by which it may be set or asked for.
    private mutating func isNamed(_ name: UInt32) -> Bool {
        let files = program.files(saying: name)
        if let known = named[name] { return known }
        let result = files.contains { file in
            let facts = program.files[Int(file)].facts
            guard let symbol = facts.symbol(hashed: name) else { return false }
            return (0..<facts.functionCount).contains { id in
                let body = Body(facts, function: id)
                return (0..<body.count).contains { index in
                    switch body.kind(index) {
                    case .string: body.a(index) == symbol.rawValue
                    case .store: body[Value(body.a(index))].lastName == symbol
                    default: false
                    }
                }
            }
        }
        named[name] = result
        return result
    }
}
