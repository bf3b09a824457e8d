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
    /// - Parameter earlier: a program of nearly the same files, whose roles are taken over where they hold.
    func withRoles(
        _ files: [ScannedFile], _ packs: Set<String>, after earlier: LinkedProgram?, _ workers: some Spreading
    ) -> [ScannedFile] {
        let rules = languages.isEmpty ? [LanguageRules.none.roles] : languages.map(\.roles)
        let off = rules.map { $0.entries(outside: packs) }
        let known = earlier.flatMap {
            $0.packs == packs && $0.files.count == files.count ? $0.files.all : nil
        }
        var found = workers.map(count: files.count) { index in
            if let known, known[index].isSame(as: files[index]) {
                return files[index].withRoles(of: known[index])
            }
            return files[index].withRoles(rules[files[index].language], off: off[files[index].language])
        }
        var shown = rules.map { _ in [Role: Set<[Substring]>]() }
        let wanted = rules.map(\.rolesThatNeedSigns)
        for index in found.indices {
            let language = found[index].language
            found[index].noteSigns(of: wanted[language], &shown[language], rules[language])
        }
        for index in found.indices where found[index].roles.file?.signal == .path {
            let language = found[index].language
            var silent = rules[language].unshown(found[index].file.path, shown[language])
            if silent.isEmpty { continue }
            silent.formUnion(off[language])
            if let known, known[index].silent == silent, known[index].isSame(as: found[index]) {
                found[index].roles = known[index].shownRoles
            } else {
                found[index].roles = found[index].withRoles(rules[language], off: silent).roles
            }
            found[index].silent = silent
            found[index].shownRoles = found[index].roles
        }
        return found
    }

    /// By language, the checks of the rules that need no pack, or one that counts.
    func gates(_ packs: Set<String>) -> [[CheckGate]] {
        let isSilent = rules.map { rule in
            !rule.info.needs.isEmpty && !rule.info.needs.contains(where: packs.contains)
        }
        return languages.map { $0.gates.filter { !isSilent[$0.rule] } }
    }
}

extension ScannedFile {
    /// The file with the roles that its declarations have signs of.
    /// - Parameter off: role entries that do not count.
    fileprivate func withRoles(_ rules: RoleRules, off: BitSet) -> ScannedFile {
        var result = self
        result.ownRoles = FileRoles(
            file.facts, path: file.path, scan: scan, rules, off: off, makesFactories: makesFactories)
        result.roles = result.ownRoles
        return result
    }

    /// The file with the roles that were found before.
    fileprivate func withRoles(of earlier: ScannedFile) -> ScannedFile {
        var result = self
        result.ownRoles = earlier.ownRoles
        result.roles = earlier.ownRoles
        return result
    }

    /// Whether both are the same bytes under the same path, read as the same language.
    func isSame(as other: ScannedFile) -> Bool {
        file.facts.contentHash == other.file.facts.contentHash && language == other.language
            && file.path == other.file.path
    }

    /// Notes the folders around the file for those roles that a declaration in it shows by itself: a class by a base,
    /// a decorator, or a name together with a method by which tools are run; a function by a decorator.
    fileprivate func noteSigns(
        of wanted: Set<Role>, _ shown: inout [Role: Set<[Substring]>], _ rules: RoleRules
    ) {
        guard !roles.mask.isDisjoint(with: RoleMask(wanted)) else { return }
        let facts = file.facts
        var own: Set<Role> = []
        for (id, signs) in roles.types.enumerated() {
            for sign in signs where sign.signal != .name || hasRun(ofType: id, rules) {
                if let role = sign.role, wanted.contains(role) { own.insert(role) }
            }
        }
        for (id, signs) in roles.functions.enumerated() where facts.function(id).kind == .function {
            for sign in signs where sign.signal == .decorator {
                if let role = sign.role, wanted.contains(role) { own.insert(role) }
            }
        }
        guard !own.isEmpty else { return }
        let folders = file.path.split(separator: "/").dropLast()
        for role in own {
            for depth in 0...folders.count { shown[role, default: []].insert(Array(folders.prefix(depth))) }
        }
    }

    /// Whether a class has a method by which tools are run.
    private func hasRun(ofType id: Int, _ rules: RoleRules) -> Bool {
        let facts = file.facts
        return (0..<facts.functionCount).contains { function in
            let fact = facts.function(function)
            return fact.kind == .function && fact.type == id
                && rules.toolMethods.contains(facts.string(fact.name))
        }
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
