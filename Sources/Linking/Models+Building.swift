/// How packs fill `Models`: each function says one thing, and marks the words that make a file or function worth
/// evaluating.
extension Models {
    /// Adds a type, or finds the one of that name.
    public mutating func addType(named name: String, kind: ValueKind) -> ModelTypeID {
        if let known = type(named: name) { return known }
        return append(ModelType(name: name, kind: kind))
    }

    /// Replaces what is known of a type.
    public mutating func update(_ id: ModelTypeID, _ change: (inout ModelType) -> Void) {
        change(&types[Int(id.rawValue)])
    }

    /// The word of a method that has effects or hands something out.
    public mutating func addMethod(_ name: String, of id: ModelTypeID, _ outcome: Outcome) {
        let isIdle = outcome.effects.isEmpty && outcome.hands == nil
        let trigger: WordUse = isIdle ? [] : .trigger
        let word = vocabulary.add(name, trigger.union(givingUse(outcome)))
        if outcome.passesOn { passingMethods.insert(word) }
        if outcome.gives == .argument, self[id].kind == .registry { serving.insert(word) }
        types[Int(id.rawValue)].methods[word] = outcome
    }

    public mutating func addAttribute(_ name: String, of id: ModelTypeID, _ outcome: Outcome) {
        var use: WordUse = []
        if case .type(let type) = outcome.gives, self[type].kind == .session, self[id].kind == .carrier {
            use = .evidence
        }
        use.formUnion(outcome.passesOn ? .giver : givingUse(outcome))
        types[Int(id.rawValue)].attributes[vocabulary.add(name, use)] = outcome
    }

    /// A method that works on a session among its arguments.
    public mutating func addArgumentEffect(method: String, label: String, _ effects: EffectSet) {
        let word = vocabulary.add(method, .trigger)
        argumentEffects[word, default: []].append(
            ArgumentEffect(label: label.isEmpty ? 0 : vocabulary.add(label), effects: effects))
    }

    /// What a property wrapper makes of a property.
    /// - Parameter member: the last name in its first argument, or empty.
    public mutating func addPropertyWrapper(_ name: String, member: String, _ outcome: Outcome) {
        let use: WordUse = [.evidence]
        let key = WrapperKey(
            wrapper: vocabulary.add(name, member.isEmpty ? use : []),
            member: member.isEmpty ? 0 : vocabulary.add(member, use))
        propertyWrappers[key] = outcome
    }

    public mutating func addBoundary(_ name: String) { boundaries.insert(vocabulary.add(name)) }

    public mutating func addBeside(_ name: String) { besides.insert(vocabulary.add(name)) }

    public mutating func addRunner(_ name: String) { runners.insert(vocabulary.add(name)) }

    public mutating func addEnterer(_ name: String) { enterers.insert(vocabulary.add(name)) }

    public mutating func addAfterwards(_ name: String) { afterwards.insert(vocabulary.add(name)) }

    public mutating func set(_ scoping: Scoping) { self.scoping = scoping }

    /// The meaning of a full dotted path.
    public mutating func addPath(_ path: String, _ meaning: Meaning) {
        paths[PathHash(path)] = meaning
        if case .type(let id) = meaning {
            types[Int(id.rawValue)].roots.insert(PathHash(path.prefix { $0 != "." }))
        }
        let last = path.utf8.lastIndex(of: 0x2E).map { String(path[path.index(after: $0)...]) } ?? path
        let word = vocabulary.add(last, use(of: meaning))
        switch meaning {
        case .type(let type): givers[word] = type
        case .function(let outcome):
            if case .type(let type) = outcome.gives { givers[word] = type }
        default: break
        }
    }

    /// The import of this module, or of anything below it, is a sign of a database.
    public mutating func addSign(module: String) {
        signs[PathHash(module)] = true
    }

    /// Nothing below this module is meant by its name; its objects have methods of the given names.
    public mutating func addForeign(module: String, methods: [String]) {
        let path = PathHash(module)
        foreign[path] = (foreign[path] ?? []).union(methods.map { vocabulary.add($0) })
    }

    /// The meaning of an imported name, whatever module it comes from: a plain name, a pattern or a dotted path.
    public mutating func addName(_ name: String, _ meaning: Meaning) {
        if name.contains(".") {
            addPath(name, meaning)
        } else if NamePattern(name).isExact {
            names[vocabulary.add(name, use(of: meaning))] = meaning
        } else {
            namePatterns.append((NamePattern(name), meaning))
        }
    }

    /// The meaning of a class's name in an annotation.
    public mutating func addClassName(_ name: String, _ type: ModelTypeID) {
        if name.contains(".") {
            addPath(name, .type(type))
        } else if !NamePattern(name).isExact {
            classPatterns.append((NamePattern(name), type))
        } else {
            let kind = self[type].kind
            var use: WordUse = kind == .session ? .evidence : kind == .registry ? .registryType : []
            if kind == .context { use = .tenant }
            if kind == .factory { use.insert(.giver) }
            classNames[vocabulary.add(name, use)] = type
        }
    }

    /// What the name of a variable speaks for.
    public mutating func addVariable(_ name: String, _ evidence: NameEvidence) {
        let isSession = self[evidence.type].kind == .session
        if NamePattern(name).isExact {
            let isOpener = self[evidence.type].call?.effects.contains(.opens) == true
            var use: WordUse = isSession ? .evidence : isOpener ? [.evidence, .trigger, .opener] : []
            if self[evidence.type].kind == .registry { use = .registryName }
            if !isSession || self[evidence.type].call != nil { use.insert(.giver) }
            variables[vocabulary.add(name, use)] = evidence
        } else {
            variablePatterns.append((NamePattern(name), evidence))
        }
    }

    public mutating func addWrapper(_ name: String, _ wrapper: Wrapper) {
        var use: WordUse = []
        if case .makes = wrapper { use = .giver }
        wrappers[vocabulary.add(name, use)] = wrapper
        wrapperNames[Self.hash(name)] = wrapper
    }

    /// A name of the language that says what values are.
    public mutating func addTypeWord(_ name: String, _ word: TypeWord) { typeWords.add(name, word) }

    private static func hash(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { Program.hash(of: $0) }
    }

    public mutating func addBuiltin(_ name: String, _ builtin: Builtin) {
        builtins[vocabulary.add(name)] = builtin
        if builtin == .unknown { silentNames.insert(Self.hash(name)) }
    }

    /// A module of the language's own library: nothing in it is a session.
    public mutating func addStandard(module: String) {
        standard[PathHash(module)] = true
    }

    /// The name of a column by which tenants are told apart.
    public mutating func addColumn(_ name: String) { columns.insert(vocabulary.add(name, .tenant)) }

    public mutating func addFlag(_ pattern: String) {
        flagPatterns.append(NamePattern(pattern))
    }

    /// Marks the names of functions that hand out a value of a kind.
    public mutating func lookForFunctions(giving kind: ValueKind, _ use: WordUse) {
        for (word, type) in givers where self[type].kind == kind {
            vocabulary.add(vocabulary.string(word), use)
        }
    }

    /// What a name's meaning makes it worth.
    private func use(of meaning: Meaning) -> WordUse {
        switch meaning {
        case .type(let id):
            let type = self[id]
            let giving: WordUse = type.kind.opensOrIsOpened ? .giver : []
            let opens = type.construct?.effects.contains(.opens) == true
            if opens || type.kind == .factory { return giving.union([.trigger, .evidence, .opener]) }
            return type.kind == .session ? giving.union(.evidence) : giving
        case .value(let id):
            let type = self[id]
            let opens = type.call?.effects.contains(.opens) == true
            if opens { return [.trigger, .evidence, .opener, .giver] }
            return type.kind == .session ? [.evidence, .giver] : .giver
        case .function(let outcome):
            let giving: WordUse = outcome.passesOn ? .giver : givingUse(outcome)
            return outcome.effects.isEmpty ? giving : giving.union([.trigger, .evidence, .opener])
        case .instance(let id):
            return self[id].kind == .session ? .evidence : self[id].kind == .factory ? .giver : []
        case .other, .anything:
            return []
        }
    }

    private func givingUse(_ outcome: Outcome) -> WordUse {
        guard case .type(let id) = outcome.gives, self[id].kind.opensOrIsOpened else { return [] }
        return .giver
    }
}

extension Outcome {
    /// Whether what comes out is what went in.
    fileprivate var passesOn: Bool { gives == .same || gives == .parent || gives == .argument }
}

extension ValueKind {
    /// A session, or something that opens one.
    fileprivate var opensOrIsOpened: Bool { self == .session || self == .scope || self == .factory }
}
