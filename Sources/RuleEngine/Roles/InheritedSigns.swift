import Facts
import Linking

/// The signs that types have through bases which other files declare, by file and type.
///
/// What a file declares itself is seen by its own signs; here a base class of the tree stands for what it derives from.
struct InheritedSigns {
    private var signs: [Int: [Int: [FoundRole]]] = [:]

    /// - Parameters:
    ///   - files: with the signs of their own.
    ///   - rules: of each language.
    init(_ files: [ScannedFile], _ program: Program, _ rules: [RoleRules]) {
        var known: [TypeRef: [FoundRole]] = [:]
        for (file, scanned) in files.enumerated() {
            for (type, own) in scanned.roles.types.enumerated()
            where !own.contains(where: { $0.signal <= .base }) {
                let derived = TypeRef(file: file, type: type)
                let found = program.bases(of: derived).flatMap { signs(of: $0, files, program, &known, 0) }
                let meant = found.filter { rules[scanned.language].isMeant($0, scanned.file.facts, type) }
                if !meant.isEmpty { signs[file, default: [:]][type] = meant }
            }
        }
    }

    /// How far up signs are looked for.
    private static let mostSteps = 16

    /// The base classes that give a type or what it derives from a role.
    private func signs(
        of type: TypeRef, _ files: [ScannedFile], _ program: Program, _ known: inout [TypeRef: [FoundRole]],
        _ depth: Int
    ) -> [FoundRole] {
        if let found = known[type] { return found }
        let scanned = files[Int(type.file)]
        var found = scanned.roles.types[Int(type.type)].filter { $0.signal == .base }
        if found.isEmpty, depth < Self.mostSteps {
            // A circle ends where it closes.
            known[type] = []
            found = program.bases(of: type).flatMap { signs(of: $0, files, program, &known, depth + 1) }
        } else {
            let facts = scanned.file.facts
            let name = facts.string(facts.typeName(Int(type.type)))
            for index in found.indices { found[index].because += ", through " + name }
        }
        known[type] = found
        return found
    }

    /// Adds to a file's roles what its types inherit.
    func add(to roles: inout FileRoles, of file: Int) {
        guard let found = signs[file] else { return }
        for (type, signs) in found { roles.add(signs, toType: type) }
    }
}
