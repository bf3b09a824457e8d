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

    /// The same, where the name of a class of the program counts also for what derives from it.
    public func inheritedKind(of id: KnownID) -> ValueKind? {
        if let kind = namedKind(of: id) { return kind }
        switch self[id].kind {
        case .instance, .object, .foreign: break
        default: return nil
        }
        guard let type = programType(of: id) else { return nil }
        return program.hierarchy(of: type).lazy.compactMap { program.kind(ofClass: $0) }.first
    }
}

extension Program {
    /// The kind of value that the objects of a class are by its own name.
    public func kind(ofClass type: TypeRef) -> ValueKind? {
        reads?.declarations(of: Int(type.file))
        let file = files[Int(type.file)]
        return models[min(file.language, models.count - 1)].kind(
            ofClass: file.facts.typeName(Int(type.type)), file.facts, file.scan)
    }
}

extension Models {
    /// The kind of value that the objects of a class are by its name.
    public func kind(ofClass name: Symbol, _ facts: FileFacts, _ scan: FileScan) -> ValueKind? {
        let word = scan.word(name)
        if word != 0, let type = classNames[word] { return kind(type) }
        guard !classPatterns.isEmpty else { return nil }
        return facts.withBytes(of: name) { bytes in
            classPatterns.first { $0.pattern.matches(bytes) }.map { kind($0.type) }
        }
    }

    /// Whether the names of classes of a kind are told by patterns.
    public func hasClassPatterns(of wanted: ValueKind) -> Bool {
        classPatterns.contains { kind($0.type) == wanted }
    }

    /// Methods of values of a kind that give an object of the class that is their argument.
    public func makingMethods(of wanted: ValueKind) -> [String] {
        var result: [String] = []
        for type in types where type.kind == wanted {
            for (word, outcome) in type.methods where outcome.gives == .argument {
                result.append(vocabulary.string(word))
            }
        }
        return result.sorted()
    }
}

extension Models {
    /// The kind of value that the name of a variable speaks for.
    public func kind(ofVariable word: Word) -> ValueKind? {
        word == 0 ? nil : variables[word].map { kind($0.type) }
    }
}

extension FileEvaluation {
    /// The kind of value that models give for a call of something, as for a function that is named as a decorator.
    public func kind(givenBy id: KnownID) -> ValueKind? {
        let known = self[id]
        var gives = Outcome.Gives.unknown
        switch known.kind {
        case .path:
            guard case .function(let outcome)? = meaning(of: known.a) else { return nil }
            gives = outcome.gives
        case .member:
            let base = self[known.a]
            guard base.kind == .model else { return nil }
            let methods = models[ModelTypeID(rawValue: UInt16(base.a))].methods
            gives = methods[word(Symbol(rawValue: known.b))]?.gives ?? .unknown
        default: return nil
        }
        guard case .type(let type) = gives else { return nil }
        return models.kind(type)
    }

    /// Whether so little is known of a value that its name may speak.
    public func isOpenToNames(_ id: KnownID) -> Bool { isOpen(id) }
}
