import Linking

/// Which packs count in a tree, and what follows from that.
extension Engine {
    /// The ids of the packs that count: those that always do, those that were chosen, or else those of which a file
    /// imports a module.
    func packsInForce(_ files: [ScannedFile]) -> Set<String> {
        var shown = packSigns.always
        for index in files.indices { shown.formUnion(files[index].packs) }
        return Set(packs.indices.filter(shown.contains).map { packs[$0].id })
    }

    /// Finds the roles of all files by the packs that count.
    func withRoles(_ files: [ScannedFile], _ packs: Set<String>, _ workers: some Spreading) -> [ScannedFile] {
        let rules = languages.isEmpty ? [LanguageRules.none.roles] : languages.map(\.roles)
        let off = rules.map { $0.entries(outside: packs) }
        return workers.map(count: files.count) { index in
            var file = files[index]
            file.roles = FileRoles(
                file.file.facts, path: file.file.path, scan: file.scan, rules[file.language],
                off: off[file.language], makesFactories: file.makesFactories)
            return file
        }
    }

    /// By language, the checks of the rules that need no pack, or one that counts.
    func gates(_ packs: Set<String>) -> [[CheckGate]] {
        let isSilent = rules.map { rule in
            !rule.info.needs.isEmpty && !rule.info.needs.contains(where: packs.contains)
        }
        return languages.map { $0.gates.filter { !isSilent[$0.rule] } }
    }
}

extension LinkedProgram {
    /// The checks that hold in a file.
    func gates(of file: Int) -> [CheckGate] {
        let language = files[file].language
        return language < gates.count ? gates[language] : []
    }
}

extension RuleSet {
    /// The models that count where some packs were chosen, with those whose types they name; all where nothing was.
    func models(chosen: Set<String>?) -> [ModelPack] {
        guard let chosen else { return models }
        var isOn = models.map { $0.modules.isEmpty || chosen.contains($0.id) }
        var pending = isOn.indices.filter { isOn[$0] }
        while let next = pending.popLast() {
            let named = models[next].namedTypes
            for index in models.indices where !isOn[index] {
                guard models[index].types.contains(where: { named.contains($0.name) }) else { continue }
                isOn[index] = true
                pending.append(index)
            }
        }
        return models.indices.filter { isOn[$0] }.map { models[$0] }
    }
}

extension ModelPack {
    /// The types that it says something of or with, its own or those of other packs.
    fileprivate var namedTypes: Set<String> {
        var outcomes = functions.map(\.outcome) + properties.map(\.outcome)
        for type in types {
            outcomes += type.parts.values
            outcomes += (type.methods + type.attributes).map(\.outcome)
        }
        var names = Set(outcomes.flatMap { [$0.type, $0.handed].compactMap(\.self) })
        names.formUnion(types.compactMap(\.base))
        names.formUnion(self.names.compactMap(\.type))
        names.formUnion(wrappers.map(\.meaning))
        return names
    }
}
