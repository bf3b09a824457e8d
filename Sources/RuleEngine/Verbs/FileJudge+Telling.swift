import Facts
import Findings
import SourceText

/// Telling of a place what is wrong with it and what to do, once a place.
extension FileJudge {
    /// - Parameters:
    ///   - consequence: what is wrong; it also tells apart findings of one declaration.
    ///   - cure: what to do.
    mutating func tell(
        _ range: ByteRange, _ function: Int, _ role: FoundRole?, _ consequence: String, cure: String,
        isCertain: Bool = true, isNote: Bool = false, type: Int? = nil, related: [Finding.Place] = []
    ) {
        let key = CauseKey.place(rule: rule, start: range.start, end: range.end)
        if candidates.contains(where: { $0.rule == rule && $0.key == key }) { return }
        var text = consequence
        candidates.append(
            Candidate(
                rule: rule, range: range, function: function, type: type, role: role,
                isCertain: isCertain && role?.isCertain ?? true, isNote: isNote,
                shape: text.withUTF8 { SymbolTable.hash($0) },
                fills: [.consequence: consequence, .value: cure], related: related, key: key))
    }
}

extension FileFacts {
    /// The hash of the name of a type.
    /// - Precondition: `id` is below `typeCount`.
    func hash(ofType id: Int) -> UInt32 { hash(of: typeName(id)) }
}
