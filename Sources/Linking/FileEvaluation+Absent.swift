import Facts
import SourceText

/// Calls of members that the type of their object does not have.
extension FileEvaluation {
    /// Notes a call of a member where a first look at the program shows that its object has none of that name.
    mutating func noteIfAbsent(_ callee: Op, _ index: Int) {
        guard callee.kind == .attribute, !callee.value.isNone,
            !models.isCommon(facts.hash(of: callee.member)),
            let type = typing.type(
                without: callee, in: FunctionRef(file: file, function: frame.function))?.type
        else { return }
        absent.append(
            AbsentMember(function: frame.function, op: UInt32(truncatingIfNeeded: index), type: type))
    }
}

extension Typing {
    /// The one type of the program that an object may be of, where that has no such member.
    mutating func type(without member: Op, in function: FunctionRef) -> Shape? {
        let name = facts(function.file).hash(of: member.member)
        let object = value(member.value, in: function)
        var found: Shape?
        for one in alternatives(of: object) where one.kind != .nothing {
            guard found == nil, one.isObject || one.isType, one.kind != .above,
                self.member(name, ofType: one.type, as: one.kind).kind == .missing
            else { return nil }
            found = one
        }
        return found
    }
}
