import Facts
import SourceText

/// What objects are and keep, as far as the declarations of the program say it.
extension FileEvaluation {
    /// The kind of value that the objects of a type of this file are by what the type derives from.
    public mutating func kind(ofObjectsOf type: Int) -> ValueKind? {
        modelledBase(of: type).map { models.kind($0) }
    }

    /// The type of the program that an object is of which a type, or an object of it, keeps under a name.
    /// - Parameter name: the hash of the name.
    public mutating func typeKept(under name: UInt32, by type: TypeRef, isStatic: Bool) -> TypeRef? {
        let shape = typing.member(name, ofType: type, as: isStatic ? .type : .instance)
        return typing.alternatives(of: shape).first { $0.isObject }.map { $0.type }
    }
}

extension Program {
    /// The type that a name, or a dotted chain of names, is written for at a place of a file, where the program
    /// declares it; what may be inherited from outside is not thought of.
    public func type(writtenAt value: Value, in function: Int, of file: Int) -> TypeRef? {
        guard case .type(let type)? = definition(of: value, in: function, file: file) else { return nil }
        return whole(type)
    }

    /// The type that an extension is a part of; any other type itself.
    public func whole(_ type: TypeRef) -> TypeRef { definitions.canonical(type) }
}
