import Facts
import Linking

/// Which functions of a program are followed through their calls: those that a rule about calls speaks of, and
/// whatever they reach. Grows in rounds; within a round, files are followed independently of each other.
public struct Following: Sendable {
    let program: Program
    /// By file.
    private(set) var flows: [FileFlow]
    private var isWanted: [[Bool]]
    private var isPending: [Bool]

    /// - Parameter roots: by file, the functions to begin with.
    init(_ program: Program, roots: [[Int]]) {
        self.program = program
        flows = [FileFlow](repeating: FileFlow(), count: roots.count)
        isWanted = program.files.map { [Bool](repeating: false, count: $0.facts.functionCount) }
        isPending = [Bool](repeating: false, count: roots.count)
        for (file, functions) in roots.enumerated() {
            for function in functions { want(FunctionRef(file: file, function: function)) }
        }
    }

    /// The files that have something new to be followed; none when all is done.
    public var pending: [Int] { isPending.indices.filter { isPending[$0] } }

    /// The functions of a file that are to be followed and were not yet.
    func functions(of file: Int) -> [Int] {
        isWanted[file].indices.filter { isWanted[file][$0] && !flows[file].isCollected($0) }
    }

    /// Takes what was found in the files that were pending, in their order.
    public mutating func take(_ found: [FileFlow]) {
        let files = pending
        for file in files { isPending[file] = false }
        for (file, flow) in zip(files, found) { flows[file] = flow }
        for flow in found {
            for target in flow.targets { want(target) }
            for type in flow.types { want(type) }
        }
    }

    private mutating func want(_ function: FunctionRef) {
        let file = Int(function.file)
        let id = Int(function.function)
        guard file < isWanted.count, id < isWanted[file].count, !isWanted[file][id] else { return }
        isWanted[file][id] = true
        if !flows[file].isCollected(id) { isPending[file] = true }
        let facts = program.files[file].facts
        // What stands in a function is a part of it.
        var inner = id + 1
        while inner < facts.functionCount, let parent = facts.function(inner).parent, parent >= id {
            let fact = facts.function(inner)
            if isWanted[file][parent], fact.kind == .closure || fact.type == nil {
                isWanted[file][inner] = true
            }
            inner += 1
        }
        if let type = facts.function(id).type { want(TypeRef(file: file, type: type)) }
    }

    /// What sets the attributes of a type's objects, and of those of its bases.
    private mutating func want(_ type: TypeRef) {
        for owner in program.hierarchy(of: type) {
            for part in program.parts(of: owner) {
                for function in program.storing(in: part) { want(function) }
            }
        }
    }
}

extension Engine {
    /// What has to be followed for the rules in force; nothing where none asks for it.
    /// - Parameter outcomes: of all files, in their order.
    public func following(_ program: LinkedProgram, _ outcomes: [FileOutcome]) -> Following? {
        guard followsCalls else { return nil }
        let roots = program.files.indices.map {
            followsAll ? all(program, $0) : restricted(program, $0, outcomes[$0])
        }
        return Following(program.program, roots: roots)
    }

    private func all(_ program: LinkedProgram, _ file: Int) -> [Int] {
        Array(0..<program.files[file].file.facts.functionCount)
    }

    private func restricted(_ program: LinkedProgram, _ file: Int, _ outcome: FileOutcome) -> [Int] {
        let scanned = program.files[file]
        guard languages.indices.contains(scanned.language) else { return [] }
        if let role = scanned.roles.file?.role, role.isLeftOut, asked.isDisjoint(with: RoleMask([role])) {
            return []
        }
        let opening = Set(outcome.openings.map(\.function))
        let checks = languages[scanned.language].gates.filter { gate in
            gate.subject == .reach && !(gate.roles?.isDisjoint(with: scanned.roles.mask) ?? false)
        }.map { rules[$0.rule].checks[$0.check] }
        guard !checks.isEmpty || !opening.isEmpty else { return [] }
        let place = PlacedFile(self, program, file)
        return (0..<place.facts.functionCount).filter { id in
            opening.contains(id)
                || checks.contains { check in
                    switch check.subject {
                    // Nobody ends twice what he does not hold.
                    case .reach(let reach) where reach.isOnce && !outcome.holders.contains(id): false
                    case .record: place.entry(check, function: id) != nil
                    default: place.scope(check, function: id) != nil
                    }
                }
        }
    }

    /// What the wanted functions of a file do to sessions and hand on. May run in parallel.
    public func follow(_ program: LinkedProgram, _ following: Following, file: Int) -> FileFlow {
        let scanned = program.files[file]
        let models = languages.isEmpty ? LanguageRules.none.models : languages[scanned.language].models
        var evaluation = FileEvaluation(
            scanned.file.facts, scanned.scan, models, program.program, file: file)
        return evaluation.flow(of: following.functions(of: file), continuing: following.flows[file])
    }
}
