import Facts
import SourceText

extension FileEvaluation {
    /// The functions of one name and one owner of which a call means one, by the declarations of the whole program;
    /// none where there is but one.
    public mutating func overloads(at call: Value, in function: Int) -> [FunctionRef] {
        let body = Body(facts, function: function)
        let callee = body[call].value
        guard !callee.isNone, program.isCallable(facts.hash(of: body[callee].lastName)) else { return [] }
        let shape = typing.value(callee, in: FunctionRef(file: file, function: function))
        return typing.alternatives(of: shape).filter { $0.kind == .overloads }.flatMap { overloads in
            typing.contents(of: overloads).filter { $0.kind == .function }.map(\.function)
        }
    }
}
