import Facts
import SourceText

extension Body {
    /// Whether it is written down how far the work is, before an operation and once more between that and another one:
    /// what is committed there is for others to see while the work goes on.
    func tellsProgress(before first: Int, until last: Int) -> Bool {
        first < last && (0...first).contains(where: tellsProgress)
            && (first + 1...last).contains(where: tellsProgress)
    }

    /// Whether something is waited for between two operations: what is committed before it stays, whatever comes of that.
    func waits(from first: Value, until last: Value) -> Bool {
        first.index < last.index && (first.index + 1..<last.index).contains { kind(Int($0)) == .await }
    }

    private func tellsProgress(_ index: Int) -> Bool {
        let op = self[index]
        switch op.kind {
        case .store: return self[op.value].kind == .attribute && isOfProgress(self[op.value].member)
        case .call:
            if !op.value.isNone, isOfProgress(self[op.value].lastName) { return true }
            return call(op).arguments.contains { !$0.label.isNone && isOfProgress($0.label) }
        default: return false
        }
    }

    private func isOfProgress(_ name: Symbol) -> Bool {
        guard !name.isNone else { return false }
        let name = facts.string(name).lowercased()
        return [
            "ended_at", "ended_on", "finished_at", "phase", "progress", "stage", "started_at", "started_on",
            "state",
            "status",
        ].contains {
            name == $0 || name.hasSuffix("_" + $0)
        }
    }
}
