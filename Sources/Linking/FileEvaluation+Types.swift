import Facts
import SourceText

/// What is declared of the types that a file names.
extension FileEvaluation {
    /// The types of the program that a value of a body names, as the callee of what makes an object of one.
    public mutating func types(namedBy value: Value, in function: Int) -> [TypeRef] {
        let shape = typing.value(value, in: FunctionRef(file: file, function: function))
        return typing.alternatives(of: shape).compactMap { $0.isType ? $0.type : nil }
    }

    /// Whether a type derives from nothing but types of the program, so that all its members are known.
    public mutating func isWhole(_ type: TypeRef) -> Bool { typing.reach(of: type) == .within }

    /// The types that derive from one, near and far.
    public mutating func subtypes(of type: TypeRef) -> [TypeRef] { typing.subtypes(of: type) }

    /// Whether a function only says what others do.
    public func isAbstract(_ function: FunctionRef) -> Bool { typing.isAbstract(function) }
}

extension Program {
    /// The function that runs where an object of a type is made: its own, or the nearest one that it inherits.
    public func constructor(of type: TypeRef) -> FunctionRef? {
        let isOpen = language(of: Int(type.file)).scoping.membersAreOpen
        return method(constructorNames[isOpen ? 1 : 0], of: type)
    }

    /// Whether a type has a method of one of these names, its own or one that it inherits; true where it derives from
    /// something that the program does not declare.
    public func hasAny(of names: Set<String>, _ type: TypeRef) -> Bool {
        if names.contains(where: { name in
            var name = name
            return method(name.withUTF8 { Self.hash(of: $0) }, of: type) != nil
        }) {
            return true
        }
        return definitions.hierarchy(of: type).contains { base in
            let facts = facts(of: Int(base.file))
            let written = facts.bases(of: facts.type(Int(base.type))).filter(\.label.isNone)
            return written.count > definitions.bases(of: base).count
        }
    }

    /// The place of the parameter by which a constructor takes a session, as its annotation or its name says.
    func sessionParameter(of constructor: FunctionRef) -> Int? {
        let facts = facts(of: Int(constructor.file))
        let fact = facts.function(Int(constructor.function))
        guard let parent = fact.parent else { return nil }
        let models = language(of: Int(constructor.file))
        let scan = files[Int(constructor.file)].scan
        let body = Body(facts, function: parent)
        func isSession(_ value: Value, depth: Int = 0) -> Bool {
            guard !value.isNone, depth < 4 else { return false }
            let op = body[value]
            switch op.kind {
            case .name, .attribute:
                return models.givers[scan.word(op.lastName)].map { models[$0].kind } == .session
            case .string where !op.symbol.isNone:
                return models.givers[scan.word(op.symbol)].map { models[$0].kind } == .session
            default: return body.operands(of: op).contains { isSession($0, depth: depth + 1) }
            }
        }
        let numbers = Array(fact.parameters.dropFirst())
        let found =
            numbers.first { isSession(facts.parameter($0).annotation) }
            ?? numbers.first { models.kind(ofVariable: scan.word(facts.parameter($0).name)) == .session }
        return found.map { $0 - fact.parameters.lowerBound }
    }

    /// The name, as its hash, under which objects of a type keep the session that they are made with.
    func sessionKept(by type: TypeRef) -> UInt32? {
        guard let constructor = constructor(of: type), let parameter = sessionParameter(of: constructor)
        else {
            return nil
        }
        let body = body(of: constructor)
        let facts = body.facts
        let fact = facts.function(body.function)
        let name = facts.parameter(fact.parameters.lowerBound + parameter).name
        for index in 0..<body.count where body.kind(index) == .store {
            let (target, value) = (body[body[index].value], body[body[index].second])
            guard target.kind == .attribute, value.kind == .name, value.symbol == name else { continue }
            return facts.hash(of: target.member)
        }
        return nil
    }

    /// The method of a name that a type has, its own or the nearest one that it inherits.
    /// - Parameter name: a symbol of `facts`.
    public func method(_ facts: FileFacts, _ name: Symbol, of type: TypeRef) -> FunctionRef? {
        method(facts.hash(of: name), of: type)
    }

    /// The same among what a type declares itself.
    public func ownMethod(_ facts: FileFacts, _ name: Symbol, of type: TypeRef) -> FunctionRef? {
        ownMethod(facts.hash(of: name), of: type)
    }

    private func language(of file: Int) -> Models { models[min(files[file].language, models.count - 1)] }
}
