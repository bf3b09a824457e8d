import Facts
import SourceText

/// What a module and a name in it that stand in strings mean in the program.
public enum NamedInText: Sendable {
    /// Nothing of the program, or it cannot be said what.
    case outside
    /// The program has no such module. Sure where it has the package that the module would be in.
    case noModule(isSure: Bool)
    /// The module has no such name.
    case noName(file: Int)
    case function(FunctionRef)
}

extension Program {
    /// - Parameter module: its dotted path, which is not relative.
    public func named(_ name: String, inModule module: String, near importer: Int) -> NamedInText {
        guard module.utf8.first != 0x2E, isInTree(module: module, near: importer) else { return .outside }
        guard let file = file(PathHash(module), near: importer) else {
            let package = module.split(separator: ".").dropLast().joined(separator: ".")
            return .noModule(isSure: self.file(PathHash(package), near: importer) != nil)
        }
        var name = name
        let hash = name.withUTF8 { Self.hash(of: $0) }
        if let found = definitions.definition(hash, in: file, self) {
            if case .function(let function) = found { return .function(function) }
            return .outside
        }
        let facts = facts(of: file)
        // What is bound to something else, or in a way that cannot be seen, may well be there.
        let isHidden =
            definitions.bound(hash, in: file) != nil || !definitions.stars(of: file).isEmpty
            || ["__getattr__", "globals", "setattr"].contains { facts.symbol($0) != nil }
        return isHidden ? .outside : .noName(file: file)
    }
}
