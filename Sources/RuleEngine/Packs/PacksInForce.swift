import Facts
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
    func withRoles(
        _ files: [ScannedFile], in program: Program, _ packs: Set<String>, _ workers: some Spreading
    ) -> [ScannedFile] {
        let rules = roleRules
        let off = rules.map { $0.entries(outside: packs) }
        var found = workers.map(count: files.count) { index in
            files[index].withRoles(rules[files[index].language], off: off[files[index].language])
        }
        let inherited = InheritedSigns(found, program, rules)
        for index in found.indices { inherited.add(to: &found[index].roles, of: index) }
        var shown = rules.map { _ in ShownFolders() }
        let wanted = rules.map(\.rolesThatNeedSigns)
        for index in found.indices {
            let language = found[index].language
            found[index].noteSigns(of: wanted[language], &shown[language], rules[language])
        }
        for index in found.indices where found[index].roles.file?.signal == .path {
            let language = found[index].language
            var silent = rules[language].unshown(found[index].file.path, shown[language].byAny)
            let isUnshown = !silent.isEmpty
            silent.formUnion(off[language])
            if isUnshown {
                found[index].roles = found[index].withRoles(rules[language], off: silent).roles
                inherited.add(to: &found[index].roles, of: index)
            }
            found[index].doubt(rules[language], off: silent, shown[language].surely)
        }
        return found
    }

    private var roleRules: [RoleRules] {
        languages.isEmpty ? [LanguageRules.none.roles] : languages.map(\.roles)
    }

    /// The same for files that an earlier program has, but for a few that have changed; nil where one of these shows
    /// something else than before.
    func withRoles(
        _ files: [ScannedFile], in program: Program, _ packs: Set<String>, of earlier: LinkedProgram
    ) -> [ScannedFile]? {
        guard earlier.packs == packs, earlier.files.count == files.count,
            program.derivesSame(as: earlier.program)
        else { return nil }
        let rules = roleRules
        var result = earlier.files.all
        for (index, file) in files.enumerated() where !file.isSame(as: result[index]) {
            let language = file.language
            let off = rules[language].entries(outside: packs)
            let found = file.withRoles(rules[language], off: off)
            guard file.file.path == result[index].file.path, language == result[index].language,
                found.ownRoles == result[index].ownRoles,
                file.file.facts.typePaths == result[index].file.facts.typePaths,
                signs(of: found, rules[language]) == signs(of: result[index], rules[language]),
                rules[language].silent(in: file.file.facts, off: off)
                    == rules[language].silent(in: result[index].file.facts, off: off)
            else { return nil }
            let before = result[index]
            result[index] = found
            result[index].roles = before.roles
        }
        return result
    }

    /// What a file shows of its folders by itself.
    private func signs(of file: ScannedFile, _ rules: RoleRules) -> ShownFolders {
        var file = file
        file.roles = file.ownRoles
        var shown = ShownFolders()
        file.noteSigns(of: rules.rolesThatNeedSigns, &shown, rules)
        return shown
    }

    /// By language, the checks of the rules that need no pack, or one that counts.
    func gates(_ packs: Set<String>) -> [[CheckGate]] {
        let isSilent = rules.map { rule in
            !rule.info.needs.isEmpty && !rule.info.needs.contains(where: packs.contains)
        }
        return languages.map { $0.gates.filter { !isSilent[$0.rule] } }
    }
}

extension FileFacts {
    /// What its types are called.
    fileprivate var typePaths: [String] { (0..<typeCount).map { string(type($0).path) } }
}

/// By role, the folders in which, at any depth, a declaration has a sign of it.
private struct ShownFolders: Equatable {
    var byAny: [Role: Set<[Substring]>] = [:]
    /// Those in which the sign is a base class or a decorator.
    var surely: [Role: Set<[Substring]>] = [:]
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

    /// Notes the folders around the file for those roles that a declaration in it shows by itself: a class by a base,
    /// a decorator, or a name together with a method by which tools are run; a function by a decorator.
    fileprivate func noteSigns(of wanted: Set<Role>, _ shown: inout ShownFolders, _ rules: RoleRules) {
        guard !roles.mask.isDisjoint(with: RoleMask(wanted)) else { return }
        let facts = file.facts
        var sure: Set<Role> = []
        var named: Set<Role> = []
        for (id, signs) in roles.types.enumerated() {
            for sign in signs {
                guard let role = sign.role, wanted.contains(role) else { continue }
                if sign.signal != .name {
                    sure.insert(role)
                } else if hasRun(ofType: id, rules) {
                    named.insert(role)
                }
            }
        }
        for (id, signs) in roles.functions.enumerated() where facts.function(id).kind == .function {
            for sign in signs where sign.signal == .decorator {
                if let role = sign.role, wanted.contains(role) { sure.insert(role) }
            }
        }
        let folders = file.path.split(separator: "/").dropLast()
        for role in sure.union(named) {
            for depth in 0...folders.count {
                let folder = Array(folders.prefix(depth))
                shown.byAny[role, default: []].insert(folder)
                if sure.contains(role) { shown.surely[role, default: []].insert(folder) }
            }
        }
    }

    /// Lets the role of the file's path be less than certain where it rests on the names of classes.
    fileprivate mutating func doubt(
        _ rules: RoleRules, off: BitSet, _ surely: [Role: Set<[Substring]>]
    ) {
        guard var role = roles.file, let meant = role.role, role.signal == .path,
            let pattern = rules.doubtfulPattern(
                role, file.path, silent: rules.silent(in: file.facts, off: off), surely)
        else { return }
        role.isCertain = false
        role.because += ", and names of classes"
        role.doubt =
            "that `\(pattern)` means code of the role `\(meant.name)` rests on names of classes here; where it does not, say so under `[roles]`"
        roles.file = role
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
