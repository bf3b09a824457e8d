import Facts
import SourceText

/// What imports bring, and what classes are derived from, for those who look at one file.
extension Program {
    /// What the program declares under the name that an import brings; nil where it declares nothing that is known.
    public func declaration(_ fact: ImportFact, in importer: Int) -> Definition? {
        definitions.definition(fact, in: importer, self)
    }

    /// The file that binds the name which an import brings, behind all modules that only hand it on, and the name
    /// there; nil where the program has no such module, or the module has no such name.
    public func source(of fact: ImportFact, in importer: Int) -> (file: Int, name: Symbol)? {
        var (fact, importer) = (fact, importer)
        for _ in 0..<8 {
            guard let file = file(of: fact, in: importer),
                let name = facts(of: file).symbol(files[importer].facts.string(fact.name))
            else { return nil }
            let facts = files[file].facts
            let further = (0..<facts.importCount).lazy.map { facts.importFact($0) }.last {
                $0.isFrom && !$0.isStar && $0.function == 0 && ($0.alias.isNone ? $0.name : $0.alias) == name
            }
            guard let further else { return (file, name) }
            (fact, importer) = (further, file)
        }
        return nil
    }

    /// Whether the program has the module that an import names, or a part of it that is left out of the program: a
    /// relative one, or one whose first component is a folder of the tree.
    public func holds(_ fact: ImportFact, of importer: Int) -> Bool {
        let module = files[importer].facts.string(fact.module)
        if module.utf8.first == 0x2E || file(of: fact, in: importer) != nil { return true }
        let parts = module.split(separator: ".", maxSplits: 2)
        guard let first = parts.first else { return false }
        return modules.isInTree(first.utf8, parts.dropFirst().first?.utf8, near: importer)
    }

    /// A class and all classes of the program that it is derived from, the nearer ones first.
    public func lineage(of type: TypeRef) -> [TypeRef] { definitions.hierarchy(of: type) }

    /// Whether a base that a class is written with says nothing of what stands outside the program: another class of
    /// the program, or one that adds nothing, as `object`.
    /// - Parameter base: a value in the body that the class is declared in.
    public func isOwnBase(_ base: Value, of type: TypeRef) -> Bool {
        let file = Int(type.file)
        let facts = facts(of: file)
        let body = Body(facts, function: facts.type(Int(type.type)).parent)
        if case .type? = definition(of: base, in: body.function, file: file) { return true }
        guard !base.isNone else { return false }
        let op = body[base].kind == .subscripted ? body[body[base].value] : body[base]
        let name = op.lastName
        guard !name.isNone, files[file].language < models.count else { return false }
        return models[files[file].language].typeWords.has(facts.hash(of: name), .bare)
    }
}
