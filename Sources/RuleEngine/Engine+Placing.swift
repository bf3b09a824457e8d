import Facts
import Findings
import Linking

/// What the files of a program are, and what rules look for in all of them before they look at any function.
extension Engine {
    /// Finds what the files of a program are: their roles, and what rules look for before they look at any function.
    /// - Parameter earlier: of nearly the same files.
    public func place(
        _ files: [ScannedFile], in program: Program, after earlier: EarlierAnalysis? = nil,
        _ workers: some Spreading = InTurn()
    ) -> LinkedProgram {
        let packs = packsInForce(files)
        let files =
            earlier.flatMap { withRoles(files, in: program, packs, of: $0.program) }
            ?? joiningExtensions(withRoles(files, in: program, packs, workers), program)
        var linked = LinkedProgram(
            files: ByFile(files), program: program, isRoleless: !files.contains { $0.roles.hasAny })
        linked.packs = packs
        linked.gates = gates(packs)
        linked.registries = RegistryNames(files, languages)
        linked.flags = FlagReaders(files, languages)
        linked.settings = namedSettings(files)
        linked.code = files.indices.filter {
            !files[$0].isLeftOut && languages.indices.contains(files[$0].language)
        }
        linked.naming = linked.code.filter { files[$0].scan.use.contains(.named) }
        linked.known = knownNames(linked)
        linked.services = servicesMadeForOthers(linked)
        linked.shared = sharedObjects(linked)
        linked.scoped = scopedModels(linked)
        linked.contexts = contextTakers(linked)
        linked.hasAgentPool = files.contains { $0.roles.mask.contains(RoleMask([.agentPool])) }
        linked.entries = serviceEntries(linked)
        return linked
    }

    /// Gives extensions the signs of the type that they extend, in whatever file it is declared.
    private func joiningExtensions(_ files: [ScannedFile], _ program: Program) -> [ScannedFile] {
        var signs: [String: [FoundRole]] = [:]
        for file in files where languages.indices.contains(file.language) {
            guard languages[file.language].models.scoping.importsAreOpen else { continue }
            let facts = file.file.facts
            for id in 0..<facts.typeCount where facts.type(id).kind != .extension {
                let found = file.roles.types[id].filter { $0.signal <= .decorator }
                if !found.isEmpty { signs[facts.string(facts.type(id).path), default: []] += found }
            }
        }
        guard !signs.isEmpty else { return files }
        return files.map { file in
            guard languages[file.language].models.scoping.importsAreOpen else { return file }
            var file = file
            let facts = file.file.facts
            for id in 0..<facts.typeCount where facts.type(id).kind == .extension {
                guard let found = signs[facts.string(facts.type(id).path)] else { continue }
                file.roles.add(found, toType: id)
            }
            return file
        }
    }

    /// The settings that files name, of those that make a check needless.
    private func namedSettings(_ files: [ScannedFile]) -> Set<String> {
        named(
            Set(languages.flatMap(\.gates).flatMap(\.unlessNamed)),
            in: files.lazy.filter { $0.scan.use.contains(.setting) })
    }

    /// The names that files have, of those without which a check has nothing to say.
    private func knownNames(_ program: LinkedProgram) -> Set<String> {
        var wanted: Set<String> = []
        for subject in rules.flatMap(\.checks).map(\.subject) {
            switch subject {
            case .decorator(let check): wanted.formUnion(check.known)
            case .record(let check): wanted.formUnion(check.known)
            default: continue
            }
        }
        return named(wanted, in: program.naming.lazy.map { program.files[$0] })
    }

    /// Those of some names that files have.
    private func named(_ wanted: Set<String>, in files: some Sequence<ScannedFile>) -> Set<String> {
        wanted.filter { name in files.contains { $0.file.facts.symbol(name) != nil } }
    }

    /// The models of the language of a file.
    func models(of file: ScannedFile) -> Models {
        languages.indices.contains(file.language)
            ? languages[file.language].models : LanguageRules.none.models
    }

    /// What is known of the values of a file; nothing of it is evaluated yet.
    func evaluation(of file: Int, in program: LinkedProgram) -> FileEvaluation {
        let scanned = program.files[file]
        return FileEvaluation(
            scanned.file.facts, scanned.scan, models(of: scanned), program.program, file: file)
    }

    /// What the rules in force check that need to know something of the whole program, and in which languages.
    func languages<Found: Hashable>(_ found: (Check.Subject) -> Found?) -> [Found: Set<String>] {
        var result: [Found: Set<String>] = [:]
        for rule in rules {
            for check in rule.checks.compactMap({ found($0.subject) }) {
                result[check, default: []].formUnion(rule.info.languages)
            }
        }
        return result
    }
}
