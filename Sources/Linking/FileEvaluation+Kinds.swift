import Facts
import SourceText

extension FileEvaluation {
    /// The kind of a value by the models, or where they do not know it, by the name of its class.
    public func namedKind(of id: KnownID) -> ValueKind? {
        if let kind = kind(of: id) { return kind }
        let known = self[id]
        switch known.kind {
        case .foreign: return models.classNames[word(paths[Int(known.a)].name)].map(models.kind)
        case .instance: return models.classNames[word(facts.type(Int(known.a)).name)].map(models.kind)
        default: return nil
        }
    }
}
