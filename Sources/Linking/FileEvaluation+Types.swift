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
