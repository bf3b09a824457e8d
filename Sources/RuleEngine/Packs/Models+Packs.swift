import Linking

extension Models {
    /// Compiles model files with the names that a configuration adds.
    init(_ packs: [ModelPack], _ names: NameSettings) {
        self.init()
        for entry in packs.flatMap(\.types) { _ = addType(named: entry.name, kind: entry.kind) }
        for pack in packs {
            for entry in pack.types { add(entry, modules: pack.modules) }
        }
        for pack in packs {
            if let scoping = pack.scoping { set(scoping) }
            for entry in pack.typeWords { addTypeWord(entry.name, entry.word) }
            for name in pack.boundaries { addBoundary(name) }
            for name in pack.besides { addBeside(name) }
            for name in pack.runners { addRunner(name) }
            for name in pack.enterers { addEnterer(name) }
            for name in pack.afterwards { addAfterwards(name) }
            for entry in pack.argumentEffects {
                for method in entry.methods {
                    addArgumentEffect(method: method, label: entry.label, entry.effects)
                }
            }
            for entry in pack.properties {
                addPropertyWrapper(entry.wrapper, member: entry.member, resolved(entry.outcome))
            }
            for module in pack.modules { addSign(module: module) }
            for (paths, outcome) in pack.functions {
                for path in paths { addPath(path, .function(resolved(outcome))) }
            }
            for other in pack.others {
                for module in other.modules { addForeign(module: module, methods: other.methods) }
            }
            for wrapper in pack.wrappers {
                for name in wrapper.names { addWrapper(name, meaning(wrapper.meaning, wrapper.fromLast)) }
            }
            for builtin in pack.builtins {
                for name in builtin.names { addBuiltin(name, builtin.builtin) }
            }
            for module in pack.standard { addStandard(module: module) }
            for path in pack.anything { addPath(path, .anything) }
        }
        // What later packs say of a type holds for its varieties as well.
        for id in types.indices.map({ ModelTypeID(rawValue: UInt16($0)) }) {
            if let base = self[id].base { take(from: base, into: id) }
        }
        for entry in packs.flatMap(\.names) {
            for name in entry.names + (entry.list.map { names[$0] } ?? []) { add(name, entry) }
        }
    }

    /// - Parameter modules: those that declare the type, where its path does not say it.
    private mutating func add(_ entry: ModelPack.TypeEntry, modules: [String]) {
        let id = addType(named: entry.name, kind: entry.kind)
        let parts = entry.parts.mapValues(resolved)
        let base = entry.base.flatMap { type(named: $0) }
        if let base { take(from: base, into: id) }
        update(id) { type in
            type.base = base ?? type.base
            type.construct = parts[.construct] ?? type.construct
            type.call = parts[.call] ?? type.call
            type.enter = parts[.enter] ?? type.enter
            type.iterate = parts[.iterate] ?? type.iterate
            type.anyMethod = parts[.anyMethod] ?? type.anyMethod
            type.exit.formUnion(entry.exit)
            type.passed.formUnion(entry.passed)
            type.isApart = type.isApart || entry.isApart
            type.isLikely = type.isLikely || entry.isLikely
            type.isOne = type.isOne || entry.isOne
            type.exitLandsOnParent = type.exitLandsOnParent || entry.exitLandsOnParent
        }
        for (name, outcome) in entry.methods { addMethod(name, of: id, resolved(outcome)) }
        for (name, outcome) in entry.attributes { addAttribute(name, of: id, resolved(outcome)) }
        for path in entry.paths {
            if path.contains(".") || modules.isEmpty {
                addPath(path, .type(id))
            } else {
                for module in modules { addPath("\(module).\(path)", .type(id)) }
            }
        }
    }

    /// Lets a type do what another one does, where nothing else is said of it.
    private mutating func take(from base: ModelTypeID, into id: ModelTypeID) {
        let base = self[base]
        update(id) { type in
            type.methods.merge(base.methods) { own, _ in own }
            type.attributes.merge(base.attributes) { own, _ in own }
            type.anyMethod = type.anyMethod ?? base.anyMethod
            type.construct = type.construct ?? base.construct
            type.call = type.call ?? base.call
            type.enter = type.enter ?? base.enter
            type.iterate = type.iterate ?? base.iterate
            if type.exit.isEmpty {
                type.exit = base.exit
                type.exitLandsOnParent = base.exitLandsOnParent
            }
            if type.passed.isEmpty { type.passed = base.passed }
            type.isApart = type.isApart || base.isApart
            type.isLikely = type.isLikely || base.isLikely
        }
    }

    private mutating func add(_ name: String, _ entry: ModelPack.NamesEntry) {
        if entry.meaning == .flag { return addFlag(name) }
        if entry.meaning == .column { return addColumn(name) }
        guard let type = entry.type.flatMap({ type(named: $0) }) else { return }
        switch entry.meaning {
        case .value: addName(name, .value(type))
        case .class: addClassName(name, type)
        case .variable: addVariable(name, NameEvidence(type: type, isForAttributes: entry.isForAttributes))
        default: break
        }
    }

    private func resolved(_ entry: ModelPack.OutcomeEntry) -> Outcome {
        var outcome = entry.outcome
        if let type = entry.type.flatMap({ type(named: $0) }) { outcome.gives = .type(type) }
        outcome.hands = entry.handed.flatMap { type(named: $0) }
        return outcome
    }

    private func meaning(_ text: String, _ fromLast: Bool) -> Wrapper {
        switch text {
        case "first": .first
        case "optional": .optional
        case "any": .any
        default: type(named: text).map { .makes($0, fromLast: fromLast) } ?? .any
        }
    }
}

extension Models {
    /// Makes functions worth evaluating that have a call which a rule looks for.
    /// - Parameter isRestricted: whether the rule is about some roles only.
    mutating func lookFor(_ check: CallCheck, isRestricted: Bool, beside: Bool = false) {
        // What counts in a transaction alone stands where sessions are, and these are looked for anyway.
        let use: WordUse =
            beside
            ? check.isInTransaction ? .called : [.called, .trigger]
            : [.called, isRestricted ? .restricted : check.strings.isEmpty ? .alone : .textual]
        for name in check.builtins { vocabulary.add(name, use) }
        for (_, name) in check.callees {
            if let exact = name.exactName { vocabulary.add(exact, use) }
        }
        for kind in check.gives { lookForFunctions(giving: kind, use) }
    }
}
