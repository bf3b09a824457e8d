import Facts
import SourceText

/// Which library something belongs to.
extension FileEvaluation {
    /// Whether a value comes from one of the modules: it is imported from there, was made by something of theirs, or is
    /// a member of such an object.
    public func isOf(_ id: KnownID, _ modules: Set<PathHash>) -> Bool {
        let known = self[id]
        switch known.kind {
        case .path, .foreign: return modules.contains(paths[Int(known.a)].root)
        case .other: return isMade(known, by: modules)
        case .member: return isOf(known.a, modules)
        case .either: return alternatives(of: id).contains { isOf($0, modules) }
        default: return false
        }
    }

    /// The types of the models of which a value is one for sure, and what that rests on: nil where it may be something
    /// else as well, other than nothing.
    public func modelTypes(of id: KnownID) -> (types: Set<ModelTypeID>, basis: Basis)? {
        var types: Set<ModelTypeID> = []
        var basis = Basis.certain
        guard Int(id) < knownCount else { return nil }
        for alternative in alternatives(of: id) {
            let known = self[alternative]
            if known.kind == .nothing { continue }
            guard known.kind == .model else { return nil }
            types.insert(ModelTypeID(rawValue: UInt16(known.a)))
            basis = max(basis, known.basis)
        }
        return types.isEmpty ? nil : (types, basis)
    }
}
