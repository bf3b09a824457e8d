import Facts
import SourceText

/// What objects keep under names that a class of another file sets, in languages in which classes are imported by name:
/// the members of those types from which types of other files derive, as far as models know them.
struct InheritedMembers: Sendable {
    private struct Key: Hashable, Sendable {
        var type: TypeRef
        /// The hash of the name.
        var name: UInt32
    }

    private var members: [Key: SharedMember] = [:]
    /// The hashes of the names of all of them.
    private var names: Set<UInt32> = []
    private var namesByType: [TypeRef: [UInt32]] = [:]

    mutating func add(_ member: SharedMember, of type: TypeRef, named name: UInt32) {
        members[Key(type: type, name: name)] = member
        names.insert(name)
        namesByType[type, default: []].append(name)
    }

    var isEmpty: Bool { names.isEmpty }

    /// The hashes of the names of a type's members.
    func names(of type: TypeRef) -> [UInt32] { namesByType[type] ?? [] }

    /// Whether a member of any type has that name.
    func isNamed(_ name: UInt32) -> Bool { names.contains(name) }

    /// - Parameter name: its hash.
    func member(_ name: UInt32, of type: TypeRef) -> SharedMember? { members[Key(type: type, name: name)] }

    func add(to digest: inout Digest) {
        digest.add(members.count)
        for (key, member) in members.sorted(by: {
            ($0.key.type.word, $0.key.name) < ($1.key.type.word, $1.key.name)
        }) {
            digest.add(key.type.word)
            digest.add(Int(key.name))
            member.add(to: &digest)
        }
    }
}
