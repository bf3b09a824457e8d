import Facts
import Linking
import SourceText

/// The part of a module that runs only where the module is run as a program: what stands under
/// `if __name__ == "__main__":`. It is a script, whatever folder its file is in.
enum ProgramPart {
    /// Where it stands in a file; nil where a file has none.
    static func range(in facts: FileFacts) -> ByteRange? {
        guard facts.functionCount > 0, let name = facts.symbol("__name__"),
            let main = facts.symbol("__main__")
        else { return nil }
        let body = Body(facts, function: 0)
        guard let test = (0..<body.count).first(where: { isTest($0, body, name, main) }) else { return nil }
        var range = body[test].range
        var depth = 0
        for index in test..<body.count {
            range.end = max(range.end, body[index].range.end)
            switch body.kind(index) {
            case .branchBegin: depth += 1
            case .arm where depth == 1: return range
            case .branchEnd:
                depth -= 1
                if depth <= 0 { return range }
            default: continue
            }
        }
        return range
    }

    private static func isTest(_ index: Int, _ body: Body, _ name: Symbol, _ main: Symbol) -> Bool {
        guard body.kind(index) == .operation, body.a(index) == Operator.equal.rawValue else { return false }
        let operands = body.facts.list(body.b(index)).map { body[Value($0)] }
        return operands.contains { $0.kind == .name && $0.symbol == name }
            && operands.contains { $0.kind == .string && $0.symbol == main }
    }
}

extension FileRoles {
    /// Whether code of the module stands in the part that runs as a program, so that roles which only borrow do not
    /// hold for it.
    func isProgram(_ candidate: Candidate) -> Bool {
        guard candidate.function == 0, candidate.type == nil, let program else { return false }
        let mayOwn = candidate.role?.role?.mayOwn ?? true
        return !mayOwn && program.start <= candidate.range.start && candidate.range.end <= program.end
    }
}
