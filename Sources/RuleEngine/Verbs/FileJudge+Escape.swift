import Facts
import Linking
import SourceText

/// `escape`: a value does not go where it outlives its scope.
extension FileJudge {
    mutating func hold(_ escape: EscapeCheck, _ check: Check) {
        for sink in escape.sinks.sorted(by: { $0.rawValue < $1.rawValue }) {
            switch sink {
            case .global: break
            case .afterBlock: break
            case .background: break
            case .concurrent: break
            }
        }
    }
}
