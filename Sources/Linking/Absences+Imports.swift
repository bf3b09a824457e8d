import Facts
import SourceText

extension Program {
    /// The file of a module from which a name is imported that it does not bind by any statement: what a first look
    /// finds, which passes over nearly all imports. Whether the name is really not there is for `Absences` to say.
    public func sourceWithout(_ fact: ImportFact, in importer: Int) -> Int? {
        let flags = ImportFact.Flag.star | ImportFact.Flag.typeChecking | ImportFact.Flag.inTry
        guard fact.isFrom, fact.flags & flags == 0, !fact.name.isNone,
            let file = file(of: fact, in: importer), file != importer,
            files[file].language == files[importer].language
        else { return nil }
        reads?.declarations(of: file)
        return definitions.bound(facts(of: importer).hash(of: fact.name), in: file) == nil ? file : nil
    }
}

/// Names that are imported from a module of the program and that it does not bind.
extension Absences {
    /// Whether a module of the program surely has no name that is imported from it, and is surely the one that is
    /// meant.
    /// - Parameter file: that of the module, by `sourceWithout`.
    public func isSure(_ fact: ImportFact, of file: Int, in importer: Int) -> Bool {
        let facts = program.facts(of: importer)
        guard !isSpecial(fact.name, facts), !isSuppressed(facts), !isMade(fact.name, facts, importer),
            !mayBeModule(fact, in: importer, source: file),
            lacks(file, facts.string(fact.name), facts.hash(of: fact.name), depth: 0)
        else { return false }
        return isMeant(file, fact, importer)
    }

    /// Whether a library that the program uses binds such a name in the modules of others.
    private func isMade(_ name: Symbol, _ facts: FileFacts, _ importer: Int) -> Bool {
        program.models[program.files[importer].language].scoping.madeNames.contains { library, patterns in
            facts.withBytes(of: name) { bytes in patterns.contains { $0.matches(bytes) } }
                && importedPaths().begin(with: library)
        }
    }

    /// Whether a file passes over imports that fail, as by `with suppress(ImportError)`.
    private func isSuppressed(_ facts: FileFacts) -> Bool {
        facts.symbol("suppress") != nil && facts.symbol("ImportError") != nil
    }

    /// Whether a name may be that of a module in a package, which may be left out of the program, or generated: no
    /// module is called.
    private func mayBeModule(_ fact: ImportFact, in importer: Int, source: Int) -> Bool {
        let facts = program.facts(of: importer)
        var inner = program.path(of: fact, in: importer)
        facts.withBytes(of: fact.name) { inner.append($0) }
        if program.file(inner, near: importer) != nil || program.modules.isFolder(inner, near: importer) {
            return true
        }
        guard program.modules.isPackage(source) else { return false }
        let own = fact.alias.isNone ? fact.name : fact.alias
        let isCalled = (0..<facts.functionCount).contains { id in
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                guard body.kind(index) == .call else { return false }
                let callee = Int(body.a(index))
                return body.kind(callee) == .name && body.a(callee) == own.rawValue
            }
        }
        return !isCalled
    }

    /// Whether a module path means the file that it was found as: a library may have the same path, and so may a file
    /// elsewhere in the tree.
    private func isMeant(_ file: Int, _ fact: ImportFact, _ importer: Int) -> Bool {
        let facts = program.facts(of: importer)
        let module = facts.string(fact.module)
        if module.utf8.first == 0x2E { return true }
        let parts = module.split(separator: ".")
        // A module of one name may be one of the language or of a library that a script beside it hides from nobody.
        guard parts.count > 1, let first = parts.first,
            program.modules.isOnly(file, PathHash(module), parts.count)
        else { return false }
        // Where somebody names the folder above as well, that is a package, and the path begins there.
        let folders = program.files[file].path.split(separator: "/")
        guard let above = program.modules.folder(above: file, parts.count), above < folders.count else {
            return true
        }
        let outermost = program.modules.outermostPackage(of: file)
        let imported = importedPaths()
        // A package that is named from outside is not looked into from a folder inside of it.
        if outermost <= above, imported.begin(with: folders[outermost]) { return false }
        return !imported.have(folders[above], before: first)
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
