/// A number with what is counted: `1 file`, `12 files`.
/// - Parameter noun: one whose plural is made with an `s`.
public func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
